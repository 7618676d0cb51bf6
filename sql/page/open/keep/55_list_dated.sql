-- All sentences that tell a day, of those kept: as the published macro tells, but that article_order is a number.
CREATE OR REPLACE MACRO kept.main.list_dated() AS TABLE FROM kept.main.article_days;
