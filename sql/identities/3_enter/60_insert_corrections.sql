-- Enter tonight's.
INSERT INTO corrections BY NAME SELECT DISTINCT * FROM reviewed;
