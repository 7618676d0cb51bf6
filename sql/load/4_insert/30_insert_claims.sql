-- Enter the claims, each with its speaker's full name and a key that is equal where the same is said. A long direct
-- quotation is known by its words alone; anything shorter also by who says it, and without a speaker by its article.
INSERT INTO claims BY NAME
SELECT c.* EXCLUDE (filename), m.head AS speaker_name,
       left(sha256(fold(c.content_text) || chr(10) || CASE
           WHEN c.quote_type = 'direct' AND len(string_split(fold(c.content_text), ' ')) >= 8 THEN ''
           ELSE coalesce(fold_name(m.head), fold_name(c.source_text), c.article_id)
       END), 20) AS said_key
FROM read_parquet(
    list_transform(getvariable('folders'), lambda folder: folder || '/claims.parquet'), filename = true
) AS c
JOIN fresh AS f ON f.article_id = c.article_id AND c.filename = f.folder || '/claims.parquet'
LEFT JOIN mentions AS m ON m.mention_id = c.speaker_mention_id
ORDER BY c.article_id, c.content_start_char;
