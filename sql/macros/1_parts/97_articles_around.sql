-- The articles that tell a story, by the numbers of their rows: its own original, and originals published within 30 days of it
-- that name at least three of the five entities it names most (all of them, where it names fewer).
CREATE OR REPLACE MACRO articles_around(story) AS TABLE
    WITH own AS MATERIALIZED (
        SELECT rowid AS article_row, article_id, published_date, is_original FROM articles WHERE story_id = story
    ),
    near AS MATERIALIZED (
        SELECT rowid AS article_row, article_id
        FROM articles
        WHERE is_original AND abs(published_date - (SELECT min(published_date) FROM own)) <= 30
    ),
    main_entities AS MATERIALIZED (
        SELECT entity_id
        FROM list_mentions()
        WHERE article_row IN (SELECT article_row FROM own)
        GROUP BY entity_id
        ORDER BY count(*) DESC, entity_id
        LIMIT 5
    ),
    naming AS MATERIALIZED (
        SELECT article_row
        FROM list_mentions()
        WHERE entity_id IN (SELECT entity_id FROM main_entities)
        GROUP BY article_row
        HAVING count(DISTINCT entity_id) >= least(3, (SELECT count(*) FROM main_entities))
    )
    SELECT article_row, article_id FROM own WHERE is_original
    UNION
    SELECT article_row, article_id FROM near WHERE article_row IN (SELECT article_row FROM naming);
