-- Enter what the fresh claims are compared by; that a claim repeats another is found later.
INSERT INTO claim_keys BY NAME
WITH said AS (
    SELECT c.claim_id, c.article_id, c.content_start_char AS start_char, c.content_end_char AS end_char,
           day_of(a.published_date, a.captured_at) AS day,
           coalesce(a.published_at, day + INTERVAL 1 DAY - INTERVAL 1 SECOND) AS told_at,
           coalesce(
               fold_name(c.speaker_name),
               CASE WHEN c.source_text NOT SIMILAR TO '(?i)(he|she|it|they|we|i|you|who|him|her|them)' THEN fold_name(c.source_text) END
           ) AS speaker,
           told_as(c.act, c.is_cue_negated) AS told_as,
           wording_key(c.content_text, c.quote_type, speaker, c.article_id, told_as) AS wording_key,
           (has_negator(c.content_text) OR ends_in_negator(a.text[:c.content_start_char])) <> (told_as = 'denied') AS is_negated,
           list_filter(content_terms(c.content_text), lambda word: NOT regexp_matches(word, '\d')) AS words
    FROM tonight_claims AS c
    JOIN tonight_articles AS a USING (article_id)
),
worded AS (SELECT claim_id, unnest(words) AS term FROM said),
weighed AS (
    SELECT w.claim_id,
           list({'term': w.term, 'weight': coalesce(k.weight, 7)} ORDER BY coalesce(k.weight, 7) DESC, w.term) AS terms,
           sqrt(sum(coalesce(k.weight, 7) ** 2)) AS norm
    FROM worded AS w
    LEFT JOIN word_weights AS k USING (term)
    GROUP BY w.claim_id
),
counted AS (
    SELECT s.claim_id, list(DISTINCT q.value ORDER BY q.value) AS numbers
    FROM said AS s
    JOIN tonight_claim_quantities AS q ON q.article_id = s.article_id
        AND q.start_char >= s.start_char AND q.end_char <= s.end_char
    WHERE q.value IS NOT NULL
    GROUP BY s.claim_id
),
placed AS (
    SELECT s.claim_id, list_sort(list(DISTINCT coalesce(t.code, fold_name(m.head)))) AS places
    FROM said AS s
    JOIN tonight_mentions AS m ON m.article_id = s.article_id AND m.start_char >= s.start_char AND m.end_char <= s.end_char
    LEFT JOIN territories AS t ON t.name = fold_name(m.head)
    WHERE m.label IN ('LOC', 'NORP')
    GROUP BY s.claim_id
)
SELECT s.* EXCLUDE (words), s.claim_id AS same_as, coalesce(w.terms, []) AS terms,
       coalesce(w.norm, 1) AS norm, coalesce(n.numbers, []) AS numbers,
       coalesce(p.places, list_filter([h.code], lambda code: code IS NOT NULL)) AS places
FROM said AS s
LEFT JOIN weighed AS w USING (claim_id)
LEFT JOIN counted AS n USING (claim_id)
LEFT JOIN placed AS p USING (claim_id)
LEFT JOIN territories AS h ON h.name = s.speaker
ORDER BY s.day, s.claim_id;
