"""Attributions of a whole text: units read one by one, quotations that run on joined, nested ones found inside."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from transforms.claims.attributions import Attribution, read_unit
from transforms.claims.estimates import read_estimates
from transforms.claims.quotation_owners import has_owner, join_quotations
from transforms.claims.quotations import Runs
from transforms.claims.sources import find_subject, to_span
from transforms.claims.transcripts import Turn, find_turns
from transforms.claims.units import Paragraph, Token, Unit, read_paragraph, read_paragraphs
from transforms.claims.unlisted_cues import read_unlisted
from transforms.claims.verb_groups import find_verb_groups
from transforms.schema.records import Sentence, Span

NO_RUNS = Runs({}, {})
UNATTRIBUTED = Attribution(None, None, (), "asserts")
DASHES = frozenset("-–—―")
MAX_SIGNATURE = 8  # tokens of a dash and a name
MOST_PIECES = 500  # of one content; quotations that go on longer begin anew
LEAST_WORDS = 3  # of a turn that stands as a claim
MIN_BARE_QUOTE = 25  # code points of a quotation that stands as a claim without any cue


def find_attributions(text: str, sentences: Sequence[Sentence]) -> list[Attribution]:
    """Return the attributions of a text in reading order of their contents; those inside quotations come last.

    In a transcript, what is asked is none.
    """
    found: list[Attribution] = []
    was_open = False
    paragraphs = read_paragraphs(text, sentences)
    turns = find_turns(text, [paragraph.span for paragraph in paragraphs])
    spoken = {piece.end_char for turn in turns for piece in turn.pieces}
    for paragraph in paragraphs:
        if paragraph.span.end_char not in spoken:
            found += read_passage(paragraph, found, was_open)
        was_open = paragraph.is_open
    found += [make_turn(turn) for turn in turns if not turn.is_asking and says_much(text, turn)]
    joined = join_quotations(text, [*keep_told(found)])
    found = [one for one in joined if has_owner(one) or measure_content(one) >= MIN_BARE_QUOTE]
    return [*found, *keep_told(find_nested(text, sentences, found))]


def measure_content(one: Attribution) -> int:
    """Return how many code points the content of an attribution takes, from its first to its last."""
    return one.contents[-1].end_char - one.contents[0].start_char


def says_much(text: str, turn: Turn) -> bool:
    """Tell whether a turn says more than "Yes, always."."""
    return len(text[turn.pieces[0].start_char : turn.pieces[-1].end_char].split()) >= LEAST_WORDS


def make_turn(turn: Turn) -> Attribution:
    """Return the attribution of a transcript's turn."""
    return Attribution(turn.name, turn.cue, turn.pieces, "asserts", has_quote=True, is_turn=True, is_sure=True)


def keep_told(found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield the attributions that tell something, without contents of no length: "according to investigators, one"."""
    for one in found:
        contents = tuple(span for span in one.contents if span.start_char < span.end_char)
        if contents:
            yield one if contents == one.contents else replace(one, contents=contents)


def read_passage(paragraph: Paragraph, earlier: list[Attribution], was_open: bool) -> list[Attribution]:
    """Return the attributions of one paragraph; quotations without a cue continue what goes before them.

    ``earlier`` holds the attributions of the paragraphs before; its last one grows when this paragraph continues it.
    """
    found: list[Attribution] = []
    for place, unit in enumerate(paragraph.units):
        runs_on = was_open and place == 0
        cued = read_cued(unit)
        if cued:
            found += cued
        elif is_bare_quotation(unit):
            before = found or (earlier if runs_on or awaits_content(earlier) else [])
            add_quotation(unit, before, found)
        elif found and (attributed := add_source(found[-1], unit)):
            found[-1] = attributed
        else:
            found += read_uncued(unit)
    return found


def read_cued(unit: Unit) -> list[Attribution]:
    """Return the attributions of a unit that its cues make, those of the lexicon first."""
    listed = read_unit(unit)
    return [*listed, *read_unlisted(unit, listed), *read_estimates(unit)]


def add_quotation(unit: Unit, before: list[Attribution], found: list[Attribution]) -> None:
    """Add a quotation without a cue to the one of ``before`` that it continues, else to ``found`` by itself.

    ``before`` may be ``found``.
    """
    place = find_continued(before)
    if place is not None:
        before[place] = extend(before[place], unit)
    else:
        found.append(extend(UNATTRIBUTED, unit))


def add_source(attribution: Attribution, unit: Unit) -> Attribution | None:
    """Return a quotation still without a cue with the source that the unit behind it names; None if it names none."""
    if attribution.cue is not None:
        return None
    if is_signature(unit):
        return sign(attribution, unit)
    tag = read_tag(unit)
    return replace(tag, contents=attribution.contents, has_quote=True) if tag else None


def read_uncued(unit: Unit) -> list[Attribution]:
    """Return the attribution of a unit that is a quotation with its signature, or announces what comes next."""
    if unit[0].is_quote and is_signature(unit[1:]):
        return [sign(extend(UNATTRIBUTED, unit[:1]), unit[1:])]
    return read_announcement(unit) if unit[-1].lower == ":" else []


def is_bare_quotation(unit: Unit) -> bool:
    """Tell whether a unit holds quotations and marks only."""
    return any(token.is_quote for token in unit) and all(
        token.is_quote or not token.lower[0].isalnum() for token in unit
    )


def is_signature(unit: Unit) -> bool:
    """Tell whether a unit is a dash and a name, as under a quotation in a list of voices."""
    return 1 < len(unit) <= MAX_SIGNATURE and unit[0].lower in DASHES and all(token.is_capital for token in unit[1:3])


def sign(attribution: Attribution, signature: Unit) -> Attribution:
    """Return the attribution with its source from a dash and a name."""
    return replace(
        attribution, source=to_span(signature, 1, len(signature)), cue=to_span(signature, 0, 1), has_quote=True
    )


def read_tag(unit: Unit) -> Attribution | None:
    """Return the attribution, without content, of a unit that only says who spoke: "Moll said."."""
    end = len(unit) - (unit[-1].lower == ".")
    groups = [*find_verb_groups(unit)] if 1 < end <= MAX_SIGNATURE else []
    if len(groups) != 1 or groups[0].last != end or "clause" not in groups[0].cue.acts or groups[0].is_passive:
        return None
    subject = find_subject(unit, groups[0].first)
    if subject is None or subject[0] != 0:
        return None
    cue = to_span(unit, groups[0].first, groups[0].last)
    return Attribution(to_span(unit, *subject), cue, (), groups[0].cue.acts["clause"], groups[0].is_negated)


def find_continued(found: Sequence[Attribution]) -> int | None:
    """Return the index of the attribution that a quotation without a cue continues, or None."""
    for place in range(len(found) - 1, max(-1, len(found) - 4), -1):
        if len(found[place].contents) < MOST_PIECES and (found[place].has_quote or not found[place].contents):
            return place
    return None


def awaits_content(found: Sequence[Attribution]) -> bool:
    """Tell whether the last attribution has a cue with a colon and its content is still to come."""
    return bool(found) and not found[-1].contents


def extend(attribution: Attribution, unit: Unit) -> Attribution:
    """Return the attribution with a unit's quotations added to its content."""
    return replace(attribution, contents=(*attribution.contents, to_span(unit, 0, len(unit))), has_quote=True)


def read_announcement(unit: Unit) -> list[Attribution]:
    """Return the attribution, still without content, of a unit like "The mayor went on:"."""
    groups = [group for group in find_verb_groups(unit) if "clause" in group.cue.acts and not group.is_passive]
    if not groups:
        return []
    subject = find_subject(unit, groups[-1].first)
    if subject is None:
        return []
    cue = to_span(unit, groups[-1].first, groups[-1].last)
    return [Attribution(to_span(unit, *subject), cue, (), groups[-1].cue.acts["clause"], groups[-1].is_negated)]


def find_nested(text: str, sentences: Sequence[Sentence], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield the attributions inside the quotations of ``found``."""
    starts = [sentence.start_char for sentence in sentences]
    contents = dict.fromkeys(content for one in found if one.has_quote for content in one.contents)
    insides = dict.fromkeys(inner for content in contents for inner in find_insides(text, content))
    for inner in insides:
        for unit in read_paragraph(text, inner, starts, NO_RUNS).units:
            yield from (one for one in read_unit(unit) if one.source)


def find_insides(text: str, content: Span) -> Iterator[Span]:
    """Yield what stands inside the quotation marks of a content; all of it when it has none."""
    tokens: list[Token] = [
        token
        for unit in read_paragraph(text, content, [content.start_char], NO_RUNS).units
        for token in unit
        if token.is_quote
    ]
    if not tokens:
        yield content
    for token in tokens:
        end = token.end - (text[token.end - 1] in '”"’»')
        if token.start + 1 < end:
            yield Span(token.start + 1, end)
