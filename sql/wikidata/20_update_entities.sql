-- Give each the id of the only thing in the user's table that bears its name and label; nothing where several do.
UPDATE entities AS e
SET wikidata_id = f.wikidata_id,
    wikidata_evidence = format('the only {} called {} in the alias table', e.label, f.alias)
FROM (
    SELECT u.entity_id, min(w.wikidata_id) AS wikidata_id, min(w.alias) AS alias
    FROM unidentified AS u
    JOIN read_parquet(getvariable('wikidata')) AS w ON lower(w.alias) = lower(u.name)
    WHERE coalesce(w.label, u.label) = u.label
    GROUP BY u.entity_id
    HAVING count(DISTINCT w.wikidata_id) = 1
) AS f
WHERE f.entity_id = e.entity_id;
