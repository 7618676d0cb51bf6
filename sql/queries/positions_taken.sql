-- Who takes which position in each dispute, since when, and how many independent sources say so?
-- $name = : a name in what is said or of who says it; empty for all
SELECT kind, confidence, counted, position.value, position.stance, position.says, position.speakers, position.first_date,
       position.n_reports, position.n_independent
FROM conflicts($name), unnest(positions) AS p(position)
ORDER BY confidence DESC, dispute_id, position.first_date, position.value, position.stance;
