-- What the archive holds in all.
SELECT (SELECT count(*) FROM articles) AS n_articles, (SELECT count(*) FROM articles WHERE NOT is_original) AS n_reprints,
       (SELECT count(*) FROM outlets) AS n_outlets, (SELECT count(*) FROM claims) AS n_claims,
       (SELECT count(*) FROM entities) AS n_entities, (SELECT count(*) FROM mentions) AS n_mentions,
       (SELECT count(*) FROM rejects) AS n_rejects, (SELECT count(*) FROM defects) AS n_defects,
       (SELECT min(published_date) FROM articles) AS first_date, (SELECT max(published_date) FROM articles) AS last_date,
       (SELECT count(*) FROM claim_conflicts WHERE kind <> 'update') AS n_conflicts,
       (SELECT max(published_at) FROM runs) AS published_at;
