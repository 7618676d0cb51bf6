-- The stretches of {table} follow each other in reading order, and none overlaps another.
SELECT {identity}, x.start_char, x.former_end
FROM (SELECT *, lag(end_char) OVER (PARTITION BY article_id ORDER BY {key}) AS former_end FROM {table}) AS x
WHERE x.start_char < x.former_end;
