-- Which days matter most to somebody or something?
-- $name = NATO: any name of the entity
-- $days = 20: how many of them; they are shown oldest first
WITH weightiest AS (
    FROM timeline_of($name)
    ORDER BY weight DESC, event_date, entity
    LIMIT CAST($days AS BIGINT)
)
FROM weightiest
ORDER BY event_date, entity;
