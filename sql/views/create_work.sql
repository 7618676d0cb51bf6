-- The schema of working tables.
CREATE SCHEMA IF NOT EXISTS work;
