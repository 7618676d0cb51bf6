-- Where the row of each claim stands among the groups, claim after claim.
CREATE TABLE kept.main.claim_rows AS
SELECT claim_row, group_row FROM list_groups() ORDER BY claim_row;
