-- Names that nobody says any more.
CREATE TEMP TABLE dropped_names AS
SELECT name_id, entity_id FROM names WHERE n_mentions = 0 AND name_id IN (SELECT name_id FROM name_deltas);
