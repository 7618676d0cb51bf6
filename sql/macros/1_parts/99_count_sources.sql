-- How many of tellers are independent of each other: as many as there are outlets, stories and named speakers, whichever
-- are fewest. Speakers are persons, as others may speak for one another under many names; outlets that are not known may be
-- one. Lists, an element a telling, of equal order; persons are NULL where none is named.
CREATE OR REPLACE MACRO count_sources(outlets, stories, persons) AS
    least(len(list_distinct(stories)), len(list_distinct(outlets)), greatest(1, len(list_distinct(persons))));
