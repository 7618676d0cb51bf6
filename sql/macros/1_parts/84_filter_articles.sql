-- The articles that hold one of some words, and a phrase, of an outlet and some days, that mention one of some entities, and in
-- which one of some speakers speaks in a way: what a search is narrowed to. '' leaves a filter out; entities and speakers are
-- entity_ids, parted by commas.
CREATE OR REPLACE MACRO filter_articles(wanted, phrase, by_outlet, first_day, last_day, entities, speakers, by_act) AS TABLE
    SELECT a.article_id, a.outlet, a.published_date, a.words
    FROM articles AS a
    WHERE (wanted = '' OR a.article_id IN (
            SELECT article_id FROM work.search_terms WHERE wanted <> '' AND term IN (SELECT unnest(terms(wanted)))
        ))
        AND (phrase = '' OR a.article_id IN (SELECT article_id FROM articles_holding(phrase)))
        AND (by_outlet = '' OR a.outlet = by_outlet)
        AND coalesce(a.published_date, DATE '0001-01-01') BETWEEN CAST(first_day AS DATE) AND CAST(last_day AS DATE)
        AND (entities = '' OR a.article_id IN (
            SELECT article_id
            FROM mentions
            WHERE entities <> '' AND entity_id IN (SELECT unnest(string_split(entities, ',')))
        ))
        AND (speakers || by_act = '' OR a.article_id IN (
            SELECT article_id
            FROM claims
            WHERE speakers || by_act <> '' AND (by_act = '' OR act = by_act) AND (speakers = '' OR speaker_mention_id IN (
                SELECT mention_id
                FROM mentions
                WHERE speakers <> '' AND entity_id IN (SELECT unnest(string_split(speakers, ',')))
            ))
        ));
