-- Which claims have the most independent witnesses?
-- $about = : words that what is said must contain; empty for all
-- $least = 2: how many there must be; reprints are one report, reports of one speaker one source
SELECT g.n_independent, g.n_reports, g.n_outlets, g.first_day, coalesce(c.speaker_name, c.source_text, 'not named') AS speaker, c.content_text,
       a.outlet, a.title
FROM claim_groups AS g
JOIN voiced_claims() AS c USING (claim_id)
JOIN articles AS a USING (article_id)
WHERE g.claim_id = g.claim_group_id AND g.n_independent >= CAST($least AS BIGINT)
    AND list_has_all(terms(c.content_text), terms($about))
ORDER BY g.n_independent DESC, g.n_reports DESC, g.n_outlets DESC, g.first_day, g.claim_group_id;
