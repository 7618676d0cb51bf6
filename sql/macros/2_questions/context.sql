-- A stretch of an article's text with 200 characters on either side.
CREATE OR REPLACE MACRO context(article, start_at, end_at) AS TABLE
    SELECT a.outlet, a.title, a.published_date, a.url,
           substr(a.text, greatest(0, start_at - 200) + 1, least(200, start_at)) AS before_text,
           substr(a.text, start_at + 1, end_at - start_at) AS passage,
           substr(a.text, end_at + 1, 200) AS after_text
    FROM articles AS a
    WHERE a.article_id = article;
