-- All claims with each entity named in them, of those kept: as the published macro tells, but that article_order is a number.
CREATE OR REPLACE MACRO kept.main.list_named() AS TABLE FROM kept.main.entity_claims;
