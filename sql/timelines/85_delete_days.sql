-- Take out what is added up anew.
DELETE FROM timeline WHERE (entity_id, event_date) IN (SELECT entity_id, event_date FROM touched_days);
