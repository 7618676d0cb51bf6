-- Enter the entities, under the full name that is written most often (one all in capitals or small letters comes after the
-- others), with the totals over outlets, and the place that the name said most often stands for.
INSERT INTO entities BY NAME
WITH totals AS (
    SELECT entity_id, sum(n_mentions)::BIGINT AS n_mentions, sum(n_articles)::BIGINT AS n_articles,
           count(*) AS n_outlets, min(first_date) AS first_date, max(last_date) AS last_date
    FROM entity_outlets
    WHERE entity_id IN (SELECT entity_id FROM touched_entities)
    GROUP BY entity_id
),
decided AS (
    SELECT n.entity_id, bool_or(c.kind = 'reject') AS is_rejected, max(c.other) FILTER (c.kind = 'retype') AS label
    FROM corrections AS c
    JOIN names AS n USING (name_id)
    WHERE c.kind IN ('reject', 'retype')
    GROUP BY n.entity_id
),
written AS (
    SELECT a.entity_id, arg_max(
        a.surface,
        (
            a.read_as = 'exact', a.surface NOT IN (upper(a.surface), lower(a.surface)),
            n.label <> 'PERSON' OR contains(n.key, ' '), n.label <> 'PERSON' OR fold_name(a.surface) = n.key,
            a.n_mentions, a.surface
        )
    ) AS name
    FROM entity_aliases AS a
    JOIN names AS n USING (name_id)
    WHERE a.entity_id IN (SELECT entity_id FROM touched_entities)
    GROUP BY a.entity_id
),
kinds AS (
    SELECT entity_id, arg_max(label, (n_mentions, name_id)) AS label,
           arg_max({'place_kind': place_kind, 'country': country, 'admin1': admin1}, (n_mentions, name_id))
               FILTER (place_kind IS NOT NULL) AS place
    FROM names
    WHERE entity_id IN (SELECT entity_id FROM touched_entities)
    GROUP BY entity_id
)
SELECT t.*, w.name, coalesce(d.label, k.label) AS label, k.place.place_kind, k.place.country, k.place.admin1,
       coalesce(d.is_rejected, false) AS is_rejected
FROM totals AS t
JOIN written AS w USING (entity_id)
JOIN kinds AS k USING (entity_id)
LEFT JOIN decided AS d USING (entity_id)
ORDER BY entity_id;
