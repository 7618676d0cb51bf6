"""Names in a text: found by rules, labelled by evidence, joined to the full name they stand for."""

from collections.abc import Iterator, Sequence

from transforms.entities.candidates import Candidate, cut_run, find_known_names, find_runs
from transforms.entities.labels import find_heads, settle_labels
from transforms.identifiers import make_row_id
from transforms.records import Document, Mention, Sentence
from transforms.words import Word, split_words

MAX_NAME_WORDS = 12  # a longer run of capitals is a headline or noise


def find_mentions(document: Document, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """Return the names of a document in reading order, none overlapping another.

    ``head`` is the full name a surname or acronym stands for in this document, else the name itself;
    ``role`` is the title or role said directly before a person's name.
    """
    candidates = settle_labels([*find_candidates(document.text, sentences)])
    heads = find_heads(document.text, candidates)
    return tuple(make_mention(document, candidate, heads) for candidate in candidates)


def find_candidates(text: str, sentences: Sequence[Sentence]) -> Iterator[Candidate]:
    """Yield the possible names of all sentences; in headlines written with capitals only the known ones."""
    for sentence in sentences:
        words = split_words(text, sentence.start_char, sentence.end_char)
        if is_headline_case(words):
            yield from find_known_names(words, sentence.sentence_no)
            continue
        for run in find_runs(words):
            found = cut_run(text, words, run, sentence.sentence_no)
            yield from (candidate for candidate in found if len(candidate.words) <= MAX_NAME_WORDS)


def is_headline_case(words: Sequence[Word]) -> bool:
    """Tell whether capitals say nothing in a sentence: it has no final mark and most of its longer words have one."""
    long = [word for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    if len(long) < 5 or words[-1].text in '.!?”"':
        return False
    return sum(word.text[0].isupper() for word in long) > 0.75 * len(long)


def make_mention(document: Document, candidate: Candidate, heads: dict[str, str]) -> Mention:
    """Return the row of a candidate."""
    start, end = candidate.words[0].start, candidate.words[-1].end
    return Mention(
        mention_id=make_row_id(document.article_id, "m", start, end),
        article_id=document.article_id,
        sentence_no=candidate.sentence_no,
        start_char=start,
        end_char=end,
        surface=document.text[start:end],
        label=candidate.label,
        head=heads.get(candidate.key, candidate.key),
        role=candidate.role,
        score=candidate.score,
    )
