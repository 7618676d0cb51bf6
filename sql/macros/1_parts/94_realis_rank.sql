-- How firmly an event stands, 1 the firmest; a sentence without an event (NULL) stands before what is denied or imagined.
CREATE OR REPLACE MACRO realis_rank(realis) AS
    coalesce(list_position(['actual', 'ongoing', 'planned', 'predicted', NULL, 'hypothetical', 'negated'], realis), 5);
