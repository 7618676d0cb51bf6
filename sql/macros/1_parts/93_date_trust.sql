-- How surely a day was reached, 1 the surest.
CREATE OR REPLACE MACRO date_trust(dated_by) AS
    coalesce(list_position(['explicit', 'publication', 'previous', 'event', 'none', 'publication-default'], dated_by), 7);
