-- The postings of each word, which lie in the published file in a stretch a night.
CREATE TABLE kept.main.postings AS
SELECT t.rowid::INTEGER AS term_no, a.rowid::INTEGER AS article_row, p.frequency::INTEGER AS frequency
FROM work.search_terms AS p
JOIN kept.main.index_terms AS t USING (term)
JOIN articles AS a USING (article_id)
ORDER BY term_no, article_row;
