-- Every name of an entity tells how it was taken for that entity, and on what grounds.
FROM entity_aliases WHERE method = '' OR evidence = '' OR n_mentions < 1;
