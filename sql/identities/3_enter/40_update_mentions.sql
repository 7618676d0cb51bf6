-- Enter that.
-- each: mentions, entity_aliases
UPDATE {table} SET entity_id = m.entity_id
FROM moved_names AS m
WHERE m.name_id = {table}.name_id AND m.old_entity_id <> '';
