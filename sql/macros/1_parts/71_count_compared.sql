-- How many names of a block are compared, so that the bearers of a common name do not make nights longer as the archive
-- grows: 40, or 15 that an acronym may stand for.
CREATE OR REPLACE MACRO count_compared(block) AS if(block[1] = 'a', 15, 40);
