-- The claims in those pairs, each with who says it, where and when, as an explanation names it: a person by name, others as
-- the text calls them, unless that is a pronoun or too long to be a name. A negation that stands before what is said, as its
-- key knows, is told with it.
CREATE TEMP TABLE witnesses AS
WITH asked AS MATERIALIZED (
    SELECT *, CASE
        WHEN source_text SIMILAR TO '(?i)(he|she|it|they|we|i|you|who|which|him|her|them|one|others?)|[^\pL]*'
            OR regexp_matches(source_text, '(?i)(^|\s)(the|an?|its|their|of|in|with|for|to|by|at|and|or|said)$')
            OR len(string_split(source_text, ' ')) > 8 THEN NULL
        ELSE regexp_replace(source_text, '^\d+ |,? (who|which|that)$', '', 'g')
    END AS said_by
    FROM claims
    WHERE day >= getvariable('first_group_day') AND claim_id IN (
        SELECT claim_id FROM disputed UNION SELECT other_claim_id FROM disputed
        UNION SELECT claim_id FROM denied UNION SELECT other_claim_id FROM denied
        UNION SELECT claim_id FROM near_figures WHERE figure_no IN (
            SELECT figure_no FROM figure_pairs UNION SELECT other_figure_no FROM figure_pairs
        )
    )
),
tellers AS MATERIALIZED (
    SELECT article_id, outlet, published_date FROM articles WHERE article_id IN (SELECT article_id FROM asked)
)
SELECT c.claim_id, c.article_id, c.act, c.is_cue_negated, c.content_text,
       c.act = 'denies' AND is_denial(c.act, c.is_cue_negated, c.cue_text, c.content_text) AS is_denial,
       if(p.negator = 'before' AND p.told_as IN ('said', 'asked'), 'not ', '') || c.content_text AS said,
       p.told_as, p.negator, p.speaker, p.day, p.places, c.speaker_name IS NOT NULL AS is_named,
       format(
           '{} ({})',
           coalesce(
               if(c.speaker_type = 'person' AND len(c.speaker_name) > 4, c.speaker_name, c.said_by),
               c.said_by, c.speaker_name, 'A source not named'
           ),
           concat_ws(', ', nullif(a.outlet, ''), a.published_date)
       ) AS witness
FROM asked AS c
JOIN (FROM claim_keys SEMI JOIN figure_days USING (day)) AS p USING (claim_id)
JOIN tellers AS a ON a.article_id = c.article_id;
