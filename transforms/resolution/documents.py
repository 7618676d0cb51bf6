"""Within a document: which mentions stand for a fuller name that the same document gives."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from transforms.identifiers import hash_parts
from transforms.lexicons import load_lexicon, load_words
from transforms.resolution.context import place_names
from transforms.resolution.folding import fold_words, key_sound
from transforms.resolution.gazetteer import is_city
from transforms.resolution.matches import Match
from transforms.resolution.names import Name, has_legal_form, is_generic, load_aliases, load_phrases, read_name
from transforms.resolution.organizations import compare_organizations, spell_initials, tell_all
from transforms.resolution.people import compare_people, load_given_names, split_person
from transforms.resolution.territories import find_territory, load_countries

NAMED = Match("exact", 1.0, "the name itself")
LINKS = frozenset({"of", "the", "for", "in", "at", "to", "and"})  # what follows these is no short form of the whole
TERRITORY = "@"
LONG = 4  # letters from which on a first word may stand for an organisation
LONGEST = 3  # words of a name for which its first may stand
MOST_ALIKE = 50  # names with one word in common that a name is compared with: a text with more of them is a list
MOST_NAMES = 2000  # names of a document among which namesakes are looked for
SURE = 0.6  # from this score on a link within one document is made


class Said(NamedTuple):
    """A mention as given: its characters, its label, the title or role said of it, the full name found for it."""

    surface: str
    label: str
    role: str = ""
    head: str = ""


class NameReading(NamedTuple):
    """What a mention stands for: a name, how that was reached, and whether the name holds in its document only."""

    name: Name
    match: Match
    is_local: bool


Places = Mapping[Name, Sequence[int]]
"""The names of a document, each with the places (indices of mentions) where it is said."""

Fuller = Mapping[Name, Sequence[tuple[Name, Match]]]
"""The names of a document, each with the fuller ones that it may stand for, and how."""


Counts = Mapping[tuple[Name, Name], int]
"""For a name and a fuller one, how often a document says the latter."""


def read_document(mentions: Sequence[Said]) -> list[NameReading]:
    """Return what each mention of a document stands for in it; mentions are given in text order."""
    names = place_names([read_name(mention.surface, mention.label) for mention in mentions])
    places: dict[Name, list[int]] = {}
    for place, name in enumerate(names):
        places.setdefault(name, []).append(place)
    index = index_names(places)
    whole = {name for mention, name in zip(mentions, names, strict=True) if has_legal_form(mention.surface)}
    fuller = {name: [] if name in whole else list(find_fuller(name, index, places)) for name in places}
    said = count_said(fuller, places)
    return [
        read_mention(mention, name, place, fuller, said, places)
        for place, (mention, name) in enumerate(zip(mentions, names, strict=True))
    ]


def make_name_id(reading: NameReading, document_id: str) -> str:
    """Return the id of the name a mention stands for: equal in every document, or of one if the name is local."""
    name = reading.name
    if name.territory:
        return hash_parts("territory", name.territory)
    scope = [document_id] if reading.is_local else []
    return hash_parts(name.label, name.key, *scope)


def read_mention(mention: Said, name: Name, place: int, fuller: Fuller, said: Counts, places: Places) -> NameReading:
    """Return what one mention stands for: the fullest name that it leads to, step by step, else the head found."""
    head = read_name(mention.head or mention.surface, mention.label)
    if mention.head == load_lexicon("governments")["capitals"].get(mention.surface):
        return NameReading(head, Match("government", 0.8, f"speaks for {mention.head}"), False)
    match = NAMED
    told = choose_told(mention, name, head, fuller)
    if told is not None:
        return told
    while fuller[name]:
        name, step = choose_fuller(name, place, fuller, said, places)
        match = step if match is NAMED else match
    if match is NAMED and head != name and head in places and not speaks_against(name, head):
        return NameReading(head, Match("within-article", 0.7, f"stands for {mention.head}"), is_local(head, ""))
    return NameReading(name, match, is_local(name, mention.role))


def choose_told(mention: Said, name: Name, head: Name, fuller: Fuller) -> NameReading | None:
    """Return what a person's short name stands for as its article was read, None where that tells nothing.

    Which of several bearers an article means, or none that it introduces, is seen in its text. A surname by which the
    article introduces nobody keeps to itself: the archive knows its bearer.
    """
    if mention.label != "PERSON" or not mention.head or len(name.words) != 1:
        return None
    choices = dict(fuller[name])
    if head in choices:
        return NameReading(head, choices[head], is_local(head, ""))
    same = any(other.words[-1:] == name.words for other in choices)
    return NameReading(name, NAMED, is_local(name, mention.role)) if head == name and same else None


def speaks_against(name: Name, head: Name) -> bool:
    """Tell whether a head found otherwise is wrong: of a well-known name, or one that only goes on where it ends.

    UN is not the US Navy, and Apple Stores is no head of Apple's.
    """
    is_known = bool(name.territory or name.owner) or name.words in load_aliases().values()
    return is_known or (name.label == "ORG" and head.words[: len(name.words)] == name.words)


def choose_fuller(name: Name, place: int, fuller: Fuller, said: Counts, places: Places) -> tuple[Name, Match]:
    """Return the best of several fuller names: by score, then by how often it is said, fuller forms of it and all, then
    the one said last before the place, else first after."""

    def rate(item: tuple[Name, Match]) -> tuple[float, int, int, int]:
        """Return what fuller names are ranked by."""
        other, match = item
        n_before = bisect_left(places[other], place)
        return match.score, said[name, other], places[other][n_before - 1] if n_before else -1, -places[other][0]

    return max(fuller[name], key=rate)


def count_said(fuller: Fuller, places: Places) -> Counts:
    """Return for a name and each fuller one how often that is said, in the other fuller forms that lead to it too."""
    leads = {name: {other for other, _ in found} for name, found in fuller.items()}
    return {
        (name, other): sum(len(places[one]) for one in found if one == other or other in leads[one])
        for name, found in leads.items()
        for other in found
    }


def find_fuller(name: Name, index: Mapping[str, Sequence[Name]], places: Places) -> Iterator[tuple[Name, Match]]:
    """Yield the fuller names of a document that a name may stand for; ``index`` gives the names by their tokens.

    Of the names that share a token only the first MOST_ALIKE are compared.
    """
    for other in dict.fromkeys(other for token in list_tokens(name) for other in index[token][:MOST_ALIKE]):
        if is_fuller(other, name):
            match = match_names(name, other, places)
            if match.score >= SURE:
                yield other, match


def index_names(places: Places) -> Mapping[str, Sequence[Name]]:
    """Return the names of a document by their tokens."""
    index: dict[str, list[Name]] = {}
    for name in places:
        for token in list_tokens(name):
            index.setdefault(token, []).append(name)
    return index


def list_tokens(name: Name) -> list[str]:
    """Return what two names must share one of to be compared: the sound of a word, initials, being a territory."""
    if name.territory or (name.label == "LOC" and is_generic(name)):
        return [TERRITORY, *map(key_sound, name.words)]
    initials = ["".join(name.words).upper()] if name.is_acronym else sorted(spell_initials(tell_all(name)))
    return [*dict.fromkeys(map(key_sound, name.words)), *initials]


def is_fuller(one: Name, other: Name) -> bool:
    """Tell whether one name says more than another; no two names each say more than the other."""
    return measure(one) > measure(other)


def measure(name: Name) -> tuple[int, int, int]:
    """Return how much a name says: a territory most, an acronym least, then words, then letters."""
    told = len(name.words) + bool(name.owner)
    return 9 if name.territory else 0 if name.is_acronym else told, told, sum(map(len, name.words))


def match_names(short: Name, long: Name, places: Places) -> Match:
    """Return how a short name goes together with a fuller one of the same document."""
    if (short.label == "PERSON") != (long.label == "PERSON"):
        return Match("unrelated", 0.0, "")
    if short.label == "PERSON":
        return match_person(short.words, long.words)
    if long.territory:
        return match_territory(short, long, places)
    if short.label == long.label or short.is_acronym:
        match = compare_organizations(short, long)
        return match if match.score else match_part(short, long, places)
    return Match("unrelated", 0.0, "")


def match_person(short: tuple[str, ...], long: tuple[str, ...]) -> Match:
    """Return how a person's shorter name goes together with a longer one: surname, first name, other part."""
    if 1 < len(short) < len(long) and long[: len(short)] == short:
        return Match("short-form", 0.75, f"begins {' '.join(long)}")
    if len(short) > 1 or len(long) < 2:
        match = compare_people(short, long)
        return match if len(short) < len(long) else match._replace(score=0.0)
    given, family = split_person(long)
    full = " ".join(long)
    if compare_people(short, (family,)).score >= SURE:
        return Match("surname", 0.9, f"surname of {full}")
    if short and short == given[:1]:
        return Match("first-name", 0.8, f"first name of {full}")
    return Match("part", 0.7 if short and short[0] in long else 0.0, f"part of {full}")


def match_territory(short: Name, long: Name, places: Places) -> Match:
    """Return whether a word like Kingdom or Nation stands for a country or state of the document."""
    if short.label != "LOC" or not is_generic(short):
        return Match("unrelated", 0.0, "")
    if any(words[-1:] == short.words and code == long.territory for words, code in load_countries().items()):
        return Match("short-form", 0.7, f"end of a name of {long.territory}")
    kind = {"nation": 2, "country": 2, "state": 5}.get(short.words[0])
    is_kind = kind == len(long.territory)
    return Match("kind", 0.6 + 0.001 * min(99, len(places[long])) if is_kind else 0.0, f"a {short.words[0]}")


def match_part(short: Name, long: Name, places: Places) -> Match:
    """Return whether a name is the part of a longer one by which a text goes on: Court, Red Sox, Wikimedia, Lion."""
    length = len(short.words)
    if not length or length >= len(long.words) or short.owner or short.label != long.label:
        return Match("unrelated", 0.0, "")
    evidence = f"short for {' '.join(long.words)}"
    if long.words[-length:] == short.words and is_end(short, long.words[:-length]):
        return Match("short-form", 0.7, evidence)
    if long.words[:length] != short.words:
        return Match("unrelated", 0.0, "")
    if is_head(short, long.words[length:]):
        return Match("short-form", 0.7, evidence)
    return Match("short-form", 0.62 if is_introduced(short, long, places) else 0.0, evidence)


def is_introduced(short: Name, long: Name, places: Places) -> bool:
    """Tell whether a text says an organisation's first word only after its whole name, and no other begins so.

    Goldman stands for Goldman Sachs; but where Apple is named first, Apple Corps is another.
    """
    is_word = short.label == "ORG" and not short.is_acronym and len(short.words) == 1
    if not is_word or len(short.words[0]) < LONG or len(long.words) > LONGEST or is_body(short):
        return False
    names = (name for name in islice(places, MOST_NAMES) if name.label == "ORG" and name.words[:1] == short.words)
    alike = [name for name in names if name != short]
    return alike == [long] and places[long][0] < places[short][0] and long.words[1] not in LINKS


def is_body(name: Name) -> bool:
    """Tell whether a name is a mere kind of body: the Council, the Army."""
    return is_generic(name) or name.words in load_phrases("state_bodies")


def is_head(short: Name, rest: tuple[str, ...]) -> bool:
    """Tell whether a name stands for a longer one that ``rest`` follows: Church of Selm, Selm Foundation."""
    if rest[0] in LINKS:
        return rest[0] == "of" and short.words[-1] in load_words("organization_names", "generic")
    kinds = load_words("organization_names", "generic") | load_words("organization_names", "tails")
    return short.label == "ORG" and set(rest) <= kinds and not is_body(short)


def is_end(short: Name, rest: tuple[str, ...]) -> bool:
    """Tell whether a name stands for a longer one that ``rest`` precedes: Selm Council, Selm Gulls, Brennick Air."""
    if rest[-1] in LINKS or short.words == ("house",):
        return False
    if short.words[-1] in load_words("organization_names", "generic") or short.label in ("EVENT", "MISC"):
        return True
    if short.label == "LOC":
        return find_territory(rest) is not None
    return short.label == "ORG" and (len(short.words) > 1 or short.words[-1].endswith("s") or is_city(rest))


def is_local(name: Name, role: str) -> bool:
    """Tell whether a name is clear only in its document: the Court, a first name without more."""
    if name.label == "PERSON" and len(name.words) == 1 and not fold_words(role):
        return is_generic(name) or name.words[0] in load_given_names()
    return is_generic(name) or (len(name.words) == 1 and len(name.words[0]) == 1)
