-- Which claims do not go together, surest first?
-- $name = : a name in what is said or of who says it; empty for all
-- $kind = %: numeric, update, scope, denial, polarity, position, or % for any
SELECT kind, confidence, explanation, outlet, other_outlet
FROM conflicts($name)
WHERE kind LIKE $kind;
