-- Write their claims.
COPY (
    SELECT s.* REPLACE (
        copied_id(s.claim_id, t.corpus) AS claim_id, t.article_id AS article_id,
        copied_id(s.parent_claim_id, t.corpus) AS parent_claim_id,
        copied_id(s.speaker_mention_id, t.corpus) AS speaker_mention_id,
        substr(t.text, s.source_start_char + 1, s.source_end_char - s.source_start_char) AS source_text,
        substr(t.text, s.cue_start_char + 1, s.cue_end_char - s.cue_start_char) AS cue_text,
        substr(t.text, s.content_start_char + 1, s.content_end_char - s.content_start_char) AS content_text,
        t.published_date AS said_date
    )
    FROM told AS t JOIN sample_claims AS s ON s.article_id = t.sample_id
    ORDER BY t.corpus, t.article_id, s.content_start_char
) TO '{folder}/claims.parquet' (FORMAT parquet);
