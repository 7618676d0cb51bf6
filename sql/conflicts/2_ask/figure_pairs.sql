-- The pairs of figures to be compared, by their numbers, each with whether one voice gives both.
FROM figure_pairs ORDER BY ALL;
