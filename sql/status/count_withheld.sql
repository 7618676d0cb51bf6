-- How many of tonight's rows were withheld of each table.
SELECT table_name, count(*) FROM tonight_defects GROUP BY table_name ORDER BY table_name;
