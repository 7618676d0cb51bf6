-- What the mentions of those articles stand for in them; filled where there are any.
CREATE TEMP TABLE readings (
    mention_id VARCHAR, article_id VARCHAR, surface VARCHAR, said_label VARCHAR,
    name_id VARCHAR, label VARCHAR, key VARCHAR, scope VARCHAR, read_as VARCHAR
);
