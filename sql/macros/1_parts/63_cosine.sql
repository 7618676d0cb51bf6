-- Cosine of two claims' weighed words, of which they share some: 0 nothing in common, 1 the same words.
CREATE OR REPLACE MACRO cosine(shared, norm, other_norm) AS
    coalesce(list_sum(list_transform(shared, lambda word: word.weight ** 2)) / (norm * other_norm), 0);
