-- What a speaker said, in the order it was said; the speaker is found under any of its names.
CREATE OR REPLACE MACRO claims_by(wanted) AS TABLE
    SELECT coalesce(c.said_date, a.published_date) AS said_date, e.name AS speaker_name, c.act, c.is_cue_negated, c.content_text,
           c.source_text, c.cue_text, a.outlet, a.title, g.n_independent, c.claim_id, c.article_id,
           c.content_start_char, c.content_end_char
    FROM claims AS c
    JOIN mentions AS m ON m.mention_id = c.speaker_mention_id
    JOIN entities AS e ON e.entity_id = m.entity_id
    JOIN articles AS a ON a.article_id = c.article_id
    JOIN claim_groups AS g ON g.claim_id = c.claim_id
    WHERE m.entity_id IN (SELECT entity_id FROM find_entities(wanted))
    ORDER BY said_date, c.article_id, c.content_start_char;
