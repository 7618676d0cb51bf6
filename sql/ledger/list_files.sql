-- The WARC files that were taken over whole.
SELECT warc FROM files;
