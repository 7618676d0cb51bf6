-- A database in memory, compressed, for what a page looks up that lies scattered in the published file.
ATTACH ':memory:' AS kept (COMPRESS);
