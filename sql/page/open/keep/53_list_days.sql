-- The days of entities, of those kept: as the published macro tells.
CREATE OR REPLACE MACRO kept.main.list_days() AS TABLE FROM kept.main.entity_days;
