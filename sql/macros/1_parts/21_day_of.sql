-- The day an article counts for: published, else captured, else 1970-01-01.
CREATE OR REPLACE MACRO day_of(published_date, captured_at) AS
    coalesce(published_date, captured_at::DATE, DATE '1970-01-01');
