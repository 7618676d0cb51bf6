-- The articles that hold any of some words, best first (BM25: Robertson and Zaragoza 2009; k1 = 1.2, b = 0.75).
-- $words = : the words
-- $outlet = : one outlet; empty for all
-- $from = 0001-01-01: first day of publication
-- $until = 9999-12-31: last day
-- $entities = : entity_ids, parted by commas, of which they must mention one; empty for any
-- $speakers = : entity_ids, parted by commas, of which one must speak in them; empty for anybody
-- $act = : what speakers must do: asserts, denies, promises ...; empty for anything
-- $most = 20: how many
-- $skip = 0: how many to leave out first
WITH told AS (
    SELECT article_id
    FROM claims
    WHERE $speakers || $act <> '' AND ($act = '' OR act = $act) AND ($speakers = '' OR speaker_mention_id IN (
        SELECT mention_id FROM mentions WHERE entity_id IN (SELECT unnest(string_split($speakers, ',')))
    ))
),
held AS (
    SELECT term, article_id, frequency, count(*) OVER (PARTITION BY term) AS n_holding
    FROM work.search_terms
    WHERE term IN (SELECT unnest(terms($words)))
),
archive AS (SELECT count(*) AS n_articles, avg(words) AS mean_words FROM articles),
ranked AS (
    SELECT h.article_id,
           sum(
               ln(1 + (n_articles - n_holding + 0.5) / (n_holding + 0.5))
               * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * a.words / mean_words))
           ) AS score,
           arg_max(h.term, (-n_holding, h.term)) AS rarest
    FROM held AS h
    JOIN articles AS a USING (article_id)
    CROSS JOIN archive
    WHERE ($outlet = '' OR a.outlet = $outlet)
        AND coalesce(a.published_date, DATE '0001-01-01') BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
        AND ($entities = '' OR a.article_id IN (
            SELECT article_id FROM mentions WHERE entity_id IN (SELECT unnest(string_split($entities, ',')))
        ))
        AND ($speakers || $act = '' OR a.article_id IN (SELECT article_id FROM told))
    GROUP BY h.article_id
    ORDER BY round(score, 4) DESC, h.article_id
    LIMIT CAST($most AS BIGINT) OFFSET CAST($skip AS BIGINT)
)
SELECT a.article_id, round(r.score, 2) AS score, a.title, a.outlet, a.published_date, a.words, a.is_original, a.story_id,
       greatest(1, instr(lower(strip_accents(a.text)), rarest) - 90) AS place, place > 1 AS is_within,
       substr(a.text, place, 260) AS snippet
FROM ranked AS r
JOIN articles AS a USING (article_id)
ORDER BY round(r.score, 4) DESC, a.article_id;
