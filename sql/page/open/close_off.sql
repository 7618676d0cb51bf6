-- From here on no other file, no network and no extension.
SET enable_external_access = false;
