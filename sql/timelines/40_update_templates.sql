-- Enter that.
UPDATE dated_sentences SET is_template = NOT is_template
WHERE (article_id, sentence_no, event_date) IN (SELECT article_id, sentence_no, event_date FROM flipped);
