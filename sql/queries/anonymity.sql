-- How much of what each outlet reports comes from anonymous sources?
-- $claims = 1: outlets with fewer claims are left out
SELECT outlet, n_claims, anonymous_share
FROM outlets
WHERE n_claims >= CAST($claims AS BIGINT)
ORDER BY anonymous_share DESC NULLS LAST, n_claims DESC, outlet;
