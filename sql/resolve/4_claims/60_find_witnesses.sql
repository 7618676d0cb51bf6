-- The first claim of every group, as far as it was published within 14 days of a touched one and not merely in a
-- reprint: by the outlet that told the story first, which may have updated it.
CREATE TEMP TABLE witnesses AS
WITH span AS (
    SELECT min(a.published_date) - 14 AS first_date, max(a.published_date) + 14 AS last_date
    FROM claims AS c
    JOIN articles AS a USING (article_id)
    WHERE c.claim_id IN (SELECT claim_id FROM touched_claims)
)
SELECT c.claim_id, c.article_id, a.outlet, a.published_date,
       coalesce(a.published_at, a.published_date::TIMESTAMP) AS published_at,
       coalesce(c.speaker_name, c.source_text) AS speaker, c.speaker_name IS NOT NULL AS is_named,
       fold_name(coalesce(c.speaker_name, c.source_text, c.claim_id)) AS speaker_key,
       c.act, c.content_text, c.content_start_char, c.content_end_char, content_terms(c.content_text) AS terms,
       c.claim_id IN (SELECT claim_id FROM touched_claims) AS is_touched,
       format(
           '{} ({})', coalesce(c.speaker_name, c.source_text, 'A source not named'),
           concat_ws(', ', nullif(a.outlet, ''), a.published_date)
       ) AS witness
FROM claim_groups AS g
JOIN claims AS c USING (claim_id)
JOIN articles AS a USING (article_id)
JOIN articles AS o ON o.article_id = a.story_id AND o.outlet = a.outlet
CROSS JOIN span
WHERE g.claim_id = g.claim_group_id AND a.published_date BETWEEN span.first_date AND span.last_date;
