-- How certain are speakers of what they say of a matter?
-- $about = : words that what is said must contain; empty for all
SELECT coalesce(c.speaker_name, c.source_text, 'not named') AS speaker, c.factuality, count(*) AS n_claims,
       arg_max(c.content_text, (coalesce(c.said_date, a.published_date), c.claim_id)) AS latest
FROM voiced_claims() AS c
JOIN articles AS a USING (article_id)
WHERE a.is_original AND list_has_all(terms(c.content_text), terms($about))
GROUP BY ALL
ORDER BY n_claims DESC, speaker, c.factuality;
