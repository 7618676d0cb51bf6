-- No key occurs twice.
SELECT 'articles' AS table_name, article_id AS key, count(*) AS n FROM articles GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'sentences', concat_ws(' ', article_id, sentence_no), count(*) FROM sentences GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'mentions', mention_id, count(*) FROM mentions GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'claims', claim_id, count(*) FROM claims GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'claim_quantities', concat_ws(' ', claim_id, start_char), count(*) FROM claim_quantities GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'timexes', timex_id, count(*) FROM timexes GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'events', event_id, count(*) FROM events GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'fingerprints', concat_ws(' ', article_id, band_no), count(*) FROM fingerprints GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'near_duplicates', text_sha256 || ' ' || other_text_sha256, count(*) FROM near_duplicates GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'shards', shard_id, count(*) FROM shards GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'runs', run_id, count(*) FROM runs GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'entities', entity_id, count(*) FROM entities GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'entity_aliases', concat_ws(' ', entity_id, label, surface, name_id, read_as), count(*)
FROM entity_aliases GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'entity_outlets', concat_ws(' ', entity_id, outlet), count(*) FROM entity_outlets GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'names', name_id, count(*) FROM names GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'name_blocks', concat_ws(' ', name_id, block), count(*) FROM name_blocks GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'name_links', concat_ws(' ', name_id, other_name_id, block), count(*)
FROM name_links GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'claim_prints', claim_id, count(*) FROM claim_prints GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'figure_prints', concat_ws(' ', claim_id, start_char), count(*) FROM figure_prints GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'claim_links', claim_id || ' ' || other_claim_id, count(*) FROM claim_links GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'outlet_days', concat_ws(' ', outlet, day), count(*) FROM outlet_days GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'claim_groups', claim_id, count(*) FROM claim_groups GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'claim_conflicts', conflict_id, count(*) FROM claim_conflicts GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'dated_sentences', concat_ws(' ', article_id, sentence_no, event_date), count(*)
FROM dated_sentences GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'timeline', concat_ws(' ', entity_id, event_date), count(*) FROM timeline GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'outlets', outlet, count(*) FROM outlets GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'search_terms', term || ' ' || article_id, count(*) FROM search_terms GROUP BY ALL HAVING count(*) > 1;
