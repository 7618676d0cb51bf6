-- Who changed position, and from what to what?
-- $name = : a name of the speaker; empty for all
SELECT other_published_date AS said_date, confidence, explanation, content AS before_that, other_content AS then_said, other_outlet
FROM conflicts($name)
WHERE kind = 'position'
ORDER BY said_date DESC, confidence DESC, then_said;
