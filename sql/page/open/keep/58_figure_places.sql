-- The figures of each place.
CREATE TABLE kept.main.figure_places AS
SELECT DISTINCT place, figure_row FROM list_places() ORDER BY place, figure_row;
