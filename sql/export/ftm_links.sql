-- Which article names whom, once each, with the day and a role that is said there, for FollowTheMoney.
SELECT m.entity_id, m.article_id, any_value(strftime(a.published_date, '%Y-%m-%d')) AS published, arg_min(m.role, m.start_char) AS role
FROM mentions AS m
JOIN articles AS a USING (article_id)
JOIN entities AS e USING (entity_id)
WHERE e.label IN ('PERSON', 'ORG', 'LOC', 'EVENT') AND NOT e.is_rejected
GROUP BY m.entity_id, m.article_id
ORDER BY m.entity_id, m.article_id;
