-- The paragraphs of its pages.
CREATE TEMP TABLE sample_page_paragraphs AS
SELECT * FROM read_parquet(list_transform(getvariable('folders'), lambda folder: folder || '/page_paragraphs.parquet'));
