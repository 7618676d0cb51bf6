-- Every row of {parent} that a row of {table} names in {column} is there.
WITH named AS (
    SELECT {identity}, unnest(x.{column}) AS named FROM {table} AS x
)
FROM named AS x
ANTI JOIN {looked_up} AS p ON x.named = p.{parent_key};
