-- On whose word does it rest: which speakers say it, each in how many reports, and since when?
-- $about = : words that what is said must contain; empty for all
SELECT g.claim_group_id, g.n_independent, g.n_reports, coalesce(c.speaker_name, 'not named') AS speaker,
       count(DISTINCT a.story_id) AS n_told, min(a.published_date) AS first_date,
       arg_min(c.content_text, (a.published_date, c.claim_id)) AS says
FROM claim_groups AS g
JOIN voiced_claims() AS c USING (claim_id)
JOIN articles AS a USING (article_id)
WHERE g.n_reports > 1 AND g.claim_group_id IN (
    SELECT claim_group_id FROM claim_groups JOIN claims USING (claim_id) WHERE list_has_all(terms(content_text), terms($about))
)
GROUP BY g.claim_group_id, g.n_independent, g.n_reports, coalesce(c.speaker_name, 'not named')
ORDER BY g.n_independent DESC, g.n_reports DESC, g.claim_group_id, n_told DESC, speaker;
