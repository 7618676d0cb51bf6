-- The version of the rules that made the tables: that of the last run.
SELECT arg_max(rules_version, published_at) FROM runs;
