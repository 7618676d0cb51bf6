-- Enter what the fresh claims' figures are compared by.
INSERT INTO figure_keys BY NAME FROM new_figures ORDER BY day, claim_id, start_char;
