-- Whether a claim denies that something is so: who denies access, bail or a request, or will neither confirm nor deny, does
-- not; nor who rejects a bill.
CREATE OR REPLACE MACRO is_denial(act, is_cue_negated, cue, content) AS
    act IN ('denies', 'rejects') AND NOT is_cue_negated
    AND NOT regexp_matches(
        coalesce(cue, ''),
        '(?i)\b(confirm\w*|neither|nor|or)\b|\b(declin|refus|fail)\w*\b|\bcan(not|[''’]t)\b|\b(could|would|did|will) not\b|n[''’]t\b'
    )
    AND NOT regexp_matches(
        content,
        '(?i)^(him|her|them|us|me|it|people|(the |an? |his |her |its |their |any )?(\w+ ){0,2})'
        || '?\b(access|entry|permission|bail|visas?|parole|asylum|treatment|care|help|aid|rights?|services?|opportunity'
        || '|requests?|appeals?|bids?|motions?|petitions?|licen[cs]es?|bills?|funding|justice|medicine|food|water)\b'
    );
