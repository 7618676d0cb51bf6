-- Full names said on one day only, and their entities: each period of the large archive has such of its own. The others
-- are the same through all periods.
CREATE TEMP TABLE own_names AS
WITH own AS (SELECT entity_id FROM small.entities WHERE first_date = last_date AND contains(name, ' '))
FROM own
UNION
SELECT name_id FROM small.work.names WHERE entity_id IN (FROM own);
