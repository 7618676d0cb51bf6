-- The claims of an article: who says what, how it is told, and how many others tell it. A claim's id begins with its
-- article's, so that its group and its disputes are found by a range; the days let most of the file be skipped.
-- $article = : its article_id
-- $day = 1970-01-01: the day of its claims
WITH grouped AS MATERIALIZED (
    SELECT claim_id, claim_group_id, n_reports, n_independent
    FROM claim_groups
    WHERE first_day BETWEEN CAST($day AS DATE) - 400 AND CAST($day AS DATE) AND claim_id BETWEEN $article || '-' AND $article || '.'
),
disputed AS MATERIALIZED (
    SELECT claim_id FROM claim_conflicts WHERE claim_id BETWEEN $article || '-' AND $article || '.'
    UNION
    SELECT other_claim_id FROM claim_conflicts WHERE other_claim_id BETWEEN $article || '-' AND $article || '.'
),
named AS MATERIALIZED (
    SELECT mention_id, entity_id FROM mentions WHERE article_id = $article
)
SELECT c.*, e.entity_id, coalesce(e.name, c.speaker_name, c.source_text) AS speaker, g.claim_group_id, g.n_reports,
       g.n_independent, d.claim_id IS NOT NULL AS is_disputed
FROM claims AS c
LEFT JOIN named AS m ON m.mention_id = c.speaker_mention_id
LEFT JOIN entities AS e ON e.entity_id = m.entity_id
LEFT JOIN grouped AS g ON g.claim_id = c.claim_id
LEFT JOIN disputed AS d ON d.claim_id = c.claim_id
WHERE c.day = CAST($day AS DATE) AND c.article_id = $article
ORDER BY c.content_start_char, c.content_end_char DESC, c.claim_id;
