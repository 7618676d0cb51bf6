-- And nobody changes that.
SET lock_configuration = true;
