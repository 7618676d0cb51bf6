-- Which layout the database of the Prefect server has (SQLite, by Alembic).
SELECT version_num FROM alembic_version;
