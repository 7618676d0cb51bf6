-- Entities that lose mentions.
CREATE TEMP TABLE gone_entities AS
SELECT DISTINCT entity_id FROM mentions WHERE article_id IN (SELECT article_id FROM gone);
