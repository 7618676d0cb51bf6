-- The names that are compared in each of those blocks: tonight's, and of the others the 60 said most often, so that the
-- bearers of a common name do not make nights longer as the archive grows.
CREATE TEMP TABLE block_members AS
SELECT b.block, n.name_id, n.label, n.key, n.n_mentions
FROM name_blocks AS b
JOIN names AS n USING (name_id)
WHERE b.block IN (SELECT block FROM touched_blocks)
QUALIFY n.name_id IN (SELECT name_id FROM name_deltas)
    OR row_number() OVER (PARTITION BY b.block ORDER BY n.n_mentions DESC, n.name_id) <= 60;
