-- Who else says the same, in which words?
-- $words = : words of the claim
WITH asked AS (
    SELECT DISTINCT claim_group_id
    FROM claims
    JOIN claim_groups USING (claim_id)
    WHERE list_has_all(terms(content_text), terms($words)) AND n_articles > 1
)
SELECT g.claim_group_id, g.method, a.published_date, a.outlet, coalesce(c.speaker_name, c.source_text, 'not named') AS speaker,
       c.content_text
FROM claim_groups AS g
JOIN asked USING (claim_group_id)
JOIN voiced_claims() AS c USING (claim_id)
JOIN articles AS a USING (article_id)
ORDER BY g.first_day, g.claim_group_id, a.published_date, a.published_at, g.claim_id;
