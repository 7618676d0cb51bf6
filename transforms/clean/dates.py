"""When a page was published: every date it offers, which one counts and why the others do not."""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from htmldate import find_date
from lxml.html import HtmlElement

from transforms.clean.html import Page, read_text
from transforms.clean.jsonld import Node, is_article, read_string
from transforms.clean.moments import Moment, read_moment
from transforms.clean.orders import compare_order, read_order, settle
from transforms.clean.page_template import read_date_line
from transforms.clean.shown import list_shown
from transforms.schema.records import DateCandidate, Given

EARLIEST = date(1600, 1, 1)
"""First day of a date that a document states: there were no newspapers before."""
EARLIEST_GUESS = date(1990, 1, 1)
"""First day, unless a setting says otherwise, of a date guessed from a page's text or address, where an older one is
hardly ever that of publication."""
GUESSED = frozenset(("text", "url"))
"""Sources of such guesses."""
ZERO_DAYS = frozenset(
    map(date.fromisoformat, ("1601-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1969-12-31", "1970-01-01"))
)
"""Days on which clocks of computers begin: what a page states that has no date."""
LATEST = date(2099, 12, 31)
TOLERANCE = timedelta(days=1)
"""How much later than its capture a page may be dated: clocks and time zones differ."""
OUTLIER = timedelta(days=3 * 365)
"""How much later than every other date on the page one may be when nobody knows the time of capture."""

PUBLISHED_FIELDS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article.published",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "publishdate",
    "publish-date", "publish_date", "published", "publication_date", "pubdate", "dc.date.issued", "dcterms.created",
    "dc.date", "dc.created", "dcterms.date", "date", "originalpublicationdate",
    "citation_publication_date",
)  # fmt: skip
MODIFIED_FIELDS = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified")
WEEKDAY = re.compile(r"\s*(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
NOTICE = re.compile(
    r"©|\(c\)\s|copyright|all rights reserved|(?:site|page) (?:was )?last (?:updated|modified|changed)", re.IGNORECASE
)
YEAR_ALONE = "-01-01"
"""End of the day that htmldate makes of a year without day and month, which is hardly ever that of publication."""
MAX_NOTICE = 300
"""Characters up to which an element that speaks of rights is nothing but a notice."""
IN_URL = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:(?P<mark>[/_-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"|(?P<digits>(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])))(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Dating:
    """The publication date chosen, with everything that was offered."""

    moment: Moment | None
    source: str | None
    candidates: tuple[DateCandidate, ...]


def date_page(
    page: Page, article: Node | None, captured_at: datetime | None, earliest: date, usual_order: str = ""
) -> Dating:
    """Return when a page was published. What the page states in JSON-LD counts most, then meta fields, time elements
    and the address; the text is searched only when none of these gives a usable date.

    A date that only text or address give counts from ``earliest`` on. ``usual_order`` is what comes first in dates of
    digits where the page is from, which counts where its own dates do not tell.
    """
    stated, shown = list(list_stated(page, article)), [("text", moment) for moment in list_shown(page)]
    order = find_order(page, [*stated, *shown], captured_at) or usual_order
    stated = localise_day([(source, settle(moment, order)) for source, moment in stated])
    shown = [(source, settle(moment, order)) for source, moment in shown]
    dating = choose_date(stated, captured_at, earliest)
    if dating.moment is not None and not is_rebuilt(dating.moment, article):
        marked = [(source, settle(moment, order)) for source, moment in read_all("meta", list_times(page))]
        own = marked if len({moment.day for _, moment in marked}) == 1 else []
        older = list_earlier([*shown[:1], *own], dating.moment, earliest)
        return choose_date([*older, *stated], captured_at, earliest)
    found = shown or list(search_text(page, captured_at, earliest))
    older = list_earlier(found, dating.moment, earliest) if dating.moment is not None else []
    return choose_date([*older, *stated, *([] if older else found)], captured_at, earliest)


def find_order(page: Page, dates: list[tuple[str, Moment]], captured_at: datetime | None) -> str:
    """Return what comes first in a page's dates of digits, day or month, as its dates tell; empty where all can be
    read in one way, and where none of them tells."""
    open_ = [moment for _, moment in dates if moment.other]
    if not open_:
        return ""
    sure = (moment.day for _, moment in dates if not moment.other)
    texts = (read_text(page.tree), *(value for values in page.meta.values() for value in values))
    return compare_order(open_, sure, captured_at.date() if captured_at else None) or read_order(texts)


def list_earlier(found: Iterable[tuple[str, Moment]], moment: Moment, earliest: date) -> list[tuple[str, Moment]]:
    """Return the dates of ``found`` that lie before ``moment``: a page that shows an older date than its markup states
    was moved to a new system on the later day."""
    return [(source, one) for source, one in found if not one.other and earliest <= one.day < moment.day]


def is_rebuilt(moment: Moment, article: Node | None) -> bool:
    """Say whether a publication date lies after the last change stated: then it is the day the site was rebuilt."""
    modified = read_moment(read_string(article, "dateModified")) if article is not None else None
    return modified is not None and modified.day < moment.day


def localise_day(stated: list[tuple[str, Moment]]) -> list[tuple[str, Moment]]:
    """Return the dates with the day of the address where a stated time lies one day beside it.

    Outlets file a story under the local day and state its time in UTC; what counts is the day as the outlet names it.
    """
    filed = next((moment.day for source, moment in stated if source == "url"), None)
    return [(source, m if filed is None or not is_beside(m, filed) else Moment(filed, m.at)) for source, m in stated]


def is_beside(moment: Moment, day: date) -> bool:
    """Say whether a moment with a time of day lies on the day before or after ``day``."""
    return moment.at is not None and abs(moment.day - day) == TOLERANCE


def list_stated(page: Page, article: Node | None) -> Iterator[tuple[str, Moment]]:
    """Yield the dates that a page's markup and address state, best first, with their sources."""
    others = [node for node in page.nodes if node is not article]
    nodes = [article] if article is not None else []
    nodes += [node for node in others if article is None or is_article(node)]
    yield from read_all("json-ld", (read_string(node, "datePublished") for node in nodes))
    yield from read_all("meta", (value for field in PUBLISHED_FIELDS for value in page.meta.get(field, ())))
    yield from read_all("meta", list_times(page))
    if moment := read_url_date(page.url):
        yield "url", moment


def list_times(page: Page) -> Iterator[str]:
    """Yield the values of time elements that are marked as the publication date, and of the abbreviations that hAtom
    marks so: themes from before there were time elements."""
    for element in page.tree.iter("time", "abbr"):
        marks = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        if element.get("pubdate") is not None or "publi" in marks or "entry-date" in marks:
            yield element.get("datetime" if element.tag == "time" else "title") or read_text(element)


def read_all(source: str, texts: Iterable[str]) -> Iterator[tuple[str, Moment]]:
    """Yield the dates in ``texts``, each once, with their source."""
    moments = (read_moment(text) for text in texts)
    yield from ((source, moment) for moment in dict.fromkeys(moment for moment in moments if moment is not None))


def read_url_date(url: str) -> Moment | None:
    """Return the day that an address names, /2024/05/02/ or 20240502; None when it names none."""
    for match in IN_URL.finditer(url):
        try:
            month, day = (
                (match["digits"][:2], match["digits"][2:]) if match["digits"] else (match["month"], match["day"])
            )
            return Moment(date(int(match["year"]), int(month), int(day)))
        except ValueError:
            continue
    return None


def search_text(page: Page, captured_at: datetime | None, earliest: date) -> Iterator[tuple[str, Moment]]:
    """Yield the publication date that htmldate finds in the page's markup and text, not before ``earliest``."""
    latest = min(LATEST, captured_at.date()) + TOLERANCE if captured_at else LATEST
    if latest < earliest:
        return
    found = find_date(
        copy_article_part(page.tree),
        original_date=True,
        url=page.url or None,
        min_date=earliest.isoformat(),
        max_date=latest.isoformat(),
    )
    if found and not found.endswith(YEAR_ALONE):
        yield "text", Moment(date.fromisoformat(found))


def copy_article_part(tree: HtmlElement) -> HtmlElement:
    """Return a copy of a page without what holds dates that are not its article's: the bar above the headline with the
    day of the visit, footers, notices of rights and of the site's last change."""
    copy = deepcopy(tree)
    dropped: list[HtmlElement] = []
    is_above = next(copy.iter("h1"), None) is not None
    for element in copy.iter():
        is_above = is_above and element.tag != "h1"
        text = f"{element.text or ''} {' '.join(child.tail or '' for child in element)}"
        is_notice = len(text) < MAX_NOTICE and NOTICE.search(text) is not None
        is_footer = element.tag == "footer" and next(element.iterancestors("article"), None) is None
        if is_footer or is_notice or (is_above and WEEKDAY.match(text) and read_date_line(text.strip())):
            dropped.append(element)
    for element in dropped:
        if element.getparent() is not None:
            element.drop_tree()
    return copy


def choose_date(stated: list[tuple[str, Moment]], captured_at: datetime | None, earliest: date) -> Dating:
    """Return the first usable date of ``stated`` (best first) with a verdict on each; guesses count from ``earliest``.

    Where the chosen one is only a day, the time comes from the next that names the same day with a time.
    """
    verdicts = [judge_date(*one, stated, captured_at, earliest) for one in stated]
    place = next((i for i, verdict in enumerate(verdicts) if not verdict), None)
    candidates = tuple(
        DateCandidate(str(moment), source, "chosen" if i == place else verdicts[i] or "lower-ranked")
        for i, (source, moment) in enumerate(stated)
    )
    if place is None:
        return Dating(None, None, candidates)
    source, chosen = stated[place]
    timed = (
        m for (_, m), verdict in zip(stated, verdicts, strict=True) if not verdict and m.day == chosen.day and m.at
    )
    return Dating(chosen if chosen.at else next(timed, chosen), source, candidates)


def date_given(given: Given, found: Dating, captured_at: datetime | None, usual_order: str) -> Dating:
    """Return the publication date that a structured format states, if usable, else the one found; of dates of digits
    the rows around tell what comes first, else ``usual_order``."""
    moment = read_moment(given.published)
    if moment and moment.other:
        order = compare_order([moment], (), captured_at.date() if captured_at else None)
        moment = settle(moment, order or given.date_order or usual_order)
    dating = choose_date([("given", moment)] if moment else [], captured_at, EARLIEST)
    if dating.moment is None:
        return Dating(found.moment, found.source, dating.candidates + found.candidates)
    lower = tuple(replace(c, verdict="lower-ranked") if c.verdict == "chosen" else c for c in found.candidates)
    return Dating(dating.moment, dating.source, dating.candidates + lower)


def judge_date(
    source: str, moment: Moment, stated: list[tuple[str, Moment]], captured_at: datetime | None, earliest: date
) -> str:
    """Return why a date cannot be the publication date; empty when it can.

    A page's clock at zero is no date; nor is that of a structured format, unless it states the bare day; nor one that
    can be read in two ways.
    """
    if moment.day < (earliest if source in GUESSED else EARLIEST):
        return "too-early"
    if moment.day in ZERO_DAYS and (source != "given" or moment.at):
        return "clock-at-zero"
    if moment.other:
        return "day-or-month"
    if captured_at is not None:
        return "later-than-capture" if moment.day - captured_at.date() > TOLERANCE else ""
    if moment.day > LATEST:
        return "in-the-future"
    others = [other.day for _, other in stated if other.day != moment.day and other.day >= EARLIEST_GUESS]
    return "in-the-future" if others and moment.day - max(others) > OUTLIER else ""


def read_modified(text: str) -> datetime | None:
    """Return the instant of the last change that a structured format states, None when it states no such time."""
    moment = read_moment(text)
    return moment.at if moment and is_believed(moment) else None


def find_modified(page: Page, article: Node | None) -> datetime | None:
    """Return the instant of the last change that a page states, None when it states no time."""
    stated = [read_string(article, "dateModified")] if article is not None else []
    stated += [value for field in MODIFIED_FIELDS for value in page.meta.get(field, ())]
    moments = (read_moment(text) for text in stated)
    return next((moment.at for moment in moments if moment and moment.at and is_believed(moment)), None)


def is_believed(moment: Moment) -> bool:
    """Say whether a time that a document states can be that of a newspaper's article, and is no clock at zero."""
    return moment.day >= EARLIEST and moment.day not in ZERO_DAYS and not moment.other
