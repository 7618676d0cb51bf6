-- Enter what each stage of the night took.
INSERT INTO stage_times BY NAME FROM stages_taken ORDER BY stage_no;
