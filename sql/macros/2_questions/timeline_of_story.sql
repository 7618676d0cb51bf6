-- The days of a story (a story_id), oldest first: those told in its article and in the articles around it.
CREATE OR REPLACE MACRO timeline_of_story(story) AS TABLE
    FROM days_told_in((SELECT list(article_row) FROM articles_around(story)))
    ORDER BY event_date;
