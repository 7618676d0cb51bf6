"""PDF with a text layer: lines to paragraphs, title and date where they are believable, a plain word for the rest."""

from datetime import date

import pytest

from tests.unit.clean.pages import make_raw
from tests.unit.readers.pdfs import Placed, write_pdf
from transforms.clean import clean_document
from transforms.clean.pdf_lines import MOST_PAGES
from transforms.schema.records import Article, Reject

FIRST = (
    "The harbour council of Merrow voted on Tuesday to close the",
    "northern ferry line for at least eleven months.",
)
SECOND = (
    "Engineers had warned since spring that the old pier could no",
    "longer carry the weight of two loaded vessels.",
)
THIRD = ("Shop owners along the quay said they feared for the summer and", "asked the mayor for a smaller boat.")
WHOLE = [" ".join(lines) for lines in (FIRST, SECOND, THIRD)]
LEADING = 14


def place(
    *paragraphs: tuple[str, ...], gap: float = 10, indent: float = 0, top: float = 700, left: float = 70
) -> list[Placed]:
    placed, bottom = [], top
    for lines in paragraphs:
        for number, line in enumerate(lines):
            placed.append(Placed(line, left + (0 if number else indent), bottom))
            bottom -= LEADING
        bottom -= gap
    return placed


def read(content: bytes, **fields: object) -> Article:
    outcome = clean_document(make_raw(content, media_type="application/pdf", **fields))
    assert isinstance(outcome, Article), outcome
    return outcome


def refuse(content: bytes) -> tuple[str, str]:
    outcome = clean_document(make_raw(content, media_type="application/pdf"))
    assert isinstance(outcome, Reject)
    return outcome.reason, outcome.detail


@pytest.mark.parametrize(
    "lines",
    [
        place(FIRST, SECOND, THIRD),
        place(FIRST, SECOND, THIRD, gap=0, indent=12),
        place(FIRST, SECOND, THIRD, gap=0),
        [*place(FIRST, SECOND[:1]), *place(SECOND[1:], THIRD, left=350)],
    ],
    ids=["space between", "indented", "ended early", "columns"],
)
def test_lines_become_the_paragraphs_they_were(lines: list[Placed]) -> None:
    assert read(write_pdf([lines])).text.split("\n\n") == WHOLE


def test_a_paragraph_goes_on_over_the_page_without_header_footer_and_number() -> None:
    pages = [[*place(FIRST, SECOND[:1])], [*place(SECOND[1:], THIRD)]]
    for number, lines in enumerate(pages, start=1):
        lines[:0] = [Placed(f"Merrow Post, issue {number}", 70, 800)]
        lines += [Placed(f"https://merrow.example/{number} {number}/2", 70, 20)]
    assert read(write_pdf(pages)).text.split("\n\n") == WHOLE


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("The council will not say how the repair-", "ed pier is to be paid for."), "the repaired pier is"),
        (("Both long and term plans: a long-", "term plan is to be voted on."), "a long-term plan is"),
        (("The Merrow-", "Selm line is closed for many months."), "The Merrow-Selm line"),
    ],
)
def test_a_word_that_was_parted_is_whole_and_a_compound_keeps_its_hyphen(lines: tuple[str, ...], text: str) -> None:
    assert text in read(write_pdf([place(FIRST, lines)])).text


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("Ferry line closes for months", "Ferry line closes for months"),
        ("Microsoft Word - ferry_final2.doc", "Ferry line closes for months"),
        ("", "Ferry line closes for months"),
        ("Merrow Post 2024", "Ferry line closes for months"),
    ],
)
def test_the_title_is_the_one_shown(stated: str, expected: str) -> None:
    lines = [Placed("Ferry line closes for months", 70, 740, 20), *place(FIRST, SECOND, THIRD)]
    article = read(write_pdf([lines], {"Title": stated}))
    assert article.title == expected and article.text.split("\n\n") == WHOLE


def test_a_stated_title_counts_where_none_is_shown_and_it_is_no_files_name() -> None:
    lines = place(FIRST, SECOND, THIRD)
    assert read(write_pdf([lines], {"Title": "Ferry line closes"})).title == "Ferry line closes"
    assert read(write_pdf([lines], {"Title": "ferry_final2.indd"})).title == ""


@pytest.mark.parametrize(
    ("line", "expected", "source"),
    [
        ("2 November 2024", date(2024, 11, 2), "text"),
        ("", date(2024, 11, 5), "given"),
        ("The pier was built in 2024.", date(2024, 11, 5), "given"),
        ("The pier was built in 1931.", None, None),
    ],
    ids=["date line", "day made", "year said", "digitised later"],
)
def test_the_day_a_pdf_was_made_dates_a_text_that_may_be_of_it(
    line: str, expected: date | None, source: str | None
) -> None:
    lines = [*([Placed(line, 70, 740)] if line else []), *place(FIRST, SECOND, THIRD)]
    article = read(write_pdf([lines], {"CreationDate": "D:20241105081500+01'00'"}))
    assert (article.published_date, article.date_source) == (expected, source)


KEYS = f"/O ({'o' * 32}) /U ({'u' * 32})"
LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 {KEYS} >> /ID [(a) (a)] "


@pytest.mark.parametrize(
    ("content", "reason", "told"),
    [
        (write_pdf([[]]), "no-text", "OCR"),
        (write_pdf([[]] * (MOST_PAGES + 1)), "too-large", str(MOST_PAGES)),
        (write_pdf([place(FIRST)], trailer=LOCKED), "malformed", "password"),
        (b"%PDF-1.4\nno more", "malformed", "broken PDF"),
        (write_pdf([place(("Merrow harbour", "10.15"), ("Selm, south quay", "11.00"))]), "not-article", "table"),
    ],
    ids=["scan", "book", "locked", "broken", "timetable"],
)
def test_a_pdf_that_cannot_be_read_says_why(content: bytes, reason: str, told: str) -> None:
    assert refuse(content)[0] == reason
    assert told in refuse(content)[1]


@pytest.mark.parametrize("share", range(1, 10))
def test_a_pdf_cut_anywhere_is_read_or_told(share: int) -> None:
    content = write_pdf([place(FIRST, SECOND, THIRD)] * 3)
    outcome = clean_document(make_raw(content[: len(content) * share // 10], media_type="application/pdf"))
    assert isinstance(outcome, Article) or outcome.reason in ("malformed", "no-text", "too-short")
