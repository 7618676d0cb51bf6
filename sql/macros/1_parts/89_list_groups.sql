-- In which row of the groups of claims each claim stands.
CREATE OR REPLACE MACRO list_groups() AS TABLE
    SELECT c.rowid AS claim_row, g.rowid AS group_row FROM claims AS c JOIN claim_groups AS g USING (claim_id);
