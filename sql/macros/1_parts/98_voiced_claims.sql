-- The claims, each under the name that its speaker goes by across the archive, not the one in its article.
CREATE OR REPLACE MACRO voiced_claims() AS TABLE
    SELECT c.* REPLACE (coalesce(e.name, c.speaker_name) AS speaker_name)
    FROM claims AS c
    LEFT JOIN mentions AS m ON m.mention_id = c.speaker_mention_id
    LEFT JOIN entities AS e USING (entity_id);
