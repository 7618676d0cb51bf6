-- Take out every row read from those articles.
-- each: articles, sentences, mentions, claims, claim_keys, figure_keys, claim_quantities, timexes, events, fingerprints, dated_sentences, dated_mentions, search_terms, defects
DELETE FROM {table} WHERE article_id IN (SELECT article_id FROM gone);
