"""Who a claim's source is: the mention it names or stands for, and what kind of speaker that is."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from transforms.claims.antecedents import OUTSIDE, Antecedents
from transforms.claims.descriptions import goes_on_with
from transforms.claims.grammar import is_finite, load_grammar
from transforms.claims.issuers import find_issuer, find_owner
from transforms.claims.named_bodies import NamedBodies
from transforms.claims.sources import PARTICIPLES
from transforms.claims.speaker_kinds import is_anonymous, is_plural, load_described, load_qualified, name_kind
from transforms.entities.governments import GOVERNMENT
from transforms.genders import PRONOUNS
from transforms.lexicons import load_words
from transforms.schema.records import Mention, Sentence, Span
from transforms.words import split_words

LEADING_ARTICLE = re.compile(r"^(?:the|an?)\s", re.I)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source."""

    mention: Mention | None
    method: str
    kind: str
    anonymity: str | None = None
    role: str | None = None


REACH = 30  # code points behind a name in which the noun stands that it belongs to
NEAR_LAST = 600  # code points from a source to a description that goes on with it
LAST_REACH = 1500  # code points from a source to a quotation that still is its
HYPHENS = ("-", "‑")
NAMED = "@"  # stands for a name as the head of a source
HEAD_ENDS = frozenset({
    "of", "from", "at", "in", "for", "with", "on", "to", "by", "who", "which", "that", "about", "close", "familiar",
    "involved", "and", "or", "as", "near", "inside", "within", "like", "such", "including", "against", "under", "among",
})  # fmt: skip
PLACED = re.compile(r"[Tt]he(?:\s[A-Z][\w.’'-]*){1,4},(?:\s[A-Z][\w.]*){1,3},\s(?=[a-z])")
"""Where a body is that is only described: the Lesk, Tarn, maker of boots."""
POSSESSIVES = {"its": "it", "their": "they"}
"""Whose fear, belief or claim it is."""
NOBODY = Speaker(None, "none", "unattributed")


class Resolver:
    """Resolves the sources of one document in reading order, remembering who spoke last."""

    def __init__(self, text: str, mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> None:
        """Read what the text names and describes."""
        self.text = text
        self.mentions = mentions
        self.starts = [mention.start_char for mention in mentions]
        self.antecedents = Antecedents(text, mentions, [sentence.start_char for sentence in sentences])
        self.bodies = NamedBodies(mentions)
        self.last = NOBODY
        self.last_source: Span | None = None

    def resolve(self, source: Span | None, bare: Span | None, outer: Speaker = NOBODY) -> Speaker:
        """Return the speaker of a source.

        ``bare`` is a quotation that stands without any cue; ``outer`` is who says the claim around this one.
        """
        if source is None:
            return self.resolve_bare(bare) if bare else NOBODY
        if placed := PLACED.match(self.text, source.start_char, source.end_char):
            source = Span(placed.end(), source.end_char)
        speaker = self.resolve_named(source) or self.resolve_unnamed(source, outer)
        if outer is NOBODY:
            self.last, self.last_source = speaker, source
        return speaker

    def resolve_bare(self, quote: Span) -> Speaker:
        """Return who says a quotation without any cue: who opens the sentence before, else who spoke last."""
        before = self.antecedents.find_opener(quote, self.last_source)
        if before and before.mention:
            return Speaker(before.mention, "last-speaker", "person", None, before.mention.role)
        last = self.find_last(quote)
        if before or last.mention is None or last.mention.label not in ("PERSON", "ORG"):
            return NOBODY
        return Speaker(last.mention, "last-speaker", last.kind, last.anonymity, last.role)

    def find_last(self, span: Span) -> Speaker:
        """Return who spoke last before a span, not too far from it; else nobody."""
        is_far = self.last_source is None or span.start_char - self.last_source.end_char > LAST_REACH
        return NOBODY if is_far else self.last

    def resolve_named(self, source: Span) -> Speaker | None:
        """Return the speaker a source names; None when it names nobody."""
        inside = self.list_inside(source)
        named = [one for one in inside if not self.is_possessive(one) or one.end_char + 2 >= source.end_char]
        named = [one for one in named if one.label != "PERSON" or not self.is_dependent(source, one)]
        words = self.list_words(source)
        people = [one for one in named if one.label == "PERSON" and not self.is_modifier(source, one)]
        if people:
            return self.speak(people[0], "person", None, self.describe(source, people[0]))
        head = self.find_head(source, inside)
        if head in load_words("speakers", "documents"):
            return self.resolve_issuer(source, inside)
        if head in load_described():
            return None
        chosen = next((one for one in named if one.label == "ORG"), None)
        chosen = chosen or next((one for one in named if one.label != "NORP" and self.leads(source, one)), None)
        if chosen is None:
            return self.resolve_owner(head, inside)
        if self.is_within(source, chosen, head) or self.is_of_several(source, chosen, head):
            return None
        return self.speak(chosen, name_kind(words, head, chosen), self.describe_anonymous(source, words), None)

    def is_within(self, source: Span, chosen: Mention, head: str) -> bool:
        """Tell whether a name only says where or whose somebody is: the Selm coroner's office, a Gull photographer."""
        if chosen.label == "LOC":
            return head in load_words("speakers", "institutions") or head in load_words("speakers", "media")
        before = self.text[source.start_char : chosen.start_char].lower().replace(",", " , ").split()
        is_one_of = before[:1] in (["a"], ["an"], ["one"], ["another"]) and not head.startswith(("spoke", "represent"))
        is_beside = "," not in before and load_grammar().prepositions.isdisjoint(before)
        after = self.text[chosen.end_char : source.end_char]
        return is_one_of and is_beside and after[:1] == " " and after[1:2].islower()

    def is_of_several(self, source: Span, chosen: Mention, head: str) -> bool:
        """Tell whether a name only says whose several people are: Gull strategists, Selm student groups."""
        behind = self.text[chosen.end_char : source.end_char]
        return (
            behind[:1] == " "
            and behind[1:2].islower()
            and is_plural(head)
            and head not in load_words("speakers", "works")
        )

    def leads(self, source: Span, mention: Mention) -> bool:
        """Tell whether a name stands at the head of a source: the United States, both Mexico and Canada."""
        before = self.text[source.start_char : mention.start_char].lower().split()
        return len(before) < 3 and all(word in ("the", "both", "even", "only") for word in before)

    def list_inside(self, source: Span) -> list[Mention]:
        """Return the mentions in a source."""
        first, last = bisect_left(self.starts, source.start_char), bisect_left(self.starts, source.end_char)
        inside = (one for one in self.mentions[first:last] if one.end_char <= source.end_char)
        return [one for one in inside if self.text[one.end_char : one.end_char + 1] not in HYPHENS]  # London-based

    def speak(self, mention: Mention, kind: str, anonymity: str | None, role: str | None) -> Speaker:
        """Return the speaker that a mention in the source names."""
        is_whole = mention.head == mention.surface or mention.head_method == GOVERNMENT
        return Speaker(mention, "as-is" if is_whole else "surname", kind, anonymity, role)

    def find_head(self, source: Span, inside: Sequence[Mention]) -> str:
        """Return the noun that a source is about, "official" of "a US official in Selm"; empty where a name is it."""
        head = ""
        for word in split_words(self.text, source.start_char, source.end_char):
            if any(one.start_char <= word.start < one.end_char for one in inside):
                head = NAMED
                continue
            if word.lower in ("'s", "'"):
                continue
            if head and (word.lower in HEAD_ENDS or not word.text[0].isalnum()):
                break
            if head in load_words("speakers", "documents"):
                break
            if head in load_qualified() and (word.lower.endswith(("ed", "ing")) or word.lower in PARTICIPLES):
                break  # "analysts polled by the agency"
            if word.text[0].isalnum() and word.lower not in ("the", "a", "an"):
                head = word.lower
        return "" if head == NAMED else head

    def resolve_issuer(self, source: Span, inside: Sequence[Mention]) -> Speaker | None:
        """Return who issued the document that a source is: the body's report, a statement by the minister."""
        issuers = [one for one in inside if one.label in ("PERSON", "ORG") and self.issues(source, one)]
        if not issuers:
            return None
        return self.speak(issuers[0], "document", None, None)

    def resolve_owner(self, head: str, inside: Sequence[Mention]) -> Speaker | None:
        """Return the body whose warning or framework, by a name of its own, speaks: the Harbour Office's Notice 14."""
        if head or not inside or inside[0].label != "ORG" or not self.is_possessive(inside[0]):
            return None
        return self.speak(inside[0], "document", None, None)

    def issues(self, source: Span, mention: Mention) -> bool:
        """Tell whether a name in a document's description is its issuer's: before it, or after "by", "from", "of"."""
        before = self.text[source.start_char : mention.start_char].lower().split()
        before = [word for word in before if word != "the"]
        return (
            self.is_possessive(mention)
            or not before
            or before[-1] not in ("about", "on", "against", "to", "for", "with", "in")
        )

    def is_modifier(self, source: Span, mention: Mention) -> bool:
        """Tell whether a person's name only says whose a noun behind it is: an Obst loyalist, Moll supporters."""
        end = min(source.end_char, mention.end_char + REACH)
        after = re.match(r"\s([a-z][\w-]+)", self.text[mention.end_char : end])
        grammar = load_grammar()
        closed = grammar.prepositions | grammar.clause_openers | grammar.auxiliaries | grammar.coordinators | HEAD_ENDS
        closed |= {"himself", "herself", "aged", "per", "via"}
        return after is not None and not (after[1] in closed or after[1].endswith("ing") or is_finite(after[1]))

    def is_possessive(self, mention: Mention) -> bool:
        """Tell whether 's follows a mention: the speaker is then somebody of theirs."""
        behind = self.text[mention.end_char : mention.end_char + 2]
        return behind in ("'s", "’s") or (behind in ("' ", "’ ") and mention.surface.endswith("s"))

    def is_dependent(self, source: Span, mention: Mention) -> bool:
        """Tell whether a preposition before a person makes somebody else the speaker: "supporters of Ada Moll"."""
        before = self.text[source.start_char : mention.start_char].split()
        titles = (mention.role or "").split()
        before = before[: len(before) - len(titles)]
        return len(before) > 1 and before[-1].lower() in (
            "of",
            "for",
            "to",
            "with",
            "by",
            "from",
            "as",
            "like",
            "including",
            "near",
            "against",
            "at",
            "in",
            "on",
        )

    def resolve_unnamed(self, source: Span, outer: Speaker) -> Speaker:
        """Return the speaker of a pronoun, a role or any other noun phrase without a name."""
        words = self.list_words(source)
        if words in (["who"], ["us"]) and self.text[source.start_char : source.end_char].isupper():
            return Speaker(None, "none", "organization")
        words = words[:-1] if words[-1:] == ["'s"] else words
        words = words[: words.index(",")] if "," in words[1:] else words  # "the party, which"
        words = [*words[:-1], *(POSSESSIVES.get(word, word) for word in words[-1:])]
        if words and words[-1] in PRONOUNS and (len(words) == 1 or words[-1] in ("he", "she")):  # not "those near him"
            return self.resolve_pronoun(source, words[-1], outer)
        if words[:1] == ["i"] or words in (["we"], ["us"], ["me"]):
            return self.resolve_first_person(words[0], outer)
        if len(words) == 1 and words[0] in load_words("speakers", "other_pronouns"):
            return self.resolve_other(source, words[0], outer)
        owner = self.resolve_owned(source, outer)
        if owner:
            return owner
        head = self.find_head(source, [one for one in self.list_inside(source) if one.label != "NORP"])
        issuer = find_issuer(self.text, self.mentions, source) if head in load_words("speakers", "documents") else None
        if issuer:
            return Speaker(issuer, "role", "document")
        holder = self.antecedents.find_holder(words, source.start_char)
        if holder:
            return Speaker(holder, "role", "person", None, holder.role)
        body = self.bodies.find(words, source.start_char)
        if body:
            return Speaker(body, "role", name_kind([], "", body))
        if outer is NOBODY and self.goes_on(source, words):  # nobody says of himself "the director claimed"
            return replace(self.last, method="role")
        return Speaker(None, "none", name_kind(words, head, None), self.describe_anonymous(source, words), None)

    def goes_on(self, source: Span, words: Sequence[str]) -> bool:
        """Tell whether a description means who spoke last, near before it, and nobody else whom the text calls so."""
        mention = self.last.mention
        is_near = self.last_source is not None and source.start_char - self.last_source.end_char < NEAR_LAST
        if mention is None or not is_near or not goes_on_with(words, mention):
            return False
        return self.antecedents.list_called(words[-1]) <= {mention.head}

    def resolve_owned(self, source: Span, outer: Speaker) -> Speaker | None:
        """Return who speaks through a document that is said to be somebody's, "its website"; None for any other."""
        words = split_words(self.text, source.start_char, source.end_char)
        owner = find_owner(words) if self.find_head(source, ()) in load_words("speakers", "documents") else None
        if owner is None:
            return None
        pronoun = POSSESSIVES.get(self.text[owner.start_char : owner.end_char].lower())
        speaker = self.resolve_other(owner, pronoun, outer) if pronoun else self.resolve_unnamed(owner, outer)
        return replace(speaker, kind="document", anonymity=None, role=None) if speaker.mention else None

    def resolve_pronoun(self, source: Span, word: str, outer: Speaker) -> Speaker:
        """Return whom he or she stands for: somebody named, or somebody described, who has no mention."""
        is_quoted = self.antecedents.number_quote(source.start_char) != OUTSIDE
        if outer.mention and outer.kind == "person" and not is_quoted and self.antecedents.fits(outer.mention, word):
            return Speaker(outer.mention, "pronoun", "person", None, outer.role)  # X said he had ordered
        speaker = outer.mention.head if outer.mention and is_quoted else None
        found = self.antecedents.find(source, word, self.last_source, speaker)
        if found is None:
            last = self.find_last(source)
            is_meant = last.kind == "person" and last.mention is not None and self.antecedents.fits(last.mention, word)
            return Speaker(None, "none", "person") if is_quoted or not is_meant else replace(last, method="pronoun")
        self.antecedents.remember(source, found)
        if found.mention:
            return Speaker(found.mention, "pronoun", "person", None, found.mention.role)
        span = Span(found.start_char, found.end_char)
        words = self.list_words(span)
        if (
            not is_quoted
            and self.goes_on(span, words)
            and self.last.mention
            and self.antecedents.fits(self.last.mention, word)
        ):
            return replace(self.last, method="pronoun")  # While the lawyer agrees, he fears
        return Speaker(None, "pronoun", "person", self.describe_anonymous(span, words))

    def resolve_first_person(self, word: str, outer: Speaker) -> Speaker:
        """Return who says I or we: the speaker of the claim around."""
        if word != "i" and outer.kind == "person":
            return Speaker(None, "none", "group")
        if outer is not NOBODY:
            return Speaker(outer.mention, "pronoun" if outer.mention else "none", outer.kind, None, outer.role)
        last = self.last if (word == "i") == (self.last.kind == "person") else NOBODY
        return (
            Speaker(last.mention, "pronoun", last.kind, None, last.role)
            if last.mention
            else Speaker(None, "none", "person" if word == "i" else "group")
        )

    def resolve_other(self, source: Span, word: str, outer: Speaker) -> Speaker:
        """Return what it or they stands for: the body that says the claim around, or that spoke last."""
        if outer.mention and outer.kind != "person":
            return Speaker(outer.mention, "pronoun", outer.kind)  # the company said it hoped
        if self.last.mention and self.last.kind != "person":
            return Speaker(self.last.mention, "pronoun", self.last.kind)
        found = self.antecedents.find(source, word, self.last_source, None) if word == "it" else None
        if found and found.mention and found.is_subject and self.antecedents.is_near(found, source):
            return Speaker(found.mention, "pronoun", name_kind([], "", found.mention))
        return Speaker(None, "none", "group")

    def list_words(self, source: Span) -> list[str]:
        """Return the lower-case words of a source."""
        return [word.lower for word in split_words(self.text, source.start_char, source.end_char)]

    def describe_anonymous(self, source: Span, words: Sequence[str]) -> str | None:
        """Return the source's words when they describe an anonymous one, else None."""
        return self.text[source.start_char : source.end_char] if is_anonymous(words) else None

    def describe(self, source: Span, mention: Mention) -> str | None:
        """Return the role a source gives a person: the words before the name, else the apposition after it, or None."""
        before = LEADING_ARTICLE.sub("", self.text[source.start_char : mention.start_char]).strip(" ,")
        after = self.text[mention.end_char : source.end_char].strip(" ,")
        if before.endswith(("'s", "’s")):
            before = ""
        return before or mention.role or after or None
