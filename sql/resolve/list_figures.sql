-- The figures in those pairs, as transforms.figures.Figure takes them, each after its number.
SELECT * EXCLUDE (unit, numbers)
FROM figures
WHERE figure_no IN (SELECT figure_no FROM figure_pairs UNION SELECT other_figure_no FROM figure_pairs)
ORDER BY figure_no;
