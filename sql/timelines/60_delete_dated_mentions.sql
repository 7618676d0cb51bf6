-- Take out what is entered anew.
DELETE FROM dated_mentions WHERE article_id IN (SELECT article_id FROM redated);
