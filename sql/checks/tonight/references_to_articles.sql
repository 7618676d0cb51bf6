-- Every row read from an article has that article; of one that is withheld its records stay known.
WITH children AS (
    SELECT 'sentences' AS table_name, article_id FROM sentences
    UNION ALL SELECT 'mentions', article_id FROM mentions
    UNION ALL SELECT 'claims', article_id FROM claims
    UNION ALL SELECT 'claim_quantities', article_id FROM claim_quantities
    UNION ALL SELECT 'timexes', article_id FROM timexes
    UNION ALL SELECT 'events', article_id FROM events
    UNION ALL SELECT 'fingerprints', article_id FROM fingerprints
    UNION ALL
    SELECT 'occurrences', article_id
    FROM occurrences
    ANTI JOIN (FROM whole_rejects WHERE stage = 'load' AND reason IN ('withheld', 'failed'))
        USING (shard_id, raw_uri, raw_offset)
    UNION ALL SELECT 'dated_sentences', article_id FROM dated_sentences
    UNION ALL SELECT 'dated_mentions', article_id FROM dated_mentions
    UNION ALL SELECT 'timeline', article_id FROM timeline
    UNION ALL SELECT 'search_terms', article_id FROM search_terms
    UNION ALL SELECT 'articles.story_id', story_id FROM articles
    UNION ALL SELECT 'articles.version_of', version_of FROM articles WHERE version_of IS NOT NULL
)
SELECT table_name, article_id, count(*) AS n
FROM children
ANTI JOIN whole_articles USING (article_id)
GROUP BY ALL;
