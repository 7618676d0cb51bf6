-- Enter the groups of claims that say the same. A reprint of the first article is no further report, nor are the same words
-- again in one outlet. Sources are as many as there are outlets, reports and speakers, whichever are fewest. Speakers are
-- persons, named beside their words, who state it in words of their own, near to the first's: others may speak for one
-- another under many names, and what is worded nearly as by the first is its copy, whoever is named with it. An unknown outlet is one a story.
INSERT INTO claim_groups BY NAME
WITH told AS (
    SELECT m.claim_group_id, m.claim_id, p.article_id, p.day, p.same_as, a.outlet, a.story_id, s.entity_id,
           s.label = 'PERSON' AND c.act IN ('asserts', 'reports', 'confirms', 'announces', 'claims', 'argues')
               AND c.parent_claim_id IS NULL AND c.speaker_method IN ('as-is', 'surname')
               AND coalesce(l.similarity, 1) >= 0.7 AS is_person,
           p.same_as = m.claim_group_id OR coalesce(l.similarity, 0) >= 0.8 AS is_copy
    FROM members AS m
    JOIN claim_keys AS p USING (claim_id)
    JOIN articles AS a USING (article_id)
    LEFT JOIN claims AS c USING (claim_id)
    LEFT JOIN claim_links AS l ON l.claim_id = m.claim_group_id AND l.other_claim_id = p.same_as
    LEFT JOIN mentions AS s ON s.mention_id = c.speaker_mention_id
    WHERE p.day >= getvariable('first_group_day')
),
firsts AS (
    SELECT claim_group_id, day AS first_day, article_id AS first_article_id, story_id AS first_story_id
    FROM told
    WHERE claim_id = claim_group_id
),
totals AS (
    SELECT claim_group_id, count(*) AS n_claims, count(DISTINCT article_id) AS n_articles,
           count(DISTINCT outlet) AS n_outlets,
           least(count(DISTINCT story_id), count(DISTINCT (if(outlet = '', story_id, outlet), same_as))) AS n_reports,
           least(
               n_reports, count(DISTINCT if(outlet = '', story_id, outlet)),
               greatest(1, if(bool_or(is_person AND is_copy), 1, 0) + len(list_filter(
                   list(DISTINCT entity_id) FILTER (is_person AND NOT is_copy),
                   lambda one: NOT list_contains(coalesce(list(entity_id) FILTER (is_person AND is_copy), []), one)
               )))
           ) AS n_independent
    FROM told
    GROUP BY claim_group_id
)
SELECT t.claim_group_id, t.claim_id, f.first_day,
       CASE
           WHEN n.n_claims = 1 THEN 'single'
           WHEN t.claim_id = t.claim_group_id THEN 'first'
           WHEN t.story_id = f.first_story_id AND t.article_id <> f.first_article_id THEN 'reprint'
           WHEN t.same_as <> t.claim_id THEN 'same-quotation'
           ELSE 'paraphrase'
       END AS method,
       n.n_articles, n.n_outlets, n.n_reports, n.n_independent
FROM told AS t
JOIN firsts AS f USING (claim_group_id)
JOIN totals AS n USING (claim_group_id)
ORDER BY t.claim_group_id, t.claim_id;
