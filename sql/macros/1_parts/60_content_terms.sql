-- The distinct words of a sentence that carry its content: terms without the commonest function and reporting words.
CREATE OR REPLACE MACRO content_terms(words) AS
    list_distinct(list_filter(terms(words), lambda word: length(word) > 2 AND NOT list_contains([
        'the', 'and', 'but', 'for', 'nor', 'not', 'yet', 'that', 'this', 'these', 'those', 'with', 'from', 'into', 'onto',
        'over', 'under', 'about', 'after', 'before', 'between', 'during', 'since', 'until', 'than', 'then', 'there',
        'their', 'they', 'them', 'its', 'his', 'her', 'him', 'she', 'our', 'your', 'you', 'who', 'whom', 'whose', 'which',
        'what', 'when', 'where', 'why', 'how', 'was', 'were', 'are', 'been', 'being', 'has', 'have', 'had', 'having',
        'will', 'would', 'can', 'could', 'may', 'might', 'must', 'shall', 'should', 'does', 'did', 'done', 'any', 'all',
        'some', 'more', 'most', 'other', 'such', 'only', 'also', 'very', 'just', 'too', 'one', 'two', 'said', 'say',
        'saying', 'told', 'according', 'least', 'number', 'total'
    ], word)));
