-- Addresses of the page to ask for, $n of each kind, drawn by hash: the same for the same file.
WITH drawn_articles AS (SELECT *, row_number() OVER (ORDER BY md5(article_id)) AS place FROM articles),
drawn_entities AS (
    SELECT *, row_number() OVER (ORDER BY md5(entity_id)) AS place FROM entities WHERE n_articles > 4
),
words AS (
    SELECT place, list_sort(list_filter(string_split(lower(title), ' '), lambda word: length(word) > 4))[1:2] AS words
    FROM drawn_articles
)
SELECT 'home' AS kind, '/' AS address, place FROM drawn_articles WHERE place <= $n
UNION ALL SELECT 'search', '/search?words=' || url_encode(array_to_string(words, ' ')), place FROM words WHERE place <= $n
UNION ALL SELECT 'search, filters', '/search?words=' || url_encode(w.words[1]) || '&act=denies&outlet=' || a.outlet, place
    FROM words AS w JOIN drawn_articles AS a USING (place) WHERE place <= $n
UNION ALL SELECT 'article', '/articles/' || article_id, place FROM drawn_articles WHERE place <= $n
UNION ALL SELECT 'story', '/stories/' || story_id, place FROM drawn_articles WHERE place <= $n
UNION ALL SELECT 'entity', '/entities/' || entity_id, place FROM drawn_entities WHERE place <= $n
UNION ALL SELECT 'claims', '/claims?speaker=' || url_encode(name) || '&about=' || 'strike', place FROM drawn_entities WHERE place <= $n
UNION ALL SELECT 'disputes', '/disputes?name=' || url_encode(name), place FROM drawn_entities WHERE place <= $n
UNION ALL SELECT 'figures', '/figures?what=killed&place=' || url_encode(name), place FROM drawn_entities WHERE place <= $n
UNION ALL SELECT 'today', '/today', place FROM drawn_articles WHERE place <= $n
UNION ALL SELECT 'archive', '/archive', place FROM drawn_articles WHERE place <= $n
UNION ALL SELECT 'missing', '/health?missing=' || url_encode(url), place FROM drawn_articles WHERE place <= $n
ORDER BY place, kind;
