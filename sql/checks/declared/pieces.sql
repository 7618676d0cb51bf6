-- The {pieces} of a row of {table} lie between its {start} and {end}, and none is empty.
SELECT {identity}, x.{start}, x.{end}, x.{pieces}
FROM {table} AS x
WHERE len(x.{pieces}) = 0 OR len(list_filter(
    x.{pieces},
    lambda piece: piece.start_char < x.{start} OR piece.end_char > x.{end} OR piece.end_char <= piece.start_char
)) > 0;
