-- The place of a name among those of its block, by how often each is said; acronyms have places of their own.
CREATE OR REPLACE MACRO rank_in_block(block, key, n_mentions, name_id) AS
    row_number() OVER (PARTITION BY block, key = upper(key) ORDER BY n_mentions DESC, name_id);
