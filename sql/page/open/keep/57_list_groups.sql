-- In which row of the groups each claim stands, of those kept: as the published macro tells.
CREATE OR REPLACE MACRO kept.main.list_groups() AS TABLE FROM kept.main.claim_rows;
