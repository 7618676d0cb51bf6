-- Who says what in a story and in the articles around it: one claim a group, those of most sources first.
-- $story = : its story_id
-- $day = 1970-01-01: its day; what is around it is told within thirty days of that, which lets most of the file be skipped
-- $most = 60: how many
WITH around AS MATERIALIZED (SELECT article_id FROM articles_around($story)),
told AS MATERIALIZED (
    SELECT claim_id, article_id, speaker_mention_id, speaker_name, source_text, act, is_cue_negated, factuality, content_text,
           said_date, content_start_char, content_end_char
    FROM claims
    WHERE day BETWEEN CAST($day AS DATE) - 31 AND CAST($day AS DATE) + 31
        AND article_id IN (SELECT article_id FROM around) AND speaker_mention_id IS NOT NULL
),
grouped AS MATERIALIZED (
    SELECT claim_id, claim_group_id, n_reports, n_independent
    FROM claim_groups
    WHERE first_day BETWEEN CAST($day AS DATE) - 400 AND CAST($day AS DATE) + 31
        AND claim_id IN (SELECT claim_id FROM told)
),
chosen AS MATERIALIZED (
    SELECT t.*, g.* EXCLUDE (claim_id), coalesce(t.said_date, a.published_date) AS day, a.outlet, a.title
    FROM told AS t
    JOIN grouped AS g USING (claim_id)
    JOIN articles AS a USING (article_id)
    QUALIFY row_number() OVER (PARTITION BY g.claim_group_id ORDER BY a.published_date, t.claim_id) = 1
    ORDER BY g.n_independent DESC, g.n_reports DESC, day, t.claim_id
    LIMIT CAST($most AS BIGINT)
)
SELECT coalesce(e.name, c.speaker_name, c.source_text) AS speaker, e.entity_id AS speaker_id, c.act, c.is_cue_negated,
       c.factuality, c.content_text, c.day AS said_date, c.outlet, c.title, c.n_reports, c.n_independent, c.claim_group_id,
       c.claim_id, c.article_id, c.content_start_char, c.content_end_char
FROM chosen AS c
LEFT JOIN mentions AS m ON m.mention_id = c.speaker_mention_id
LEFT JOIN entities AS e USING (entity_id)
ORDER BY c.n_independent DESC, c.n_reports DESC, c.day, c.claim_id;
