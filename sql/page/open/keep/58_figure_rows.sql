-- Where the claim and the article of each figure lie, figure after figure.
CREATE TABLE kept.main.figure_rows AS
SELECT figure_row, claim_row, article_row, speaker_id, group_row
FROM list_figures()
ORDER BY figure_row;
