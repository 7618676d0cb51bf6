-- Where the rows of some articles lie in the tables, as the snapshot keeps it in memory.
-- $articles = : their article_ids, parted by commas
SELECT {'first': min(article.first), 'last': max(article.last)} AS article,
       {'first': min(version.first), 'last': max(version.last)} AS version,
       {'first': min(story.first), 'last': max(story.last)} AS story,
       {'first': min(mention.first), 'last': max(mention.last)} AS mention,
       {'first': min(claim.first), 'last': max(claim.last)} AS claim,
       {'first': min(timex.first), 'last': max(timex.last)} AS timex,
       {'first': min(event.first), 'last': max(event.last)} AS event,
       {'first': min(quantity.first), 'last': max(quantity.last)} AS quantity,
       {'first': min(capture.first), 'last': max(capture.last)} AS capture,
       {'first': min(grouped.first), 'last': max(grouped.last)} AS grouped
FROM kept.main.rows_of
WHERE article_id BETWEEN list_min(string_split($articles, ',')) AND list_max(string_split($articles, ','))
    AND article_id IN (SELECT unnest(string_split($articles, ',')));
