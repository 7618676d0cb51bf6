-- Count the mentions.
UPDATE names SET n_mentions = names.n_mentions + d.n FROM name_deltas AS d WHERE d.name_id = names.name_id AND d.n <> 0;
