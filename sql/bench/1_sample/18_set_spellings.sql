-- The spellings that names are drawn from.
SET VARIABLE spellings = (
    SELECT list(letters ORDER BY number)
    FROM (
        SELECT n.number, string_agg(l.letter, '' ORDER BY md5(l.letter || n.number)) AS letters
        FROM range(500) AS n(number)
        CROSS JOIN (SELECT unnest(string_split('abcdefghijklmnopqrstuvwxyz', '')) AS letter) AS l
        GROUP BY n.number
    )
);
