-- A hash of a table's rows, whatever their order.
SELECT left(md5(concat_ws(' ', count(*), sum(hash({columns})::HUGEINT), bit_xor(hash({columns})))), 16) FROM {table};
