-- Enter that.
UPDATE names SET entity_id = m.entity_id FROM moved_names AS m WHERE m.name_id = names.name_id;
