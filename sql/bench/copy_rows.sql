-- Copy a table's rows as those of an earlier period; ids and days are other ones, as {columns} says.
INSERT INTO {table} BY NAME
SELECT {columns} FROM small.{table};
