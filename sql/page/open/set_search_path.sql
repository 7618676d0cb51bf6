-- Names without a schema mean what is kept, else analysts' tables and macros, else working ones.
SET search_path = 'kept.main,dateline.main,dateline.work';
