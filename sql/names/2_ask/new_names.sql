-- Names that the archive did not have.
SELECT DISTINCT name_id, label, key, scope FROM readings ANTI JOIN names USING (name_id) ORDER BY name_id;
