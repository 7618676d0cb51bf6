-- How many of tellers are independent of each other: as many as there are outlets, stories and named speakers, whichever
-- are fewest. Persons and others count apart, as the one may speak for the other; an unknown outlet is one a story.
-- Lists, an element a telling, of equal order; entities are NULL where no name is told.
CREATE OR REPLACE MACRO count_sources(outlets, stories, persons, others) AS
    least(
        len(list_distinct(stories)),
        len(list_distinct(list_transform(list_zip(outlets, stories), lambda one: if(one[1] = '', one[2], one[1])))),
        greatest(1, len(list_distinct(persons)), len(list_distinct(others)))
    );
