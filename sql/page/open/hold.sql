-- What a statement finds, held for the other statements of the same page that begin with it.
CREATE OR REPLACE TEMP TABLE {table} AS
{body};
