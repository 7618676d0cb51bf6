-- Enter the names that the archive did not have; their entity is found below.
INSERT INTO names BY NAME FROM new_names;
