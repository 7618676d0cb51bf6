-- The block of such a name: people of one family name meet in that of their family name, others in none.
CREATE TEMP MACRO copied_block(block, copy) AS if(block[1] = 'p', block, block || ' ' || copy);
