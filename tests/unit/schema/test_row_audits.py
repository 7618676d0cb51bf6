"""A wrong row is withheld with what refers to it, told, and nothing else is."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.sql.building import Page, write_page
from transforms.schema.records import Annotation, Span
from transforms.schema.row_audits import AUDITED, are_all_storable, withhold_wrong_rows
from transforms.schema.tables import LAKE


@pytest.fixture
def page() -> Page:
    page = write_page(
        "https://tide.example/1", 'Rain fell.\n\n"We lost 40 boats on Monday," Ann Lee said.\n\nIt passed.'
    )
    speaker = page.mention("Ann Lee")
    claim = page.claim("We lost 40 boats on Monday,", speaker)
    page.quantity(claim, "40", 40, "boats")
    page.timex("Monday", date(2024, 10, 28))
    page.event("fell", date(2024, 10, 28))
    return page


def audit(page: Page, **changed: Any) -> tuple[Annotation, list[tuple[str, str]]]:
    """Return what is kept of the page's rows, the first of a table changed, and table and audit of each defect."""
    rows = {name: tuple(getattr(page, name)) for name in AUDITED}
    for name, change in changed.items():
        rows[name] = (replace(rows[name][0], **change), *rows[name][1:])
    kept, defects = withhold_wrong_rows(page.article, Annotation(**rows))
    assert all(defect.article_id == page.article.article_id for defect in defects)
    return kept, [(defect.table_name, defect.audit) for defect in defects]


def test_sound_rows_all_stay(page: Page) -> None:
    kept, defects = audit(page)
    assert defects == []
    assert [len(getattr(kept, name)) for name in AUDITED] == [3, 1, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("table", "change", "name"),
    [
        ("timexes", {"surface": "Tuesday"}, "offsets"),
        ("timexes", {"start_char": -3}, "offsets"),
        ("timexes", {"end_char": 9999}, "offsets"),
        ("timexes", {"begin_date": date(2024, 10, 29)}, "ranges"),
        ("timexes", {"timex3_value": "2024-13"}, "forms"),
        ("timexes", {"timex3_value": "P"}, "forms"),
        ("timexes", {"edtf": "2024-99"}, "forms"),
        ("timexes", {"timex_type": "DAY"}, "forms"),
        ("events", {"date_end": date(2024, 10, 1)}, "ranges"),
        ("events", {"sentence_no": 7}, "references"),
        ("events", {"mention_ids": ("nobody",)}, "references"),
        ("events", {"timex_id": "never"}, "references"),
        ("claim_quantities", {"low": 50.0}, "ranges"),
        ("claim_quantities", {"value": float("nan")}, "ranges"),
        ("claim_quantities", {"claim_id": "nothing"}, "references"),
        ("claim_quantities", {"surface": None}, "types"),
    ],
)
def test_a_wrong_row_is_withheld_alone(page: Page, table: str, change: dict[str, Any], name: str) -> None:
    kept, defects = audit(page, **{table: change})
    assert defects == [(table, name)]
    assert getattr(kept, table) == ()


def test_rows_go_with_the_row_that_they_refer_to(page: Page) -> None:
    _, defects = audit(page, mentions={"surface": "Ann Leigh"})
    assert defects == [("mentions", "offsets"), ("claims", "references"), ("claim_quantities", "references")]


@pytest.mark.parametrize("spans", [(), (Span(20, 20),), (Span(0, 400),)])
def test_the_pieces_of_a_content_have_length_and_lie_in_it(page: Page, spans: tuple[Span, ...]) -> None:
    _, defects = audit(page, claims={"content_spans": spans})
    assert defects[0] == ("claims", "offsets")


def test_sentences_follow_each_other(page: Page) -> None:
    rows = [page.sentences[0], replace(page.sentences[1], start_char=4), page.sentences[2]]
    _, defects = withhold_wrong_rows(page.article, Annotation(sentences=tuple(rows)))
    assert [(defect.table_name, defect.row_id.split()[-1]) for defect in defects] == [("sentences", "1")]


def test_the_second_row_of_one_key_is_withheld(page: Page) -> None:
    _, defects = withhold_wrong_rows(page.article, Annotation(tuple(page.sentences), (page.mentions[0],) * 2))
    assert [(defect.table_name, defect.audit) for defect in defects] == [("mentions", "keys")]


def test_a_number_too_large_for_its_column_is_not_stored(page: Page) -> None:
    assert not are_all_storable(LAKE["articles"], [replace(page.article, words=2**70)])
    assert are_all_storable(LAKE["articles"], [page.article])
