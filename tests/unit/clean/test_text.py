"""Running text without what stands around it, from plain text and from pages."""

from datetime import UTC, datetime

import pytest

from tests.unit.clean.pages import SENTENCES, make_page, make_raw
from transforms.clean import clean_document
from transforms.clean.page_template import strip_template
from transforms.clean.plain import split_text
from transforms.schema.records import Article, Reject

TITLE = "Ferry line closes for months"
APPEAL = (
    "We keep our reports open to everyone. If you can, join our members and support the newsroom with a small "
    "donation, because our work lives on readers like you."
)


def clean_text(text: str) -> Article:
    outcome = clean_document(make_raw(text, url="", media_type="text/plain"))
    assert isinstance(outcome, Article), outcome
    return outcome


@pytest.mark.parametrize("again", ["", TITLE + "\n\n"], ids=["once", "doubled"])
@pytest.mark.parametrize("byline", ["", "By Ada Brook\n\n"], ids=["no byline", "byline"])
def test_a_copied_page_loses_its_head_and_its_footer(again: str, byline: str) -> None:
    related = "Related:\n\nA boat for the quay\n\n"
    body = "\n\n".join(SENTENCES)
    article = clean_text(
        f"{TITLE}\n\nMay 2, 2024 - 07:00\n{again}{byline}{body}\n\n{related}{APPEAL}\n\nBecome a member!"
    )
    assert article.title == TITLE
    assert article.published_at == datetime(2024, 5, 2, 7, 0, tzinfo=UTC)
    assert article.authors == (("Ada Brook",) if byline else ())
    assert article.text == body


def test_an_appeal_that_someone_makes_in_the_story_stays() -> None:
    quoted = "“We ask you to support our members and to join us on Friday,” the union told the dock workers of Merrow."
    assert clean_text("\n\n".join([TITLE, *SENTENCES, quoted])).text.endswith(quoted)


def test_lines_broken_by_width_are_joined_and_others_are_paragraphs() -> None:
    wrapped = "The harbour council of Merrow voted on Tuesday to close the\nnorthern ferry line."
    assert split_text(f"{wrapped}\n\nOne line.\nAnother line.") == [
        "The harbour council of Merrow voted on Tuesday to close the northern ferry line.",
        "One line.",
        "Another line.",
    ]


@pytest.mark.parametrize("text", ["", "   \n\n ", "Too short."])
def test_a_text_of_nothing_is_rejected(text: str) -> None:
    outcome = clean_document(make_raw(text, media_type="text/plain"))
    assert isinstance(outcome, Reject) and outcome.reason in {"no-text", "too-short"}


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Read more: A boat for the quay",
        "Photo: Tom Hale / Merrow Post",
        "© Merrow Post 2024",
        "3 min read",
        "Lesen Sie auch: Ein Boot für den Kai",
        "Czytaj także: Nowy prom",
    ],
)
def test_labels_credits_and_links_are_no_text(line: str) -> None:
    assert strip_template([SENTENCES[0], line, SENTENCES[1]], [TITLE], []) == list(SENTENCES[:2])


def test_titles_below_a_list_head_go_with_it() -> None:
    lines = [SENTENCES[0], "Most read", "A boat for the quay", "The mayor's long spring", SENTENCES[1]]
    assert strip_template(lines, [TITLE], []) == list(SENTENCES[:2])


def test_list_items_and_cells_have_no_marks() -> None:
    items = "<ul><li>one boat leased from the neighbours</li><li>two boats under repair</li></ul>"
    outcome = clean_document(make_raw(make_page(body=f"<p>{SENTENCES[4]}</p>{items}")))
    assert isinstance(outcome, Article)
    assert "one boat leased from the neighbours" in outcome.text.split("\n\n")


def test_a_live_blog_is_read_from_its_updates() -> None:
    updates = ", ".join(
        f'{{"@type": "BlogPosting", "headline": "Update {n}", "articleBody": "{n}: {" ".join(SENTENCES[:n])}"}}'
        for n in range(1, 6)
    )
    head = f'<script type="application/ld+json">{{"@type": "LiveBlogPosting", "liveBlogUpdate": [{updates}]}}</script>'
    outcome = clean_document(make_raw(make_page(head, sentences=SENTENCES[:2])))
    assert isinstance(outcome, Article)
    assert outcome.text.startswith("Update 1\n\n1: ") and "Update 5" in outcome.text


def test_sources_behind_a_head_near_the_end_go_and_a_section_about_sources_stays() -> None:
    assert strip_template([*SENTENCES, "Sources:", "Port office, report of May"], [], []) == list(SENTENCES)
    section = [SENTENCES[0], "Sources", *SENTENCES[1:]]
    assert strip_template(section, [], []) == section


LIVE = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Ferry live"}</script>'
CLOCK = '<time datetime="2024-05-02T1%d:30:00+02:00">1%d.30</time>'


@pytest.mark.parametrize(
    "entry",
    [
        "<section>{time}<h2>{head}</h2><p>{text}</p></section>",
        "<section><h2>{head}</h2><p>{text}</p><footer>{time}</footer></section>",
        "{time}<h2>{head}</h2><p>{text}</p>",
        "<h2>{head}</h2>{time}<p>{text}</p>",
        "<h2>{head}</h2><p>{time} {text}</p>",
    ],
    ids=["own element", "time last", "flat", "time behind the heading", "time in the paragraph"],
)
def test_each_entry_of_a_live_blog_begins_with_its_time(entry: str) -> None:
    heads = ["Council votes", "Engineers warn", "Shops ask", "Office answers", "Next meeting"]
    entries = [
        entry.format(time=CLOCK % (n, n), head=head, text=text)
        for n, (head, text) in enumerate(zip(heads, SENTENCES, strict=True))
    ]
    outcome = clean_document(make_raw(make_page(LIVE, "".join(entries), ())))
    assert isinstance(outcome, Article)
    lines = outcome.text.split("\n\n")
    times = [f"2024-05-02 1{n}:30" for n in range(5)]
    assert [line for line in lines if line not in heads] == [
        line for pair in zip(times, SENTENCES, strict=True) for line in pair
    ]
    if "{time} {text}" not in entry:
        assert [lines[place + 1] for place, line in enumerate(lines) if line in times] == heads


def test_the_times_that_structured_data_states_stand_before_its_entries() -> None:
    updates = ", ".join(
        f'{{"headline": "Update {n}", "datePublished": "2024-05-02T0{n}:00:00Z", "articleBody": "{text}"}}'
        for n, text in enumerate(SENTENCES)
    )
    head = f'<script type="application/ld+json">{{"@type": "LiveBlogPosting", "liveBlogUpdate": [{updates}]}}</script>'
    outcome = clean_document(make_raw(make_page(head, sentences=SENTENCES[:1])))
    assert isinstance(outcome, Article)
    assert outcome.text.split("\n\n")[:4] == ["2024-05-02 00:00 UTC", "Update 0", SENTENCES[0], "2024-05-02 01:00 UTC"]


def test_times_on_a_page_that_is_no_live_blog_are_none_of_its_text() -> None:
    entries = "".join(f"{CLOCK % (n, n)}<p>{text}</p>" for n, text in enumerate(SENTENCES))
    outcome = clean_document(make_raw(make_page("", entries, ())))
    assert isinstance(outcome, Article) and outcome.text == "\n\n".join(SENTENCES)
