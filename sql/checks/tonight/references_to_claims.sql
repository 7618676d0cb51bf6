-- Every claim that another row names is there.
WITH children AS (
    SELECT 'claims.parent_claim_id' AS table_name, parent_claim_id AS claim_id FROM claims WHERE parent_claim_id IS NOT NULL
    UNION ALL SELECT 'claim_quantities', claim_id FROM claim_quantities
    UNION ALL SELECT 'claim_prints', claim_id FROM claim_prints
    UNION ALL SELECT 'claim_prints.same_as', same_as FROM claim_prints
    UNION ALL SELECT 'figure_prints', claim_id FROM figure_prints
    UNION ALL SELECT 'claim_links', unnest([claim_id, other_claim_id]) FROM claim_links
    UNION ALL SELECT 'claim_groups', claim_id FROM claim_groups
    UNION ALL SELECT 'claim_groups.claim_group_id', claim_group_id FROM claim_groups
    UNION ALL SELECT 'claim_conflicts', claim_id FROM claim_conflicts
    UNION ALL SELECT 'claim_conflicts.other_claim_id', other_claim_id FROM claim_conflicts
)
FROM children
ANTI JOIN (
    FROM whole_claims WHERE day >= coalesce(getvariable('first_group_day'), '-infinity'::DATE)
) AS claims USING (claim_id);
