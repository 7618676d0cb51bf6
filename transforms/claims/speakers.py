"""Who a claim's source is: the mention it names or stands for, and what kind of speaker that is."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.entities.governments import GOVERNMENT
from transforms.lexicons import load_words
from transforms.records import Mention, Span
from transforms.words import split_words

PRONOUN_REACH = 600  # code points back to the person a pronoun may stand for
ROLE_REACH = 200  # mentions back to the holder of "the president"
NAMED_KINDS = {"PERSON": "person", "LOC": "government", "NORP": "group", "EVENT": "document", "MISC": "organization"}


KIND_WORDS = (
    ("document", "documents"),
    ("media", "media"),
    ("government", "government"),
    ("organization", "organizations"),
    ("group", "groups"),
)
LEADING_ARTICLE = re.compile(r"^(?:the|an?)\s", re.I)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source."""

    mention: Mention | None
    method: str
    kind: str
    anonymity: str | None = None
    role: str | None = None


NOBODY = Speaker(None, "none", "unattributed")


@dataclass(slots=True)
class Resolver:
    """Resolves the sources of one document in reading order, remembering who spoke last."""

    text: str
    mentions: Sequence[Mention]
    last: Speaker = NOBODY
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [mention.start_char for mention in self.mentions]

    def resolve(self, source: Span | None, is_bare: bool) -> Speaker:
        """Return the speaker of a source; ``is_bare`` says that a quotation stands without any cue."""
        if source is None:
            if is_bare and self.last.mention:
                return Speaker(self.last.mention, "last-speaker", self.last.kind, None, self.last.role)
            return NOBODY
        speaker = self.resolve_named(source) or self.resolve_unnamed(source)
        if speaker.mention:
            self.last = speaker
        return speaker

    def resolve_named(self, source: Span) -> Speaker | None:
        """Return the speaker a source names; None when it names nobody."""
        inside = self.mentions[bisect_left(self.starts, source.start_char) : bisect_left(self.starts, source.end_char)]
        named = [one for one in inside if one.end_char <= source.end_char and not self.is_possessive(one)]
        named = [one for one in named if one.label != "PERSON" or not self.is_dependent(source, one)]
        words = self.list_words(source)
        people = [one for one in named if one.label == "PERSON"]
        chosen = people[0] if people else next((one for one in named if one.label == "ORG"), None)
        chosen = chosen or next(
            (one for one in named if one.label != "NORP" and one.start_char - source.start_char < 5), None
        )
        if chosen is None:
            return None
        method = "as-is" if chosen.head == chosen.surface or chosen.head_method == GOVERNMENT else "surname"
        kind = name_kind(words, chosen) if not people else "person"
        role = self.describe(source, chosen) if people else None
        return Speaker(chosen, method, kind, None if people else self.describe_anonymous(source, words), role)

    def is_possessive(self, mention: Mention) -> bool:
        """Tell whether 's follows a mention: the speaker is then somebody of theirs."""
        return self.text[mention.end_char : mention.end_char + 2] in ("'s", "’s")

    def is_dependent(self, source: Span, mention: Mention) -> bool:
        """Tell whether a preposition before a person makes somebody else the speaker: "supporters of Ada Moll"."""
        before = self.text[source.start_char : mention.start_char].split()
        titles = (mention.role or "").split()
        before = before[: len(before) - len(titles)]
        return len(before) > 1 and before[-1].lower() in ("of", "for", "to", "with", "by", "from")

    def resolve_unnamed(self, source: Span) -> Speaker:
        """Return the speaker of a pronoun, a role or any other noun phrase without a name."""
        words = self.list_words(source)
        if words and words[-1] in load_words("speakers", "personal_pronouns"):
            found = self.find_person(source)
            return Speaker(found, "pronoun", "person", None, found.role) if found else Speaker(None, "none", "person")
        if words and words[0] in load_words("speakers", "other_pronouns") and len(words) == 1:
            return (
                Speaker(self.last.mention, "pronoun", self.last.kind)
                if self.last.mention and self.last.kind != "person"
                else Speaker(None, "none", "group")
            )
        holder = self.find_role_holder(words, source)
        if holder:
            return Speaker(holder, "role", "person", None, holder.role)
        return Speaker(None, "none", name_kind(words, None), self.describe_anonymous(source, words), None)

    def list_words(self, source: Span) -> list[str]:
        """Return the lower-case words of a source."""
        return [word.lower for word in split_words(self.text, source.start_char, source.end_char)]

    def describe_anonymous(self, source: Span, words: Sequence[str]) -> str | None:
        """Return the source's words when they describe an anonymous one, else None."""
        return self.text[source.start_char : source.end_char] if is_anonymous(words) else None

    def find_person(self, source: Span) -> Mention | None:
        """Return whom "he" or "she" stands for: the last speaker when near, else the nearest person named before."""
        begin = bisect_left(self.starts, source.start_char - PRONOUN_REACH)
        end = bisect_left(self.starts, source.start_char)
        near = [one for one in self.mentions[begin:end] if one.label == "PERSON"]
        if not near:
            return None
        last = self.last.mention
        return last if last and any(one.head == last.head for one in near) else near[-1]

    def find_role_holder(self, words: Sequence[str], source: Span) -> Mention | None:
        """Return the person named before whose role is the definite noun phrase's: "the president"."""
        if len(words) < 2 or words[0] != "the" or len(words) > 4:
            return None
        end = bisect_left(self.starts, source.start_char)
        for mention in reversed(self.mentions[max(0, end - ROLE_REACH) : end]):
            if mention.role and words[-1] == mention.role.lower().split()[-1]:
                return mention
        return None

    def describe(self, source: Span, mention: Mention) -> str | None:
        """Return the role a source gives a person: the words before the name, else the apposition after it, or None."""
        before = LEADING_ARTICLE.sub("", self.text[source.start_char : mention.start_char]).strip(" ,")
        after = self.text[mention.end_char : source.end_char].strip(" ,")
        if before.endswith(("'s", "’s")):
            before = ""
        return before or mention.role or after or None


def name_kind(words: Sequence[str], mention: Mention | None) -> str:
    """Return the speaker's type from the words of its source and the mention in it."""
    if mention and mention.label == "ORG":
        names = {*mention.surface.split(), mention.surface}
        if names & load_words("organizations", "media"):
            return "media"
        return "government" if names & load_words("organizations", "government") else "organization"
    if is_anonymous(words):
        return "anonymous"
    for kind, key in KIND_WORDS:
        if not load_words("speakers", key).isdisjoint(words):
            return kind
    return NAMED_KINDS[mention.label] if mention else "person"


def is_anonymous(words: Sequence[str]) -> bool:
    """Tell whether a source's words are those of sources that are not to be named."""
    phrase = f" {' '.join(words)} "
    return any(f" {listed} " in phrase for listed in load_words("speakers", "anonymous"))
