-- Where each article's rows lie in the tables, from the first to the last: a night enters an article's rows together. Kept in
-- memory as long as the snapshot, so that who asks for one article reads a few rows instead of a column of the archive; in the
-- order of ids, so that one is found by skipping the others.
CREATE TABLE kept.main.rows_of AS
SELECT a.article_id, a.article, a.version, a.story, m.mention, c.claim, t.timex, e.event, q.quantity, r.capture, g.grouped
FROM (
    SELECT article_id, {'first': rowid, 'last': rowid} AS article,
           {'first': min(rowid) OVER versions, 'last': max(rowid) OVER versions} AS version,
           {'first': min(rowid) OVER reprints, 'last': max(rowid) OVER reprints} AS story
    FROM articles
    WINDOW versions AS (PARTITION BY canonical_url), reprints AS (PARTITION BY story_id)
) AS a
LEFT JOIN (
    SELECT article_id, {'first': min(rowid), 'last': max(rowid)} AS mention FROM mentions GROUP BY article_id
) AS m USING (article_id)
LEFT JOIN (
    SELECT article_id, {'first': min(rowid), 'last': max(rowid)} AS claim FROM claims GROUP BY article_id
) AS c USING (article_id)
LEFT JOIN (
    SELECT article_id, {'first': min(rowid), 'last': max(rowid)} AS timex FROM timexes GROUP BY article_id
) AS t USING (article_id)
LEFT JOIN (
    SELECT article_id, {'first': min(rowid), 'last': max(rowid)} AS event FROM events GROUP BY article_id
) AS e USING (article_id)
LEFT JOIN (
    SELECT article_id, {'first': min(rowid), 'last': max(rowid)} AS quantity FROM claim_quantities GROUP BY article_id
) AS q USING (article_id)
LEFT JOIN (
    SELECT article_id, {'first': min(rowid), 'last': max(rowid)} AS capture FROM captures GROUP BY article_id
) AS r USING (article_id)
LEFT JOIN (
    SELECT split_part(claim_id, '-', 1) AS article_id, {'first': min(rowid), 'last': max(rowid)} AS grouped
    FROM claim_groups
    GROUP BY ALL
) AS g USING (article_id)
ORDER BY a.article_id;
