-- Pairs of names that a reviewer has split.
SELECT name_id, other_name_id FROM reviewed WHERE kind = 'split' ORDER BY ALL;
