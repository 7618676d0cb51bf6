-- The row of {parent} that a row of {table} names by {columns} is there.
SELECT {identity}, x.{column}
FROM {table} AS x
ANTI JOIN {looked_up} AS p ON {match}
WHERE x.{column} IS NOT NULL;
