-- Every {column} of {table} has a form that its standard knows.
SELECT {identity}, x.{column}
FROM {table} AS x
WHERE NOT regexp_full_match(x.{column}, {form});
