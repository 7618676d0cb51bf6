-- Enter the blocks in which they are compared.
INSERT INTO name_blocks BY NAME FROM new_blocks;
