-- Every name that another row names is there.
WITH children AS (
    SELECT 'mentions' AS table_name, name_id FROM mentions
    UNION ALL SELECT 'entity_aliases', name_id FROM entity_aliases
    UNION ALL SELECT 'name_blocks', name_id FROM name_blocks
    UNION ALL SELECT 'name_links', unnest([name_id, other_name_id]) FROM name_links
)
SELECT table_name, name_id, count(*) AS n
FROM children
ANTI JOIN whole_names USING (name_id)
GROUP BY ALL;
