-- The claims in those pairs, each with who says it, where and when, as an explanation names it.
CREATE TEMP TABLE witnesses AS
WITH asked AS MATERIALIZED (
    SELECT *
    FROM claims
    WHERE day >= getvariable('first_window_day')
        AND claim_id IN (SELECT claim_id FROM disputed UNION SELECT other_claim_id FROM disputed)
)
SELECT c.claim_id, c.article_id, c.act, c.is_cue_negated, c.content_text, c.content_start_char, c.content_end_char,
       p.speaker, p.day, p.numbers, p.places, c.speaker_name IS NOT NULL AS is_named,
       format(
           '{} ({})', coalesce(c.speaker_name, c.source_text, 'A source not named'),
           concat_ws(', ', nullif(a.outlet, ''), a.published_date)
       ) AS witness
FROM asked AS c
JOIN near_prints AS p USING (claim_id)
JOIN near_articles AS a ON a.article_id = c.article_id;
