"""``python -m flows.lab.train_event_dates``: train the model that dates events and write its weights as data.

Trains on the Wikinews articles of 2019 and 2020 whose triggers were judged, and on our own annotation of older ones
(both CC BY 2.5; the texts lie beside the checkout), and prints the accuracy that held-out documents have. MEANTIME, the
SemEval-2015 trial set (whose documents are MEANTIME's too) and the other judged articles only measure.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from flows.cli import screen
from flows.lab.evaluate import locate_shared
from flows.lab.event_labels import NO_EVENT, DatedDocument, read_judged, read_trial, read_wikinews
from transforms.sentences import split_sentences
from transforms.timelines import date_events, find_timexes
from transforms.timelines.event_candidates import build_story
from transforms.timelines.event_dates import (
    UNDATED,
    WEIGHTS,
    EventDate,
    Weights,
    describe_candidates,
    read_date,
    read_trigger,
    write_date,
)
from transforms.timelines.triggers import name_form

FOLDS = 5
STEPS = 120
RATE = 0.05
PENALTY = 2.0  # of the sum of squared weights
LEAST_SEEN = 3  # candidates that a feature must be seen of
LEAST_WEIGHT = 0.02
HEADER = """\
# Weights of the model that dates events: a candidate's score is the sum of its features' weights, a table a kind of
# candidate (transforms/timelines/event_candidates.py has the kinds, trigger_features.py and event_features.py the
# features). Made by `python -m flows.lab.train_event_dates`; leave unedited. Softmax ranking with L2 over {events}
# event words of {documents} Wikinews articles (CC BY 2.5), annotated for Dateline. Weights: CC BY-SA 4.0.
"""

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """An event to learn from: the features of each candidate, and whether it gives the right date."""

    features: Sequence[Sequence[str]]
    right: Sequence[bool]


def list_choices(known: DatedDocument) -> Iterator[Choice]:
    """Yield what a document teaches: its events for which some candidate is right and some is not."""
    document = known.document
    sentences = split_sentences(document.article_id, document.text)
    story = build_story(document, sentences, find_timexes(document))
    for (start, end), day in known.dates.items():
        trigger = read_trigger(story, start, end, name_form(story.text[start:end]))
        described = describe_candidates(story, trigger)
        right = [name_date(read_date(story, trigger, candidate)) == day for candidate, _ in described]
        if any(right) and not all(right):
            yield Choice([[f"{option.kind}:{name}" for name in features] for option, features in described], right)


def name_date(dated: EventDate) -> str:
    """Return what a date is annotated as: as ``write_date`` writes it, ``NO_EVENT`` for a word that tells of none."""
    return write_date(dated) if dated.is_event else NO_EVENT


def train_weights(documents: Iterable[DatedDocument]) -> Weights:
    """Return the weight of each feature by kind of candidate, rounded to 2 decimals; the least are left out."""
    choices = [choice for known in documents for choice in list_choices(known)]
    seen = Counter(name for choice in choices for features in choice.features for name in features)
    names = sorted(name for name, count in seen.items() if count >= LEAST_SEEN)
    weights = descend(build_gradient(choices, names), len(names))
    tables: dict[str, dict[str, float]] = {}
    for name, weight in zip(names, weights, strict=True):
        kind, _, feature = name.partition(":")
        if abs(weight) >= LEAST_WEIGHT:
            tables.setdefault(kind, {})[feature] = round(float(weight), 2)
    return tables


def build_gradient(choices: Sequence[Choice], names: Sequence[str]) -> Callable[[Vector], Vector]:
    """Return the gradient of the loss at given weights, one for each of ``names``.

    The loss is the negative logarithm of the probability of the right candidates together, summed over ``choices``,
    and the L2 penalty.
    """
    number = {name: index for index, name in enumerate(names)}
    rows = [[number[name] for name in features if name in number] for choice in choices for features in choice.features]
    columns = np.array([column for row in rows for column in row])
    candidate_of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    event_of = np.repeat(np.arange(len(choices)), [len(choice.right) for choice in choices])
    right = np.array([value for choice in choices for value in choice.right], dtype=float)

    def find_gradient(weights: Vector) -> Vector:
        """Return the gradient of the loss at ``weights``."""
        scores = np.exp(np.bincount(candidate_of, weights[columns], len(rows)))
        shares = scores / np.bincount(event_of, scores)[event_of]
        wanted = scores * right / np.bincount(event_of, scores * right)[event_of]
        slope = np.bincount(columns, (shares - wanted)[candidate_of], len(names)).astype(np.float64)
        return slope + 2 * PENALTY * weights

    return find_gradient


def descend(find_gradient: Callable[[Vector], Vector], size: int) -> Vector:
    """Return the weights that gradient steps from zero lead to (Adam, whole batch: Kingma and Ba 2015)."""
    weights, mean, spread = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        gradient = find_gradient(weights)
        mean = 0.9 * mean + 0.1 * gradient
        spread = 0.999 * spread + 0.001 * gradient**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def count_right(documents: Iterable[DatedDocument], weights: Weights | None = None) -> tuple[int, int]:
    """Return how many events of documents get their date, and how many there are."""
    pairs = [
        (day, gold)
        for known in documents
        for day, gold in zip(date_events(known.document, list(known.dates), weights), known.dates.values(), strict=True)
    ]
    return sum(day == (gold or UNDATED) for day, gold in pairs), len(pairs)


def assign_fold(known: DatedDocument) -> int:
    """Return the fold of a document: by its publication day, so that twins share one."""
    published = known.document.published_date
    return published.toordinal() % FOLDS if published else 0


def cross_validate(
    taught: Mapping[str, Sequence[DatedDocument]], measured: Mapping[str, Sequence[DatedDocument]]
) -> None:
    """Print the accuracy on each set, every document dated by weights that never saw its publication day."""
    documents = [known for group in taught.values() for known in group]
    weights = [train_weights(d for d in documents if assign_fold(d) != fold) for fold in range(FOLDS)]
    for name, group in {**taught, **measured}.items():
        counts = [count_right([known], weights[assign_fold(known)]) for known in group]
        right, total = (sum(column) for column in zip(*counts, strict=True))
        screen.show_line(f"{name}  {right} of {total} held-out events dated right, {100 * right / total:.1f} %")


def write_weights(weights: Weights, documents: Sequence[DatedDocument], target: Path) -> None:
    """Write weights as TOML tables under a header that says how they were made."""
    lines = [HEADER.format(events=sum(len(known.dates) for known in documents), documents=len(documents))]
    for kind, table in weights.items():
        lines.append(f"[{kind}]\n")
        lines.extend(f"{json.dumps(name, ensure_ascii=False)} = {weight}\n" for name, weight in table.items())
    target.write_text("".join(lines), encoding="utf-8")


def read_taught(shared: Path) -> dict[str, list[DatedDocument]]:
    """Return the sets that train what ships, by name."""
    return {"Wikinews, judged": read_judged(shared, "train"), "Wikinews, our own": read_wikinews(shared)}


def main() -> None:
    """Train, cross-validate and write the weights."""
    shared = locate_shared()
    if not shared.is_dir():
        sys.exit(f"dateline: no training data at {shared}; set DATELINE_SHARED")
    taught = read_taught(shared)
    cross_validate(taught, {"SemEval-2015 trial": read_trial(shared)})
    documents = [known for group in taught.values() for known in group]
    write_weights(train_weights(documents), documents, WEIGHTS)


if __name__ == "__main__":
    main()
