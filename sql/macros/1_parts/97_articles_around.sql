-- The articles that tell a story: its own original, and originals published within 30 days of it that name at least
-- three of the five entities it names most (all of them, where it names fewer).
CREATE OR REPLACE MACRO articles_around(story) AS TABLE
    WITH own AS (
        SELECT min(published_date) AS published_date FROM articles WHERE story_id = story
    ),
    main_entities AS (
        SELECT m.entity_id
        FROM mentions AS m
        JOIN articles AS a USING (article_id)
        WHERE a.story_id = story
        GROUP BY m.entity_id
        ORDER BY count(*) DESC, m.entity_id
        LIMIT 5
    )
    SELECT article_id FROM articles WHERE story_id = story AND is_original
    UNION
    SELECT a.article_id
    FROM mentions AS m
    JOIN main_entities USING (entity_id)
    JOIN articles AS a USING (article_id)
    CROSS JOIN own
    WHERE a.is_original AND abs(a.published_date - own.published_date) <= 30
    GROUP BY a.article_id
    HAVING count(DISTINCT m.entity_id) >= least(3, (SELECT count(*) FROM main_entities));
