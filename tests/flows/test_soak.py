"""The soak finds what goes wrong and makes it small; and the sample archive, mutated, goes through every stage."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from flows.adapters.lake import Manifest, write_shard
from flows.adapters.readers import plan_slices
from flows.mutations import MUTATIONS, Mutation, mutate
from flows.settings import ROOT, Settings, read_settings
from flows.soak import Found, mutate_document, show_faults, soak
from flows.soak_faults import Fault, cut, find_document_faults, limit_tries, name_kind, shrink_document, write_rows
from transforms.records import Reject

SAMPLE = ROOT / "tests" / "archive" / "input"
TEXT = (
    "The mayor of Lesk, Edda Brandt, met 14 skippers on Monday. “Nobody sleeps,” she said.\n\n"
    "On 3 March 2024 the quay closed. John Quay-Moll said: “It will open in June.”"
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return replace(read_settings(), data=tmp_path, workers=2)


def test_mutated_documents_of_the_sample_make_no_fault_at_any_stage(settings: Settings) -> None:
    found = soak([SAMPLE / "jsonl", SAMPLE / "text", SAMPLE / "html"], 60, 30, 0, settings)
    assert [(one.kind, one.detail, one.rows) for one in found] == []


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
    assert shrink_document(row, lambda rows: "y-M" in rows[0].get("text", "")) == {"text": "y-M"}


def test_a_kind_names_the_exception_and_our_innermost_function() -> None:
    with pytest.raises(IndexError) as raised_within:
        mutate_document([], 0, 0)
    assert name_kind(raised_within.value) == "IndexError in soak.mutate_document"


def test_a_reject_that_nothing_should_cause_is_a_fault_with_its_document(settings: Settings) -> None:
    path = write_rows(settings.data / "in.jsonl", [{"url": "https://gull.example/1", "text": TEXT}])
    (slice_,) = plan_slices(path, 10)
    manifest = Manifest("one", "annotated", slice_.input_uri, 0, 1, 0, 1)
    reject = Reject(slice_.input_uri, 0, "https://gull.example/1", "annotate", "timeout", "over 30 s")
    write_shard(settings.lake, manifest, {"rejects": [reject]})
    row = {"url": "https://gull.example/1", "text": TEXT}
    assert [*find_document_faults([slice_], [manifest], settings)] == [Fault("timeout in annotate", "over 30 s", row)]


def test_faults_are_shown_with_the_file_of_the_smallest_document(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    show_faults([Found("IndexError in names.split", 7, "list index", ({"text": "“"},))], settings.data)
    assert (settings.data / "001.jsonl").read_text() == '{"text": "\\u201c"}\n'
    screen = capsys.readouterr().out
    assert "IndexError in names.split" in screen
    assert str(settings.data / "001.jsonl") in screen
