-- Entities that gain or lose mentions.
CREATE TEMP TABLE touched_entities AS
SELECT entity_id FROM gone_entities
UNION
SELECT entity_id FROM mentions WHERE article_id IN (SELECT article_id FROM fresh);
