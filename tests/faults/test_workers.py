"""A document that hangs, bloats, crashes or trips a bug takes only itself down."""

from dataclasses import replace

import pytest

from flows.adapters.workers import Failure, map_documents
from flows.settings import Settings, read_settings
from tests.faults.documents import misbehave


@pytest.fixture(scope="module")
def settings() -> Settings:
    return replace(read_settings(), workers=2, document_seconds=2, document_megabytes=500, worker_documents=5)


def test_the_guilty_document_fails_and_the_rest_goes_on_in_order(settings: Settings) -> None:
    tasks = ["a", "hang", "b", "crash", "c", "bloat", "d", "raise", *"efghijklmnop"]
    outcomes = list(map_documents(settings, misbehave, tasks))
    assert [task for task, _ in outcomes] == tasks
    reasons = {task: outcome.reason for task, outcome in outcomes if isinstance(outcome, Failure)}
    assert reasons == {"hang": "timeout", "crash": "crashed", "bloat": "memory", "raise": "failed"}
    assert [outcome for _, outcome in outcomes if isinstance(outcome, str)] == list("ABCDEFGHIJKLMNOP")


def test_only_a_few_tasks_are_taken_ahead(settings: Settings) -> None:
    taken: list[str] = []

    def offer() -> object:
        for name in "abcdefghijklmnopqrstuvwxyz":
            taken.append(name)
            yield name

    results = map_documents(settings, misbehave, offer())  # type: ignore[arg-type]
    next(results)
    assert len(taken) < 12
    assert len(list(results)) == 25
