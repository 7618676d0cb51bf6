-- The figures in those pairs, as transforms.schema.warehouse_records.LoadedFigureKey takes them, each after its number.
SELECT figure_no, * EXCLUDE (figure_no, told_at, speaker, speaker_id, numbers, place, is_first, is_touched)
FROM near_figures
WHERE figure_no IN (SELECT figure_no FROM figure_pairs UNION SELECT other_figure_no FROM figure_pairs)
ORDER BY figure_no;
