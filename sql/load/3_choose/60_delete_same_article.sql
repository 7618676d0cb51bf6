-- Forget which records of the touched articles came second.
DELETE FROM rejects WHERE stage = 'load' AND detail IN (SELECT article_id FROM touched);
