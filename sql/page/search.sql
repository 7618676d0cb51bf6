-- The articles that hold any of some words, best first. Where a phrase is asked for, they must hold that.
-- $most = 20: how many
-- $skip = 0: how many to leave out first
WITH ranked AS MATERIALIZED (
    SELECT article_row, score, rarest
    FROM ({page/found})
    ORDER BY round(score, 4) DESC, article_id
    LIMIT CAST($most AS BIGINT) OFFSET CAST($skip AS BIGINT)
),
read AS MATERIALIZED (
    SELECT rowid AS article_row, article_id, title, outlet, published_date, words, is_original, story_id, text
    FROM articles
    WHERE rowid IN (SELECT article_row FROM ranked)
),
shown AS MATERIALIZED (
    SELECT a.*, r.score,
           -- without $phrase
           instr(lower(strip_accents(a.text)), r.rarest)
           -- given $phrase
           instr(strip_accents(a.text), regexp_extract(strip_accents(a.text), phrase_pattern($phrase)))
           -- end
           - 90 AS place
    FROM ranked AS r
    JOIN read AS a USING (article_row)
)
SELECT article_id, round(score, 2) AS score, title, outlet, published_date, words, is_original, story_id,
       greatest(1, place) AS place, place > 1 AS is_within, substr(text, greatest(1, place), 260) AS snippet
FROM shown
ORDER BY round(shown.score, 4) DESC, article_id;
