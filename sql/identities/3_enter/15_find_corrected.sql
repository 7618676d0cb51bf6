-- Entities that a reviewer has decided on, now or before.
CREATE TEMP TABLE corrected_names AS
SELECT unnest([name_id, other_name_id]) AS name_id FROM reviewed
UNION
SELECT unnest([name_id, other_name_id]) FROM corrections;
