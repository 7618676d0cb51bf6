-- What do anonymous sources say, and how are they described?
-- $about = : words that what is said must contain; empty for all
SELECT coalesce(c.said_date, a.published_date) AS said_date, coalesce(c.anonymity, c.source_text) AS described_as, c.act,
       c.content_text, g.n_independent, a.outlet, a.title
FROM claims AS c
JOIN articles AS a USING (article_id)
JOIN claim_groups AS g USING (claim_id)
WHERE c.speaker_type = 'anonymous' AND a.is_original
    AND NOT regexp_full_match(trim(described_as), '(?i)(some|others?|many|several|most|few|a few|one|ones|those|both|all|none|people|they|it|more|much|any|an?other)')
    AND list_has_all(terms(c.content_text), terms($about))
ORDER BY said_date, c.article_id, c.content_start_char;
