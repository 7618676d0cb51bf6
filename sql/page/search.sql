-- The articles that hold any of some words, best first (BM25: Robertson and Zaragoza 2009; k1 = 1.2, b = 0.75). Where a phrase
-- is asked for, they must hold that.
-- $words = : the words
-- $phrase = : the phrase; empty for none
-- $outlet = : one outlet; empty for all
-- $from = 0001-01-01: first day of publication
-- $until = 9999-12-31: last day
-- $entities = : entity_ids, parted by commas, of which they must mention one; empty for any
-- $speakers = : entity_ids, parted by commas, of which one must speak in them; empty for anybody
-- $act = : what speakers must do: asserts, denies, promises ...; empty for anything
-- $most = 20: how many
-- $skip = 0: how many to leave out first
WITH held AS MATERIALIZED (
    SELECT term, article_id, frequency FROM work.search_terms WHERE term IN (SELECT unnest(terms($words)))
),
archive AS MATERIALIZED (SELECT count(*) AS n_articles, avg(words) AS mean_words FROM articles),
weighed AS MATERIALIZED (
    SELECT term, count(*) AS n_holding, ln(1 + (any_value(n_articles) - n_holding + 0.5) / (n_holding + 0.5)) AS weight
    FROM held
    CROSS JOIN archive
    GROUP BY term
),
ranked AS MATERIALIZED (
    SELECT h.article_id,
           sum(w.weight * h.frequency * 2.2 / (h.frequency + 1.2 * (0.25 + 0.75 * a.words / mean_words))) AS score,
           arg_max(h.term, (-w.n_holding, h.term)) AS rarest
    FROM held AS h
    JOIN weighed AS w USING (term)
    JOIN filter_articles('', $phrase, $outlet, $from, $until, $entities, $speakers, $act) AS a USING (article_id)
    CROSS JOIN archive
    GROUP BY h.article_id
    ORDER BY round(score, 4) DESC, h.article_id
    LIMIT CAST($most AS BIGINT) OFFSET CAST($skip AS BIGINT)
),
shown AS MATERIALIZED (
    SELECT article_id, title, outlet, published_date, words, is_original, story_id, text
    FROM articles
    WHERE rowid IN (SELECT rowid FROM articles WHERE article_id IN (SELECT article_id FROM ranked))
)
SELECT a.article_id, round(r.score, 2) AS score, a.title, a.outlet, a.published_date, a.words, a.is_original, a.story_id,
       greatest(1, if(
           $phrase = '', instr(lower(strip_accents(a.text)), rarest),
           instr(strip_accents(a.text), regexp_extract(strip_accents(a.text), phrase_pattern($phrase)))
       ) - 90) AS place,
       place > 1 AS is_within, substr(a.text, place, 260) AS snippet
FROM ranked AS r
JOIN shown AS a USING (article_id)
ORDER BY round(r.score, 4) DESC, a.article_id;
