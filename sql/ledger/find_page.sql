-- What is known of an address.
SELECT * FROM pages WHERE url = :url;
