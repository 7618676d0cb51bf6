"""The soak finds what goes wrong and makes it small; and the sample archive, mutated, goes through every stage."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from flows.lab.mutations import MUTATIONS, Mutation, mutate
from flows.lab.soak import Found, mutate_document, show_faults, soak
from flows.lab.soak_faults import Fault, cut, find_faults, limit_tries, shrink_document, write_rows
from flows.lake.store import Manifest, write_shard
from flows.reading import plan_slices
from flows.settings import ROOT, Settings, read_settings
from tests.sql.building import write_page
from transforms.schema.records import Defect, Reject

SAMPLE = ROOT / "tests" / "archive" / "input"
TEXT = (
    "The mayor of Lesk, Edda Brandt, met 14 skippers on Monday. “Nobody sleeps,” she said.\n\n"
    "On 3 March 2024 the quay closed. John Quay-Moll said: “It will open in June.”"
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return replace(read_settings(), data=tmp_path, workers=1)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_mutated_documents_of_the_sample_make_no_fault_at_any_stage(settings: Settings) -> None:
    assert soak([SAMPLE / "jsonl", SAMPLE / "text", SAMPLE / "html"], 60, 30, 0, settings) == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_a_mutation_changes_texts_by_its_seed_alone_and_bears_any(mutation: Mutation) -> None:
    results = [mutation(TEXT, Random(seed)) for seed in range(30)]
    assert results == [mutation(TEXT, Random(seed)) for seed in range(30)]
    assert Counter(result != TEXT for result in results)[True] >= 10
    for text in ("", " ", "a", "\n\n", "“"):
        assert all(isinstance(mutation(text, Random(seed)), str) for seed in range(30))


def test_a_document_is_the_same_whenever_it_is_asked_for() -> None:
    originals = [{"url": "https://gull.example/1", "text": TEXT}, {"url": "https://gull.example/2", "html": "<p>Hm"}]
    some = [mutate_document(originals, 1, number) for number in range(50)]
    assert some == [mutate_document(originals, 1, number) for number in range(50)]
    assert some != [mutate_document(originals, 2, number) for number in range(50)]
    assert len({row["url"] for row in some}) < 50
    assert mutate(TEXT, Random("x")) == mutate(TEXT, Random("x"))


def test_cutting_leaves_the_pieces_that_matter() -> None:
    assert cut([*range(100)], lambda some: {13, 77} <= {*some}) == [13, 77]
    assert len(cut([*range(100)], limit_tries(lambda some: {13, 77} <= {*some}, 3))) > 2


def test_the_smallest_document_keeps_only_what_makes_the_fault() -> None:
    row = {"url": "https://gull.example", "title": "Quay", "published": "2024-03-04", "text": TEXT}
    smallest = {"published": "2024-03-04", "text": "y-M"}
    assert shrink_document(row, lambda some: "y-M" in some["text"] and "published" in some) == smallest


def test_what_no_input_should_cause_is_a_fault_with_its_document(settings: Settings) -> None:
    rows = [{"url": f"https://gull.example/{number}", "text": f"{number} {TEXT}"} for number in range(3)]
    (slice_,) = plan_slices(write_rows(settings.data / "in.jsonl", rows), 10)
    manifest = Manifest("one", "annotated", slice_.input_uri, 0, 3, 1, 2)
    slow = Reject(slice_.input_uri, 0, rows[0]["url"], "annotate", "timeout", "over 30 s", "one")
    broken = Reject(slice_.input_uri, 1, rows[1]["url"], "load", "failed", "KeyError in judge: 'x'", "one")
    article = write_page(rows[2]["url"], TEXT, raw_uri=slice_.input_uri, raw_offset=2).article
    defect = Defect(article.article_id, "claims", "c", "spans", "no characters")
    write_shard(settings.lake, manifest, {"rejects": [slow], "articles": [article], "defects": [defect]})
    assert [*find_faults([slice_], [manifest], [broken], settings)] == [
        Fault("timeout", "over 30 s", "annotate", rows[0]),
        Fault("KeyError in judge", "KeyError in judge: 'x'", "load", rows[1]),
        Fault("spans of claims", "no characters", "annotate", rows[2]),
    ]


def test_faults_are_shown_with_the_file_of_the_smallest_document(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    show_faults([Found("IndexError in split", 7, "list index", {"text": "“"})], settings.data)
    assert (settings.data / "001.jsonl").read_text() == '{"text": "\\u201c"}\n'
    screen = capsys.readouterr().out
    assert "7  IndexError in split: list index" in screen
    assert str(settings.data / "001.jsonl") in screen
