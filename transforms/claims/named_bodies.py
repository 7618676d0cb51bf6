"""Which of the bodies that a text names a noun phrase goes on with: the court, the company, a spokesman."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from transforms.lexicons import load_words
from transforms.schema.records import Mention

LONGEST = 5  # words of "the federal health protection agency"
MOST_ALIKE = 200  # mentions of bodies of one kind that are compared
NEAR = 200  # code points in which the only body of a kind is meant, though the text names others
DOMINANT = 3  # times as often as any other that a body is named whose kind alone is said later
VAGUE = frozenset({"former", "then", "ex", "outgoing", "new", "acting", "whole", "entire", "same", "local"})
SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})


class NamedBodies:
    """The organisations and the country that one text names, in its order."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Sort what the text names by what is asked of it."""
        named = [mention for mention in mentions if mention.label == "ORG"]
        self.employers = [mention for mention in named if name_body(mention.head) != "media"]
        self.private = [mention for mention in named if name_body(mention.head) == "organization"]
        self.is_one_private = len({mention.head for mention in self.private}) == 1
        self.alike: dict[str, list[Mention]] = {}
        for mention in named:
            for noun in find_nouns(mention.head):
                self.alike.setdefault(noun, []).append(mention)
        places = [mention for mention in mentions if mention.label == "LOC"]
        countries = [mention for mention in places if mention.head in load_words("places", "countries")]
        self.countries = countries
        self.country = countries if len({mention.head for mention in countries}) == 1 else []

    def find(self, words: Sequence[str], position: int) -> Mention | None:
        """Return the body that a noun phrase at ``position`` goes on with, or None; ``words`` are in lower case.

        "The court" is the one court named, "the government" that of the only country, "the company" the only body that
        is neither state nor medium, "a spokesman" that of the only body near.
        """
        if words[:-1] in (["a"], ["the"]) and words[-1] in SPOKESMEN:
            return choose_near(self.employers, position)
        is_definite = words[:1] == ["the"] or words == ["police"]
        if not is_definite or len(words) > LONGEST or words[-1] in load_words("speakers", "documents"):
            return None
        told = set(words[1:-1]) - VAGUE
        alike = [one for one in self.alike.get(words[-1], [])[:MOST_ALIKE] if fits(one.head, words[-1], told)]
        if alike:
            return choose_alike(alike, position)
        if words[-1] == "government":
            return find_last(self.country, position) or find_dominant(self.countries)
        return self.find_private(position) if words[-1] in load_words("speakers", "bodies") and not told else None

    def find_private(self, position: int) -> Mention | None:
        """Return the only body before ``position`` that is neither state nor medium, of the text or of what is near."""
        if self.is_one_private and self.private[0].start_char < position:
            return self.private[0]
        return choose_near(self.private, position)


def find_nouns(name: str) -> set[str]:
    """Return the nouns that say what kind of body a name is of: "university" of the University of Selm."""
    words = name.lower().split()
    return {*words[-1:], *(one for one, after in pairwise(words) if after in ("of", "for", "on"))}


def fits(name: str, noun: str, told: Collection[str]) -> bool:
    """Tell whether a body's name says more than the noun, and all that is ``told`` beside it."""
    return name.lower() != noun and set(told) <= set(name.lower().replace("-", " ").split())


def choose_alike(alike: Sequence[Mention], position: int) -> Mention | None:
    """Return which of the bodies of one kind a text means at ``position``, or None where that is open.

    The only one, or the only one near before; else the one named three times as often as any other. One is also meant
    before it is named; of governments any country's may be.
    """
    is_government = alike[0].head.lower().endswith("government")
    before = [one for one in alike if one.start_char < position] or ([] if is_government else alike)
    if is_one_name({one.head for one in before}):
        return find_last(before, position) or before[0]
    near = choose_near(before, position)
    return near or (None if is_government else find_dominant(before))


def choose_near(bodies: Sequence[Mention], position: int) -> Mention | None:
    """Return the only one of ``bodies``, in reading order, that is named near before ``position``, or None."""
    first = bisect_left(bodies, position - NEAR, key=lambda one: one.start_char)
    near = bodies[first : bisect_left(bodies, position, key=lambda one: one.start_char)]
    return near[-1] if is_one_name({one.head for one in near}) else None


def find_last(mentions: Sequence[Mention], position: int) -> Mention | None:
    """Return the last of the mentions, which are in reading order, before ``position``, or None."""
    end = bisect_left(mentions, position, key=lambda one: one.start_char)
    return mentions[end - 1] if end else None


def find_dominant(mentions: Sequence[Mention]) -> Mention | None:
    """Return the last mention of the name that is said three times as often as any other, or None."""
    counts = Counter(one.head for one in mentions).most_common(2)
    if len(counts) < 2 or counts[0][1] < DOMINANT * counts[1][1]:
        return None
    return next(one for one in reversed(mentions) if one.head == counts[0][0])


def is_one_name(names: Collection[str]) -> bool:
    """Tell whether the longest of several names holds the words of all others: Unity Party, Unity Party of America."""
    longest = max(names, key=len, default="").split()
    return bool(names) and all(set(name.split()) <= set(longest) for name in names)


def name_body(name: str) -> str:
    """Return what kind of speaker an organisation is, by its name: government, media or organization."""
    if not load_words("speakers", "government").isdisjoint(name.lower().split()):
        return "government"
    names = {*name.split(), name}
    if names & load_words("organizations", "media"):
        return "media"
    return "government" if names & load_words("organizations", "government") else "organization"
