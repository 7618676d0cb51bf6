-- Claims that their own article tells to be denied, one for each denial: what stands attributed in it ("dismissed a report
-- which argued that"), or, where it names nothing but what was said before ("denied those reports"), the nearest claim of
-- somebody else in its own sentence or the two before; not one by who speaks for the denier ("Dr Lee's lawyers"), nor one
-- that refers back itself ("he has evidence for the claims"). Captions and corrections tell none, nor does "others dismissed the claims",
-- which may take anybody's side, nor who denies the charges of a court.
CREATE TEMP TABLE denied AS
WITH here AS MATERIALIZED (
    SELECT c.*, coalesce(c.speaker_name, c.source_text) AS said_by, len(k.terms) AS n_terms,
           coalesce(k.speaker, fold_name(c.source_text)) AS speaker, m.entity_id AS speaker_id
    FROM claims AS c
    JOIN claim_keys AS k USING (claim_id, day)
    LEFT JOIN mentions AS m ON m.mention_id = c.speaker_mention_id
    JOIN sentences AS s ON s.article_id = c.article_id AND s.sentence_no = c.sentence_no
    WHERE s.zone NOT IN ('caption', 'correction') AND c.day >= getvariable('first_window_day') AND c.article_id IN (
        SELECT article_id FROM changed
        UNION ALL
        SELECT article_id FROM near_claims WHERE is_touched
        UNION ALL
        SELECT article_id FROM claim_keys SEMI JOIN window_days USING (day) WHERE claim_id IN (SELECT claim_id FROM repeats)
        UNION ALL
        SELECT article_id FROM revoiced_claims
    )
),
told AS (
    SELECT h.*, concat(right(substr(a.text, 1, coalesce(h.cue_start_char, 0)), 25), h.cue_text) AS before_cue
    FROM here AS h
    JOIN articles AS a USING (article_id)
    WHERE h.act IN ('denies', 'rejects')
),
denials AS (
    SELECT *, refers_back(content_text) OR act = 'denies' AND fold(content_text) IN ('that', 'this') AS is_back
    FROM told
    WHERE is_denial(act, is_cue_negated, before_cue, content_text) AND regexp_matches(said_by, '\p{Lu}')
        AND NOT regexp_matches(said_by, '(?i)^(others?|some|many|most|several|few|both|all)\b')
        AND NOT regexp_matches(content_text, '(?i)^(all |both |the |these |those ){0,2}charges\b')
        AND claim_id IN (SELECT claim_id FROM near_claims)
)
SELECT c.claim_id, d.claim_id AS other_claim_id,
       if(d.sentence_no - c.sentence_no < 2, 0.6, 0.45) + if(c.speaker_name IS NULL OR d.speaker_name IS NULL, 0, 0.1) AS confidence
FROM denials AS d
JOIN here AS c ON c.article_id = d.article_id AND c.claim_id <> d.claim_id
WHERE if(
        d.is_back,
        c.sentence_no BETWEEN d.sentence_no - 2 AND d.sentence_no AND c.content_start_char < d.content_start_char
        AND NOT contains(fold_name(c.source_text), list_last(string_split(fold_name(d.said_by), ' ')))
        AND NOT regexp_matches(c.content_text, '(?i)\b(the|these|those|such|his|her|their) (claim|allegation|accusation|report)s?\b'),
        c.parent_claim_id = d.claim_id AND c.source_start_char >= d.content_start_char
        AND c.content_start_char < d.content_start_char + 60
    )
    AND NOT c.is_cue_negated AND c.n_terms >= 3
    AND c.act IN ('asserts', 'reports', 'claims', 'argues', 'announces', 'believes', 'criticizes', 'confirms', 'suggests')
    AND regexp_matches(c.said_by, '\p{Lu}|\s')
    AND NOT coalesce(same_speaker(c.speaker_id, c.speaker, d.speaker_id, d.speaker), true)
QUALIFY row_number() OVER (PARTITION BY d.claim_id ORDER BY c.sentence_no DESC, c.content_end_char DESC, c.claim_id) = 1;
