-- An article, with what it was read from; day is that of its claims: of publication, of an undated one that of capture.
-- $article = : its article_id
-- $first = 0: number of its row, where that is known: then no other is read
-- $last = 9223372036854775807: the same number
SELECT article_id, title, text, outlet, section, authors, published_date, published_at, date_source, date_candidates, words,
       paragraphs_removed, url, raw_uri, raw_offset, raw_sha256, captured_at, story_id, version_of, is_original,
       day_of(published_date, captured_at) AS day
FROM articles
WHERE article_id = $article AND rowid BETWEEN CAST($first AS BIGINT) AND CAST($last AS BIGINT);
