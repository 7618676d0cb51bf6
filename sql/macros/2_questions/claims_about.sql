-- What is said with a name in it: claims whose content mentions the entity, by whomever.
CREATE OR REPLACE MACRO claims_about(wanted) AS TABLE
    SELECT DISTINCT coalesce(c.said_date, a.published_date) AS said_date, coalesce(c.speaker_name, c.source_text) AS speaker,
           c.speaker_type, c.act, c.is_cue_negated, c.content_text, a.outlet, a.title, c.claim_id, c.article_id,
           c.content_start_char, c.content_end_char
    FROM mentions AS m
    JOIN voiced_claims() AS c ON c.article_id = m.article_id
        AND m.start_char >= c.content_start_char AND m.end_char <= c.content_end_char
    JOIN articles AS a ON a.article_id = c.article_id
    WHERE m.entity_id IN (SELECT entity_id FROM find_entities(wanted))
    ORDER BY said_date, c.article_id, c.content_start_char;
