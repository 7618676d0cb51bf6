-- Figures near in time to those of articles that came, went or moved: is_first tells whether none of the fortnight up to it
-- tells the same, is_touched whether its conflicts are told anew.
CREATE TEMP TABLE near_figures AS
WITH near AS (
    SELECT f.*, p.told_at, p.speaker, m.entity_id AS speaker_id, p.numbers, row_number() OVER (ORDER BY f.claim_id, f.start_char) AS figure_no,
           p.told_at || f.claim_id || lpad(f.start_char::VARCHAR, 9, '0') AS place
    FROM figure_keys AS f
    SEMI JOIN figure_days USING (day)
    JOIN claim_keys AS p USING (claim_id, day)
    LEFT JOIN mentions AS m ON m.mention_id = p.speaker_mention_id
),
altered AS (
    SELECT telling_key FROM gone_figures
    UNION
    SELECT telling_key FROM near WHERE article_id IN (SELECT article_id FROM changed)
),
marked AS (
    SELECT *, place = min(place) OVER (
               PARTITION BY telling_key ORDER BY day RANGE BETWEEN to_days(fortnight()) PRECEDING AND CURRENT ROW
           ) AS is_first,
           article_id IN (SELECT article_id FROM changed) OR telling_key IN (SELECT telling_key FROM altered)
               OR claim_id IN (SELECT claim_id FROM revoiced_claims) AS is_altered
    FROM near
)
SELECT * EXCLUDE (is_altered), bool_or(is_altered) OVER (PARTITION BY claim_id) AS is_touched
FROM marked;
