-- The claims of an article: who says what, how it is told, and how many others tell it. A claim's id begins with its
-- article's, so that its group and its disputes are found by a range.
-- $article = : its article_id
-- $first = 0: number of its first row in the table, where that is known: then no other is read
-- $last = 9223372036854775807: number of its last row
-- $first_mention = 0: number of its first mention
-- $last_mention = 9223372036854775807: number of its last mention
-- $first_grouped = 0: number of the first of its rows among the groups of claims
-- $last_grouped = 9223372036854775807: number of the last
WITH grouped AS MATERIALIZED (
    SELECT claim_id, claim_group_id, n_reports, n_independent
    FROM claim_groups
    WHERE claim_id BETWEEN $article || '-' AND $article || '.'
        AND rowid BETWEEN CAST($first_grouped AS BIGINT) AND CAST($last_grouped AS BIGINT)
),
disputed AS MATERIALIZED (
    SELECT claim_id FROM claim_conflicts WHERE claim_id BETWEEN $article || '-' AND $article || '.'
    UNION
    SELECT other_claim_id FROM claim_conflicts WHERE other_claim_id BETWEEN $article || '-' AND $article || '.'
),
named AS MATERIALIZED (
    SELECT mention_id, entity_id
    FROM mentions
    WHERE article_id = $article AND rowid BETWEEN CAST($first_mention AS BIGINT) AND CAST($last_mention AS BIGINT)
),
known AS MATERIALIZED (
    SELECT entity_id, name FROM entities WHERE entity_id IN (SELECT entity_id FROM named)
),
told AS MATERIALIZED (
    SELECT claim_id, article_id, content_text, content_spans, content_start_char, content_end_char, cue_start_char, cue_end_char,
           source_start_char, source_end_char, source_text, speaker_name, speaker_role, speaker_mention_id, speaker_method,
           act, is_cue_negated, factuality, quote_type, anonymity, said_date, said_date_basis
    FROM claims
    WHERE article_id = $article AND rowid BETWEEN CAST($first AS BIGINT) AND CAST($last AS BIGINT)
)
SELECT c.*, e.entity_id, coalesce(e.name, c.speaker_name, c.source_text) AS speaker, g.claim_group_id, g.n_reports,
       g.n_independent, d.claim_id IS NOT NULL AS is_disputed
FROM told AS c
LEFT JOIN named AS m ON m.mention_id = c.speaker_mention_id
LEFT JOIN known AS e ON e.entity_id = m.entity_id
LEFT JOIN grouped AS g ON g.claim_id = c.claim_id
LEFT JOIN disputed AS d ON d.claim_id = c.claim_id
ORDER BY c.content_start_char, c.content_end_char DESC, c.claim_id;
