-- The first day of which a text is compared with them.
SET VARIABLE first_text_day = (SELECT min(day) - 30 FROM fresh_texts);
