-- Link each of these to the version before it.
UPDATE articles SET version_of = v.version_of FROM reversioned AS v WHERE v.article_id = articles.article_id;
