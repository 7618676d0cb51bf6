-- People, organisations, places and events of the archive, with all names they go by, for FollowTheMoney.
SELECT e.entity_id, e.label, e.name, e.country, e.wikidata_id, e.first_date, e.last_date,
       list(DISTINCT s.surface ORDER BY s.surface) FILTER (s.surface <> e.name) AS aliases
FROM entities AS e
LEFT JOIN entity_aliases AS s USING (entity_id)
WHERE e.label IN ('PERSON', 'ORG', 'LOC', 'EVENT') AND NOT e.is_rejected
GROUP BY ALL
ORDER BY e.entity_id;
