-- The pieces of a claim's content lie within its envelope.
SELECT article_id, claim_id, content_start_char, content_end_char, content_spans
FROM claims
WHERE len(list_filter(
    content_spans,
    lambda span: span.start_char < content_start_char OR span.end_char > content_end_char OR span.end_char <= span.start_char
)) > 0;
