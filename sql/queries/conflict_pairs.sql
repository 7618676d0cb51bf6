-- Which two claims stand behind each dispute and each moved figure, and where are they told?
SELECT x.kind, x.confidence, a.url, c.content_start_char, c.content_end_char, b.url AS other_url,
       o.content_start_char AS other_content_start_char, o.content_end_char AS other_content_end_char, x.explanation
FROM claim_conflicts AS x
JOIN claims AS c ON c.claim_id = x.claim_id
JOIN claims AS o ON o.claim_id = x.other_claim_id
JOIN articles AS a ON a.article_id = c.article_id
JOIN articles AS b ON b.article_id = o.article_id
ORDER BY x.kind, x.confidence DESC, x.conflict_id;
