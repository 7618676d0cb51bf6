-- Of a row of {table} {columns} ascend, as far as they are known.
WITH known AS (
    SELECT {identity}, list_filter([{columns}], lambda value: value IS NOT NULL) AS told FROM {table} AS x
)
FROM known WHERE told <> list_sort(told);
