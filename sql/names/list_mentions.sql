-- Tonight's mentions as they are read: article by article, in text order.
SELECT article_id, mention_id, surface, label, coalesce(role, ''), if(head = surface, '', head)
FROM fresh_mentions
ORDER BY article_id, start_char;
