-- Claims that their own article goes on to say are denied: a denial that names nothing but what was said before ("denied
-- those reports") is of the nearest claim of somebody else in the two sentences before or in its own.
CREATE TEMP TABLE denied AS
WITH here AS MATERIALIZED (
    SELECT c.*, coalesce(c.speaker_name, c.source_text) AS said_by
    FROM claims AS c
    WHERE c.article_id IN (
        SELECT article_id FROM changed
        UNION ALL
        SELECT article_id FROM claim_prints SEMI JOIN window_days USING (day) WHERE claim_id IN (SELECT claim_id FROM repeats)
    )
)
SELECT c.claim_id, d.claim_id AS other_claim_id,
       if(d.sentence_no - c.sentence_no < 2, 0.6, 0.45) + if(c.speaker_name IS NULL OR d.speaker_name IS NULL, 0, 0.1) AS confidence
FROM here AS d
JOIN here AS c ON c.article_id = d.article_id AND c.claim_id <> d.claim_id
    AND c.sentence_no BETWEEN d.sentence_no - 2 AND d.sentence_no AND c.content_start_char < d.content_start_char
WHERE d.act IN ('denies', 'rejects') AND NOT d.is_cue_negated AND NOT c.is_cue_negated
    AND (refers_back(d.content_text) OR d.act = 'denies' AND fold(d.content_text) IN ('that', 'this'))
    AND c.act NOT IN ('denies', 'rejects', 'refuses') AND len(content_terms(c.content_text)) >= 3
    AND regexp_matches(d.said_by, '\p{Lu}') AND NOT coalesce(same_speaker(fold_name(c.said_by), fold_name(d.said_by)), true)
    AND d.claim_id IN (SELECT claim_id FROM near_prints)
QUALIFY row_number() OVER (PARTITION BY d.claim_id ORDER BY c.sentence_no DESC, c.content_end_char DESC, c.claim_id) = 1;
