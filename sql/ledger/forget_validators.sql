-- Have a page asked for whole: what it lists may not have been entered.
UPDATE pages SET etag = '', last_modified = '' WHERE url = :url;
