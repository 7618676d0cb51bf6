-- Names whose entity may be another than before.
SELECT name_id FROM rejoined_names ORDER BY name_id;
