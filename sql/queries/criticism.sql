-- Who criticises whom, and how often?
-- $name = : words in either's name; empty for all
WITH said AS (
    SELECT DISTINCT coalesce(c.speaker_name, c.source_text, 'not named') AS critic, e.name AS criticised, c.claim_id, c.article_id,
           coalesce(c.said_date, a.published_date) AS said_date, c.content_text
    FROM voiced_claims() AS c
    JOIN articles AS a USING (article_id)
    JOIN mentions AS m ON m.article_id = c.article_id
        AND m.start_char >= c.content_start_char AND m.end_char <= c.content_end_char
    JOIN entities AS e USING (entity_id)
    WHERE c.act = 'criticizes' AND a.is_original AND m.label IN ('PERSON', 'ORG', 'NORP', 'LOC')
        AND m.mention_id IS DISTINCT FROM c.speaker_mention_id
)
SELECT critic, criticised, count(*) AS n_claims, min(said_date) AS first_date, max(said_date) AS last_date,
       arg_max(content_text, (said_date, claim_id)) AS latest
FROM said
WHERE contains(fold(critic || ' ' || criticised), fold($name))
GROUP BY critic, criticised
ORDER BY n_claims DESC, critic, criticised;
