-- Names without a schema mean analysts' tables, else working ones.
SET search_path = '{database}.main,{database}.work';
