-- All claims, of those kept: as the published macro tells, but that article_order is a number.
CREATE OR REPLACE MACRO kept.main.list_claims() AS TABLE FROM kept.main.speaker_claims;
