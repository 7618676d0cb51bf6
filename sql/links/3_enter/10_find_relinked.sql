-- Names that are linked otherwise than before.
CREATE TEMP TABLE relinked_names AS
WITH differing AS (
    (SELECT name_id, other_name_id, method FROM stale_links EXCEPT SELECT name_id, other_name_id, method FROM new_links)
    UNION ALL
    (SELECT name_id, other_name_id, method FROM new_links EXCEPT SELECT name_id, other_name_id, method FROM stale_links)
)
SELECT name_id FROM differing UNION SELECT other_name_id FROM differing;
