"""The date that a page shows its readers: a line about nothing else, beside the heading of the article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from transforms.clean.html import Page, read_text, squeeze
from transforms.clean.moments import Moment
from transforms.clean.page_template import load_pattern, read_date_line
from transforms.clean.urls import name_country

LONG = 150
"""Characters from which a piece of text is running text; the second such piece behind the heading ends the head."""
SHORT = 40
"""Characters up to which the text before a date can be its label."""
NEAR = 4
"""Elements around the heading within which a date before it belongs to it."""
UNREAD = frozenset(("script", "style", "noscript", "template"))
TEMPLATE_TAGS = frozenset(("nav", "aside", "footer", "option", "head"))
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
TITLE_PART = re.compile(r"\s[|–—-]\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text that holds a year, the element it stands in and the piece before it."""

    holder: HtmlElement
    text: str
    before: str


def list_shown(page: Page) -> Iterator[Moment]:
    """Yield the dates that a page shows beside its heading or at the end of its title: those of publication before
    those of an update, which a page may show instead."""
    country = name_country(page.url)
    dated = [(read_date_line(line.text, country), line) for line in list_lines(page)]
    lines = [(moments[0], is_update(line)) for moments, line in dated if moments and not is_of_template(line.holder)]
    for wanted in (False, True):
        yield from (moment for moment, updated in lines if updated is wanted)
    for element in page.tree.iter("title"):
        yield from read_date_line(TITLE_PART.split(read_text(element))[-1])[:1]


def list_lines(page: Page) -> list[Line]:
    """Return the short pieces of text with a year in the head of the article: those behind its heading, in page order,
    then those shortly before it, the nearest first."""
    heading = next(page.tree.iter("h1"), None)
    around = (
        [] if heading is None else [e for e in islice(heading.iterancestors(), NEAR) if e.tag not in ("body", "html")]
    )
    lines: dict[bool, list[Line]] = {True: [], False: []}
    is_behind, long, before = heading is None, 0, ""
    for holder, text in list_texts(page):
        is_behind = is_behind or holder is heading
        if len(text) > LONG:
            long += is_behind
        elif YEAR.search(stated := state_time(holder, text)):
            lines[is_behind].append(Line(holder, squeeze(stated), before))
        if long > 1:
            break
        before = text
    near = [line for line in reversed(lines[False]) if any(e in around for e in line.holder.iterancestors())]
    return lines[True] + near


def state_time(holder: HtmlElement, text: str) -> str:
    """Return a piece of text, or what the time element that holds it states of it for machines."""
    stated = holder.get("datetime") or "" if holder.tag == "time" else ""
    return stated if YEAR.search(stated) else text


def list_texts(page: Page) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the page's pieces of text, each with the element it stands in; what follows an element comes right behind
    that element's own first piece."""
    for element in page.tree.iter():
        if element.text and element.tag not in UNREAD and (text := element.text.strip()):
            yield element, text
        elif element.tag == "h1":
            yield element, ""
        if element.tail and (text := element.tail.strip()):
            yield element.getparent(), text


def is_of_template(element: HtmlElement) -> bool:
    """Say whether an element is or stands in a part of the page's template."""
    return element.tag in TEMPLATE_TAGS or any(around.tag in TEMPLATE_TAGS for around in element.iterancestors())


def is_update(line: Line) -> bool:
    """Say whether a date line, the label before it or its element's class speaks of an update."""
    label = line.before if len(line.before) < SHORT and not YEAR.search(line.before) else ""
    said = f"{label} {line.text} {line.holder.get('class')} {line.holder.get('itemprop')}"
    return load_pattern("update").search(said) is not None
