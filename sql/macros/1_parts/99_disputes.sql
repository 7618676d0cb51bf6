-- Disputes: claims that do not go together, one row for all pairs that hang together, with the positions taken. A position
-- of figures is a value, else for or against; who told it first, and how many reports and independent sources tell it.
-- The pair that is surest explains the dispute. Figures that moved are told as well, as kind update.
CREATE OR REPLACE MACRO disputes() AS TABLE
    WITH RECURSIVE pairs AS (
        SELECT x.*, if(x.counted IS NULL, g.claim_group_id, x.claim_id || ' ' || x.value) || ' ' || (x.kind = 'update') AS one,
               if(x.counted IS NULL, h.claim_group_id, x.other_claim_id || ' ' || x.other_value) || ' ' || (x.kind = 'update') AS two
        FROM claim_conflicts AS x
        JOIN claim_groups AS g ON g.claim_id = x.claim_id
        JOIN claim_groups AS h ON h.claim_id = x.other_claim_id
    ),
    edges AS (SELECT one, two FROM pairs UNION SELECT two, one FROM pairs),
    reached(node, root) AS (
        SELECT one, one FROM edges
        UNION
        SELECT e.two, r.root FROM reached AS r JOIN edges AS e ON e.one = r.node
    ),
    disputed AS (
        SELECT p.*, left(sha256(r.dispute), 20) AS dispute_id
        FROM pairs AS p
        JOIN (SELECT node, min(root) AS dispute FROM reached GROUP BY node) AS r ON r.node = p.one
    ),
    sides AS (
        SELECT dispute_id, claim_id, value FROM disputed UNION SELECT dispute_id, other_claim_id, other_value FROM disputed
    ),
    placed AS (
        SELECT s.dispute_id, s.claim_id, s.value,
               CASE
                   WHEN s.value IS NOT NULL THEN NULL
                   WHEN c.told_as = 'denied' OR c.is_negated THEN 'against'
                   ELSE 'for'
               END AS stance
        FROM sides AS s
        JOIN work.claim_keys AS c USING (claim_id)
    ),
    tellings AS (
        SELECT DISTINCT p.dispute_id, p.value, p.stance, coalesce(q.claim_id, w.claim_id, p.claim_id) AS claim_id
        FROM placed AS p
        LEFT JOIN work.figure_keys AS f ON p.value IS NOT NULL AND f.claim_id = p.claim_id AND f.value = p.value
        LEFT JOIN work.figure_keys AS q ON q.telling_key = f.telling_key AND abs(q.day - f.day) <= fortnight()
        LEFT JOIN claim_groups AS g ON p.value IS NULL AND g.claim_id = p.claim_id
        LEFT JOIN claim_groups AS w ON w.claim_group_id = g.claim_group_id
    ),
    voiced AS (
        SELECT t.*, c.content_text, a.outlet, a.story_id, a.published_date, e.entity_id, e.label,
               coalesce(e.name, c.speaker_name, c.source_text) AS speaker
        FROM tellings AS t
        JOIN claims AS c USING (claim_id)
        JOIN articles AS a USING (article_id)
        LEFT JOIN mentions AS m ON m.mention_id = c.speaker_mention_id
        LEFT JOIN entities AS e ON e.entity_id = m.entity_id
    ),
    positions AS (
        SELECT dispute_id, min(published_date) AS first_date, max(published_date) AS last_date, {
            'value': value, 'stance': stance, 'says': arg_min(content_text, (published_date, claim_id)),
            'speakers': list_sort(list_distinct(list(speaker))), 'first_date': min(published_date),
            'n_reports': count(DISTINCT story_id),
            'n_independent': count_sources(list(outlet), list(story_id), list(if(label = 'PERSON', entity_id, NULL))),
            'claim_ids': list_sort(list(claim_id))
        } AS position
        FROM voiced
        GROUP BY dispute_id, value, stance
    ),
    told AS (
        SELECT dispute_id, min(first_date) AS first_date, max(last_date) AS last_date,
               list(position ORDER BY position.first_date, position.value, position.stance) AS positions
        FROM positions
        GROUP BY dispute_id
    ),
    surest AS (
        SELECT dispute_id, count(*) AS n_pairs, arg_max(disputed, (confidence, conflict_id)) AS pair FROM disputed GROUP BY dispute_id
    )
    SELECT dispute_id, pair.kind, pair.confidence, pair.explanation, pair.counted, positions, first_date, last_date, n_pairs,
           pair.claim_id, pair.other_claim_id, pair.value, pair.other_value
    FROM surest
    JOIN told USING (dispute_id);
