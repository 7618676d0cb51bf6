-- Claims to be grouped, in the order in which they were told, each with the first claim of its wording.
SELECT claim_id, same_as FROM regrouped_claims ORDER BY told_at, claim_id;
