-- Take them out.
-- each: names, name_blocks
DELETE FROM {table} WHERE name_id IN (SELECT name_id FROM dropped_names);
