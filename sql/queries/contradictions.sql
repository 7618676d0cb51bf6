-- Which claims do not go together, surest dispute first?
-- $name = : a name in what is said or of who says it; empty for all
-- $kind = %: numeric, denial, polarity, position, or % for any
SELECT kind, confidence, explanation, len(positions) AS n_positions, list_sum(list_transform(positions, lambda p: p.n_reports)) AS n_reports,
       outlet, other_outlet
FROM conflicts($name)
WHERE kind LIKE $kind;
