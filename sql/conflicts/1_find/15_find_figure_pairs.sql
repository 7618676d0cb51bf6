-- Pairs of figures of one thing that exclude each other, the earlier first: each the first to tell so, in one article or
-- with a rare word, a place or a name of what is counted in common, and not given by the other claim too. A reprint does
-- not contradict its original; a later version of a page may. An undated article is compared with nothing but itself.
-- Who is not named in an article ("we") may be whoever else speaks there: one voice.
CREATE TEMP TABLE figure_pairs AS
WITH keyed AS (
    SELECT figure_no, day, is_touched, coalesce(unit, '') AS unit, noun, harms, coalesce(rate, '') AS rate, is_addition,
           is_projection, unnest(list_distinct(
               terms[:5] || places || [article_id] || if(is_named, [array_to_string(qualities, ' ')], [])
           )) AS about
    FROM near_figures
    WHERE is_first
),
met AS (
    SELECT DISTINCT least(t.figure_no, o.figure_no) AS one_no, greatest(t.figure_no, o.figure_no) AS two_no
    FROM keyed AS t
    JOIN keyed AS o USING (unit, noun, harms, rate, is_addition, is_projection, about)
    WHERE t.is_touched AND o.figure_no <> t.figure_no AND abs(o.day - t.day) <= fortnight()
),
ordered AS (
    SELECT if(one.place < two.place, one, two) AS earlier, if(one.place < two.place, two, one) AS later
    FROM met
    JOIN near_figures AS one ON one.figure_no = one_no
    JOIN near_figures AS two ON two.figure_no = two_no
    WHERE one.claim_id <> two.claim_id AND (one.low > two.high OR two.low > one.high)
        AND NOT list_contains(one.numbers, two.value) AND NOT list_contains(two.numbers, one.value)
),
tellers AS MATERIALIZED (
    SELECT article_id, story_id, canonical_url, published_date
    FROM articles
    WHERE article_id IN (SELECT article_id FROM near_figures)
)
SELECT p.earlier.figure_no AS figure_no, p.later.figure_no AS other_figure_no,
       coalesce(same_speaker(
           p.earlier.speaker_id, p.earlier.speaker, p.later.speaker_id, p.later.speaker
       ), a.article_id = b.article_id) AS is_same_voice
FROM ordered AS p
JOIN tellers AS a ON a.article_id = p.earlier.article_id
JOIN tellers AS b ON b.article_id = p.later.article_id
WHERE (a.story_id <> b.story_id OR a.canonical_url = b.canonical_url)
    AND (a.article_id = b.article_id OR a.published_date IS NOT NULL AND b.published_date IS NOT NULL);
