-- How likely (0 to 1) a sentence tells what happened to an entity, by how likely it tells what happened and by how it names
-- it: as whoever acts, rather than as a group (Iraqi, Republican), as what another is somebody of (the Guardian's
-- correspondent Jonathan Steele), or far behind. ``before`` and ``behind`` are the words of the sentence around the name,
-- ``gap`` those up to the next name if that is a person's.
CREATE OR REPLACE MACRO trust_telling(telling, is_group, before, behind, gap) AS round(
    1 / (1 + exp(
        0.8 * is_group::INT
        - 0.5 * regexp_matches(behind, '^ (?:has|have|had|was|were|is|are|will|would|said|says|announced|[a-z]+ed)\b')::INT
        + 0.9 * coalesce(
            length(gap) < 45 AND NOT regexp_matches(
                gap,
                '[.,;:]|\b(?:and|was|were|is|are|has|had|said|told|by|to|with|in|that|for|when|after|where)\b'
            ),
            false
        )::INT
        + 0.45 * (length(before) > 0.6 * (length(before) + length(behind)))::INT
        - telling
    )),
    4
);
