-- The pairs, by the figures' numbers, each with the similarity of the two claims and whether one voice gives both.
FROM figure_pairs ORDER BY ALL;
