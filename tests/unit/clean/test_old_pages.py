"""Pages as newsrooms really have them: layout tables, quotations in markup, bylines and dates as plain lines."""

from datetime import UTC, date, datetime

import pytest

from transforms.clean import clean_document
from transforms.schema.records import Article, RawDocument, Reject

TITLE = "Court lets Harrow Fell quarry stay open"
PARAGRAPHS = (
    "The district court at Selm ruled on Thursday that the quarry on Harrow Fell may work on until the end of next"
    " year, although three villages nearby had asked for it to be closed at once.",
    "The presiding judge, Nora Tielke, said the company had met every condition of its licence. She did not accept that"
    " the dust which was measured last summer had come from the pit.",
    "The villagers had handed in more than four thousand signatures. Their counsel, Piet Varga, said that they would"
    " appeal and called the ruling a present to the company.",
    "Fell Stone, which runs the quarry, has 140 people on its payroll. A spokeswoman said it would now build a washing"
    " plant that is to cost nine million euros.",
    "The ministry of the environment had ordered a second opinion in March. It came in a week late, and the court gave"
    " two pages of its ruling to the reasons why it could not be heard.",
)
TEXT = "\n\n".join(PARAGRAPHS)
CLOSED = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
OPEN = "".join(f"<p>{paragraph}\n" for paragraph in PARAGRAPHS)
BROKEN = "<br><br>".join(PARAGRAPHS)
PUBLISHED = '<meta property="article:published_time" content="2024-06-13T10:00:00+02:00">'
URL = "https://news.selm.example/local/harrow-fell-quarry-stays-open"
MENU = '<a href="/">Home</a> <a href="/archive">Archive</a>'


def clean(body: str, head: str = PUBLISHED, url: str = URL, title: str = TITLE) -> Article | Reject:
    page = f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return clean_document(RawDocument("a.html", 0, "", url, page.encode(), "text/html"))


def read(body: str, head: str = PUBLISHED, url: str = URL, title: str = TITLE) -> Article:
    outcome = clean(body, head, url, title)
    assert isinstance(outcome, Article), outcome
    return outcome


def wrap(inside: str) -> str:
    """Return the body of a page of today around what an article element holds."""
    return (
        f"<nav>{MENU}</nav><main><article><h1>{TITLE}</h1>{inside}</article></main><footer>All rights reserved</footer>"
    )


@pytest.mark.parametrize(
    "body",
    [
        f"<table><tr><td>{MENU}</td><td><h1>{TITLE}</h1>{CLOSED}</td></tr></table>",
        f"<table><tr><td width=160>{MENU}</td><td><h1>{TITLE}</h1>{OPEN}</td></tr></table>",
        f"<table><tr><td>{MENU}</td><td><h1>{TITLE}</h1>{BROKEN}</td></tr></table>",
        f'<table><tr><td class="side">{MENU}</td><td class="article-body"><h1>{TITLE}</h1>{OPEN}</td></tr></table>',
        wrap(f"<table><tr><td>{CLOSED}</td></tr></table>"),
        f"<h1>{TITLE}</h1>{CLOSED}",
        f"<div><h1>{TITLE}</h1>{CLOSED}</div>",
    ],
    ids=["closed", "unclosed", "br", "classes", "in article", "bare", "in div"],
)
def test_the_text_of_a_page_laid_out_in_a_table_is_its_paragraphs(body: str) -> None:
    article = read(body)
    assert (article.title, article.text) == (TITLE, TEXT)


def test_a_page_of_1999_gives_text_title_byline_and_date() -> None:
    menu = "".join(f'<tr><td><font size=1><a href="/{name}">{name}</a></font></td></tr>' for name in ("Local", "Sport"))
    story = f"<font size=4><b>{TITLE}</b></font><br><font size=2>By ADA MOOR<br>June 13, 1999</font>{OPEN}<p>"
    columns = f'<td width=120><table>{menu}</table></td><td>{story}</td><td><a href="/ad">Buy a car</a></td>'
    logo = '<tr><td colspan=3><img src=logo.gif alt="Selm News"></td></tr>'
    article = read(f"<table width=600>{logo}<tr>{columns}</tr></table>", "", title=f"{TITLE} - Selm News")
    assert (article.title, article.authors, article.published_date) == (TITLE, ("Ada Moor",), date(1999, 6, 13))
    assert article.text == TEXT


def test_a_table_of_figures_keeps_its_rows_and_their_head() -> None:
    rows = "<tr><th>Village</th><th>Signatures</th></tr>"
    rows += "<tr><td>Aldry</td><td>1,820</td></tr><tr><td>Corve</td><td>902</td></tr>"
    article = read(wrap(f"{CLOSED}<table>{rows}</table><p>{PARAGRAPHS[0][::-1]}</p>"))
    assert [line for line in article.text.split("\n\n") if line[0] in "VAC" and len(line) < 30] == [
        "Village Signatures",
        "Aldry 1,820",
        "Corve 902",
    ]
    assert article.authors == ()


SAID = "The measurements of last summer do not point at the quarry, and no others were shown to us."


@pytest.mark.parametrize(
    "quotation",
    [
        f"<figure><blockquote>“{SAID}”</blockquote><figcaption>Judge Nora Tielke</figcaption></figure>",
        f"<blockquote><p>“{SAID}”</p><footer>Judge Nora Tielke</footer></blockquote>",
        f"<blockquote><p>“{SAID}”</p><cite>Judge Nora Tielke</cite></blockquote>",
        f"<blockquote>“{SAID}”</blockquote><p>Judge Nora Tielke</p>",
    ],
    ids=["figcaption", "footer", "cite", "paragraph"],
)
def test_a_quotation_keeps_its_words_marks_and_speaker(quotation: str) -> None:
    lines = read(wrap(f"<p>{PARAGRAPHS[0]}</p>{quotation}<p>{'</p><p>'.join(PARAGRAPHS[1:])}</p>")).text.split("\n\n")
    place = lines.index(f"“{SAID}”")
    assert lines[place + 1] == "Judge Nora Tielke"


def test_the_element_of_quotations_is_written_with_its_marks() -> None:
    article = read(wrap(f"{CLOSED}<p>Judge Tielke said: <q>The dust came from <b>elsewhere</b></q>, and rose.</p>"))
    assert article.text.endswith("Judge Tielke said: “The dust came from elsewhere”, and rose.")


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("Published 06/13/2024 10:15 a.m. EDT", datetime(2024, 6, 13, 14, 15, tzinfo=UTC)),
        ("June 13, 2024 at 9:45 p.m. ET", datetime(2024, 6, 14, 1, 45, tzinfo=UTC)),
        ("January 13, 2024 at 9:45 p.m. ET", datetime(2024, 1, 14, 2, 45, tzinfo=UTC)),
        ("13 June 2024, 21:45 BST", datetime(2024, 6, 13, 20, 45, tzinfo=UTC)),
        ("13 June 2024, 21:45 GMT+2", datetime(2024, 6, 13, 19, 45, tzinfo=UTC)),
        ("13 June 2024, 21:45 IST", datetime(2024, 6, 13, 16, 15, tzinfo=UTC)),
        ("13.06.2024, 21:45 CEST", datetime(2024, 6, 13, 19, 45, tzinfo=UTC)),
        ("13 June 2024, 21:45", datetime(2024, 6, 13, 21, 45, tzinfo=UTC)),
        ('<time datetime="2024-06-13T17:00:10.593Z">June 14</time>', datetime(2024, 6, 13, 17, 0, 10, tzinfo=UTC)),
        (
            'Published <time datetime="2024-06-13T21:45:00-04:00">June 13</time>',
            datetime(2024, 6, 14, 1, 45, tzinfo=UTC),
        ),
        (
            'Updated: <time datetime="2024-07-02T09:00:00Z">2 July</time> '
            'Published: <time datetime="2024-06-13T10:00:00Z">13 June</time>',
            datetime(2024, 6, 13, 10, tzinfo=UTC),
        ),
    ],
)
def test_a_date_line_gives_the_instant_and_leaves_the_text(line: str, at: datetime) -> None:
    article = read(wrap(f'<p class="date">{line}</p>{CLOSED}'), "")
    assert (article.published_at, article.text) == (at, TEXT)


def test_an_ambiguous_zone_is_that_of_the_outlets_country() -> None:
    article = read(
        wrap(f"<p>13 June 2024, 21:45 IST</p>{CLOSED}"), "", "https://www.selm-news.ie/local/quarry-stays-open"
    )
    assert article.published_at == datetime(2024, 6, 13, 20, 45, tzinfo=UTC)


@pytest.mark.parametrize(
    "notice", ["&copy; 1998-2026 Selm News.", "&copy; 1998-2026 Selm News. Site last updated 2026-01-05."]
)
def test_a_notice_of_rights_dates_no_article(notice: str) -> None:
    article = read(f"{wrap(CLOSED)}<div>{notice}</div>", "")
    assert article.published_date is None


def test_the_day_of_the_visit_dates_no_article() -> None:
    bar = '<div class="bar">Wednesday, November 25, 2026</div>'
    assert read(bar + wrap(CLOSED), "").published_date is None
    assert read(bar + wrap(f"<p>June 13, 2024</p>{CLOSED}"), "").published_date == date(2024, 6, 13)


def state(author: str) -> str:
    article = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "author": {author}}}'
    return f'{PUBLISHED}<script type="application/ld+json">{article}</script>'


HERALD = '{"@type": "Organization", "name": "Selm Herald"}'


def name(author: str) -> str:
    return f'{PUBLISHED}<meta name="author" content="{author}">'


@pytest.mark.parametrize(
    ("head", "byline", "authors"),
    [
        (state(HERALD), '<p class="byline">By <a rel="author">Ada Moor</a></p>', ["Ada Moor"]),
        (state(HERALD), '<span class="author-name">Ada Moor</span>', ["Ada Moor"]),
        (state(HERALD), "", ["Selm Herald"]),
        (state('{"@type": "Person", "name": {"@type": "Person", "name": "Ben Reed"}}'), "", ["Ben Reed"]),
        (state('[{"name": "Joe Reed, Jr."}, {"name": "Ada Moor"}]'), "", ["Joe Reed Jr.", "Ada Moor"]),
        (state('[{"name": "Ada Moor"}, {"@type": "Organization", "name": "AFP"}]'), "", ["Ada Moor", "AFP"]),
        (name("admin"), '<p class="byline">Ada Moor</p>', ["Ada Moor"]),
        (name("admin"), "", []),
        (name("Ada Moor Hanna Moor's mother"), '<p class="byline">Ada Moor</p>', ["Ada Moor"]),
        (name("Reuters Staff"), '<p class="byline">By Reuters Staff</p>', ["Reuters Staff"]),
        (state('"Dean Moor"'), '<a rel="author" href="/p/1">by Dean Moor,</a>', ["Dean Moor"]),
    ],
)
def test_the_persons_of_a_byline_are_the_authors_and_leave_the_text(head: str, byline: str, authors: list[str]) -> None:
    article = read(wrap(byline + CLOSED), head)
    assert list(article.authors) == authors and article.text == TEXT


def test_a_reader_who_comments_is_no_author() -> None:
    comments = '<div class="comment"><p class="author">reader0</p><p>I live there and the dust is everywhere.</p></div>'
    assert read(wrap(CLOSED + comments)).authors == ()


TEASERS = (
    '<article><h3><a href="/b">Harbour shut</a></h3><div class="author">By Tom Hale</div></article>',
    '<a href="/b"><b>Harbour shut for the whole winter</b> <span>By Tom Hale</span></a>',
)


@pytest.mark.parametrize("teaser", TEASERS)
def test_the_author_of_another_article_is_not_this_ones(teaser: str) -> None:
    assert read(f"{wrap(CLOSED)}<div>{teaser}</div>", state(HERALD)).authors == ("Selm Herald",)


def test_a_linked_byline_is_the_articles_own() -> None:
    byline = '<a href="/people/ada"><span class="author">By Ada Moor</span></a>'
    assert read(wrap(byline + CLOSED), state(HERALD)).authors == ("Ada Moor",)


def test_who_took_the_picture_is_no_author() -> None:
    assert read(wrap(f"<p>Foto: Tom Hale / AP</p>{CLOSED}"), state(HERALD)).authors == ("Selm Herald",)
    assert read(wrap(CLOSED), state('"Tekst: Ada Moor, foto: Tom Hale"')).authors == ("Ada Moor",)


@pytest.mark.parametrize("title", ["Quick Start", "Harbour Closed, Part Two"])
def test_a_title_in_capitals_that_opens_the_text_is_no_byline(title: str) -> None:
    head = f'{state(HERALD).replace(TITLE, title)}<meta property="og:title" content="{title}">'
    assert read(f"<article><p>{title}</p><p>Ada Moor</p>{CLOSED}</article>", head).authors == ("Ada Moor",)


def test_a_kicker_before_the_headline_is_not_part_of_it() -> None:
    head = f'{state(chr(34) + "Ada Moor" + chr(34))}<meta property="og:title" content="{TITLE}">'
    body = f"<article><h1><span>Ruling in Selm</span> {TITLE}</h1>{CLOSED}</article>"
    article = read(body, head.replace(f'"headline": "{TITLE}"', f'"headline": "Ruling in Selm: {TITLE}"'))
    assert article.title == TITLE


def test_text_encoded_twice_is_read_once() -> None:
    said = "“Café Müller” stays open – for €9, déjà vu"
    twice = said.encode().decode("cp1252", "replace")
    assert read(wrap(f"{CLOSED}<p>{twice}.</p>")).text.endswith(f"{said}.")
    once = read(wrap(f"{CLOSED}<p>{said}, Ã© and all.</p>"))
    assert once.text.endswith(f"{said}, Ã© and all.")


def test_a_saved_page_is_judged_and_dated_by_the_address_that_it_calls_its_own() -> None:
    items = "".join(f"<li>{paragraph[:60]}.</li>" for paragraph in PARAGRAPHS)
    body = f"<h1>{TITLE}</h1>{CLOSED}<ul>{items}</ul>"
    link = '<link rel="canonical" href="https://selm.example/news/2024/06/13/harrow-fell-quarry-stays-open">'
    article = read(body, link, url="")
    assert (article.published_date, article.date_source) == (date(2024, 6, 13), "url")
    assert isinstance(clean(body, "", url=""), Reject)


@pytest.mark.parametrize(
    "kept",
    [
        "https://web.archive.org/web/20100102030405/",
        "http://web.archive.org/web/20100102030405id_/",
        "https://wayback.archive-it.org/1234/20100102030405/",
        "https://arquivo.pt/wayback/20100102030405mp_/",
    ],
)
def test_a_page_out_of_a_web_archive_is_its_outlets(kept: str) -> None:
    article = read(wrap(CLOSED), "", kept + URL)
    assert (article.url, article.canonical_url, article.outlet) == (kept + URL, URL, "news.selm.example")
    assert article.published_date is None
