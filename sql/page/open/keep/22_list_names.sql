-- All names of entities, of those kept: as the published macro tells.
CREATE OR REPLACE MACRO kept.main.list_names() AS TABLE FROM kept.main.folded_names;
