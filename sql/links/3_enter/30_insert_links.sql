-- Enter the links found tonight.
INSERT INTO name_links BY NAME FROM new_links;
