-- What became of a page.
FROM why_missing($url);
