-- The last body of a file of rules.
SELECT body FROM bodies WHERE url = :url;
