-- All places of figures, by the numbers of the figures' rows.
CREATE OR REPLACE MACRO list_places() AS TABLE
    SELECT unnest(places) AS place, rowid AS figure_row FROM work.figure_keys;
