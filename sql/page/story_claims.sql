-- Who says what in a story and in the articles around it: one claim a group, those of most sources first.
-- $articles = : the article_ids of these, parted by commas
-- $first = 0: number of the first row of their claims among the groups, where that is known: then none before is read
-- $last = 9223372036854775807: number of the last
-- $most = 60: how many
WITH around AS MATERIALIZED (
    SELECT article_id, published_date, outlet, title
    FROM articles
    WHERE article_id IN (SELECT unnest(string_split($articles, ',')))
),
told AS MATERIALIZED (
    SELECT rowid AS claim_row, claim_id, article_id, said_date
    FROM claims
    WHERE article_id IN (SELECT article_id FROM around) AND speaker_mention_id IS NOT NULL
),
grouped AS MATERIALIZED (
    SELECT claim_id, claim_group_id, n_reports, n_independent
    FROM claim_groups
    WHERE rowid BETWEEN CAST($first AS BIGINT) AND CAST($last AS BIGINT) AND claim_id IN (SELECT claim_id FROM told)
),
chosen AS MATERIALIZED (
    SELECT t.*, g.* EXCLUDE (claim_id), coalesce(t.said_date, a.published_date) AS day, a.outlet, a.title
    FROM told AS t
    JOIN grouped AS g USING (claim_id)
    JOIN around AS a USING (article_id)
    QUALIFY row_number() OVER (PARTITION BY g.claim_group_id ORDER BY a.published_date, t.claim_id) = 1
    ORDER BY g.n_independent DESC, g.n_reports DESC, day, t.claim_id
    LIMIT CAST($most AS BIGINT)
),
worded AS MATERIALIZED (
    SELECT rowid AS claim_row, speaker_mention_id, speaker_name, source_text, act, is_cue_negated, factuality, content_text,
           content_start_char, content_end_char
    FROM claims
    WHERE rowid IN (SELECT claim_row FROM chosen)
),
spoken AS MATERIALIZED (
    SELECT mention_id, entity_id FROM mentions WHERE mention_id IN (SELECT speaker_mention_id FROM worded)
),
known AS MATERIALIZED (
    SELECT entity_id, name FROM entities WHERE entity_id IN (SELECT entity_id FROM spoken)
)
SELECT coalesce(e.name, w.speaker_name, w.source_text) AS speaker, e.entity_id AS speaker_id, w.act, w.is_cue_negated,
       w.factuality, w.content_text, c.day AS said_date, c.outlet, c.title, c.n_reports, c.n_independent, c.claim_group_id,
       c.claim_id, c.article_id, w.content_start_char, w.content_end_char
FROM chosen AS c
JOIN worded AS w USING (claim_row)
LEFT JOIN spoken AS m ON m.mention_id = w.speaker_mention_id
LEFT JOIN known AS e USING (entity_id)
ORDER BY c.n_independent DESC, c.n_reports DESC, c.day, c.claim_id;
