-- All mentions of entities, of those kept: as the published macro tells, but that article_order is a number.
CREATE OR REPLACE MACRO kept.main.list_mentions() AS TABLE FROM kept.main.entity_mentions;
