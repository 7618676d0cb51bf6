-- Copy rows of a table as those of an earlier period; ids and days are other ones, as {columns} says.
INSERT INTO {table} BY NAME
SELECT {columns} FROM small.{table} WHERE {rows};
