-- Enter the list of reasons in force.
INSERT INTO reject_reasons BY NAME SELECT * FROM reasons ORDER BY reason;
