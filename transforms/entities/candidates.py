"""Runs of capitalised words that may be names, cut into single names with a first guess of the label."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.entities.gazetteer import load_evidence, load_gazetteer, match_longest
from transforms.words import Word

MAX_GAP = 2  # words that may stand between two capitalised words of one name: "of the", "van der"
OPENERS = frozenset('“"‘:—–•*-.?!')  # after these a capital says nothing
KNOWN = 0.95  # score of a name from the gazetteer
GUESS = 0.3  # score of a name no evidence speaks for


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible name: its words, the words around it, the guessed label and how sure the guess is."""

    words: tuple[Word, ...]
    sentence_no: int
    label: str
    score: float
    role: str | None = None
    before: str = ""
    after: str = ""

    @property
    def key(self) -> str:
        """The name's words parted by single blanks."""
        return " ".join(word.text for word in self.words)


def is_name_word(word: Word) -> bool:
    """Tell whether a word is written as names are: a capital, or a small particle before one (al-Assad)."""
    text = word.text
    return text[0].isupper() or (len(text) > 4 and text[:3] in ("al-", "el-") and text[3].isupper())


def find_runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield (first, past last) of each run of capitalised words, small connectors between them included."""
    evidence = load_evidence()
    position = 0
    while position < len(words):
        if not is_name_word(words[position]) or words[position].lower in evidence.no_names:
            position += 1
            continue
        end = position + 1
        while (after := skip_connectors(words, end)) < len(words) and is_name_word(words[after]):
            if words[after].lower in evidence.no_names:
                break
            end = after + 1
        yield position, end
        position = end


def skip_connectors(words: Sequence[Word], start: int) -> int:
    """Return the index after the connectors at ``start`` that can stand inside a name."""
    particles = load_evidence().particles
    end = start
    while end < len(words) and end - start < MAX_GAP + 1:
        text = words[end].text
        if text == "." and not is_abbreviation(words, end):
            return start
        if text not in particles and text not in ("of", "the", "for", "&", "."):
            break
        end += 1
    if end > start and words[start].text == "the":
        return start
    return end


def is_abbreviation(words: Sequence[Word], stop: int) -> bool:
    """Tell whether the full stop at index ``stop`` ends an initial or a short title directly before it."""
    before = words[stop - 1] if stop else None
    return before is not None and before.end == words[stop].start and len(before.text) <= 4


def cut_run(text: str, words: Sequence[Word], run: tuple[int, int], sentence_no: int) -> Iterator[Candidate]:
    """Yield the names in the run ``words[first:last]`` of a sentence, with the roles said before persons."""
    first, last = run
    if first == 0 or words[first - 1].text in OPENERS:
        first = skip_opener(words, first, last)
    for start, end, role_start in split_at_titles(words, first, last):
        role = None if role_start is None else text[words[role_start].start : words[start - 1].end]
        for candidate in cut_names(words, start, end, sentence_no):
            if end < last and candidate.score <= GUESS:
                continue  # "Energy" in "Energy Minister"
            if role and candidate.words[0] is words[start] and candidate.score < KNOWN:
                candidate = replace(candidate, label="PERSON", score=0.9, role=role)
            yield candidate


def skip_opener(words: Sequence[Word], first: int, last: int) -> int:
    """Return the index of the first word of a sentence-initial run that may be a name's."""
    common = load_evidence().common
    while first < last and words[first].lower in common and not match_known(words, first, last):
        first += 1
        while first < last and not is_name_word(words[first]):
            first += 1
    return first


def match_known(words: Sequence[Word], first: int, last: int) -> int:
    """Return how many words from ``first`` on are a name of the gazetteer; 0 for none."""
    return match_longest([word.text for word in words[first : min(last, first + 5)]], 0, load_gazetteer())


def split_at_titles(words: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int, int | None]]:
    """Yield (first, last, first word of the role or None) of the stretches of a run that titles part."""
    lower = [word.lower for word in words[first:last]]
    start, role_start = first, find_role_before(words, first)
    position = first
    while position < last:
        length = match_title(lower, position - first)
        if not length or (position > first and lower[position - first - 1] in ("of", "the", "for")):
            position += 1
            continue
        if position > start:
            yield start, position, None
        role_start = first if role_start is None else role_start
        position += length
        while position < last and not is_name_word(words[position]):
            position += 1
        start = position
    if start < last:
        yield start, last, role_start


def match_title(lower: Sequence[str], position: int) -> int:
    """Return how many words at ``position`` are a title; 0 for none."""
    evidence = load_evidence()
    return match_longest(lower, position, evidence.roles) or int(lower[position] in evidence.honorifics)


def find_role_before(words: Sequence[Word], first: int) -> int | None:
    """Return where a lower-case role directly before a run starts ("spokesman" John Kirby), or None."""
    lower = [word.lower for word in words[max(0, first - 3) : first]]
    for length in range(len(lower), 0, -1):
        if tuple(lower[-length:]) in load_evidence().role_nouns:
            return first - length
    return None


def find_known_names(words: Sequence[Word], sentence_no: int) -> Iterator[Candidate]:
    """Yield the names of the gazetteer in a sentence, whatever its capitals."""
    position = 0
    while position < len(words):
        length = match_known(words, position, len(words))
        if length:
            label = load_gazetteer()[tuple(word.text for word in words[position : position + length])]
            yield Candidate(tuple(words[position : position + length]), sentence_no, label, KNOWN)
        position += length or 1


def cut_names(words: Sequence[Word], first: int, last: int, sentence_no: int) -> Iterator[Candidate]:
    """Yield the names of a stretch of capitalised words without titles."""
    while first < last:
        end, label, score = read_name(words, first, last)
        if label:
            before = words[first - 1].lower if first else ""
            after = words[end].lower if end < len(words) else ""
            yield Candidate(tuple(words[first:end]), sentence_no, label, score, None, before, after)
        first = end
        while first < last and not is_name_word(words[first]):
            first += 1


def read_name(words: Sequence[Word], first: int, last: int) -> tuple[int, str, float]:
    """Return the end, label and score of the name that starts at ``first``."""
    evidence = load_evidence()
    known = match_known(words, first, last)
    if known == last - first:
        return last, load_gazetteer()[tuple(word.text for word in words[first:last])], KNOWN
    end = find_connector(words, first, last)
    if end < last and words[end - 1].lower in (evidence.org_openers | evidence.event_openers | evidence.works):
        end = find_connector(words, end + 1, last)
        while end < last and words[end].text == "of":
            end = find_connector(words, end + 1, last)
        return end, name_compound(words[first].lower), 0.8
    if known and first + known >= end:
        return first + known, load_gazetteer()[tuple(word.text for word in words[first : first + known])], KNOWN
    head = label_by_head(words[end - 1].lower, end - first)
    if head:
        return end, head, 0.8
    if known and load_gazetteer()[tuple(word.text for word in words[first : first + known])] in ("NORP", "ORG"):
        return first + known, load_gazetteer()[tuple(word.text for word in words[first : first + known])], KNOWN
    return end, *guess_label(words[first:end])


def find_connector(words: Sequence[Word], first: int, last: int) -> int:
    """Return where the first "of", "the" or "for" after ``first`` stands, else ``last``."""
    for position in range(first + 1, last):
        if words[position].text in ("of", "the", "for"):
            return position
    return last


def name_compound(first_word: str) -> str:
    """Return the label of a name like "Ministry of Defence", "Battle of Bakhmut" or "Treaty of Rome"."""
    evidence = load_evidence()
    if first_word in evidence.event_openers:
        return "EVENT"
    return "MISC" if first_word in evidence.works else "ORG"


def label_by_head(head: str, length: int) -> str:
    """Return the label that a name's last word gives away, or an empty string; one word alone gives nothing away."""
    evidence = load_evidence()
    if length == 1:
        return ""
    for label, heads in (
        ("ORG", evidence.org_heads),
        ("LOC", evidence.place_heads),
        ("EVENT", evidence.event_heads),
        ("MISC", evidence.works),
    ):
        if head in heads:
            return label
    return ""


def guess_label(words: Sequence[Word]) -> tuple[str, float]:
    """Return a label and score for a name no list knows, from its shape."""
    evidence = load_evidence()
    first = words[0].lower
    if first in evidence.first_names and len(words) > 1:
        return "PERSON", 0.85
    if first in evidence.place_openers | evidence.event_openers and len(words) > 1:
        return ("LOC" if first in evidence.place_openers else "EVENT"), 0.7
    if len(words) == 1 and words[0].text.isupper() and 2 <= len(first) <= 6:
        return "ORG", 0.5
    if len(words) == 1:
        return ("PERSON", 0.45) if first in evidence.first_names else ("MISC", GUESS)
    return ("PERSON", 0.4) if len(words) < 4 else ("ORG", 0.35)
