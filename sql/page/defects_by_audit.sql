-- Rows that audits withheld from articles that stay, by table and audit.
SELECT table_name, audit, count(*) AS n_rows, min(detail) AS an_example, min(article_id) AS article_id
FROM defects
GROUP BY table_name, audit
ORDER BY n_rows DESC, table_name, audit;
