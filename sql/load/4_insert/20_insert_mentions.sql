-- Enter the mentions, each with the entity it refers to.
INSERT INTO mentions BY NAME
SELECT m.* EXCLUDE (filename), entity_key(m.label, m.head) AS entity_id
FROM read_parquet(
    list_transform(getvariable('folders'), lambda folder: folder || '/mentions.parquet'), filename = true
) AS m
JOIN fresh AS f ON f.article_id = m.article_id AND m.filename = f.folder || '/mentions.parquet'
ORDER BY m.article_id, m.start_char;
