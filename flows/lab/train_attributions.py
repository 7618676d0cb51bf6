"""``python -m flows.lab.train_attributions``: train the model that tells attributions from what looks like them.

Trains on Wikinews articles (CC BY 2.5) and on GUM's texts other than news (interviews, talks, fiction; CC BY and kin),
in which all attributions are marked, and prints how many of those found are right, and how many right ones are kept, on
documents held out. The texts lie beside the checkout. PolNeAR, which states no licence, only measures.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from flows.cli import screen
from flows.lab.evaluate import locate_shared
from flows.lab.train_event_dates import Vector, descend
from flows.lab.training.corpora import is_held_out, read_corpus, read_lines
from transforms.claims.likelihood import WEIGHTS, describe_attribution
from transforms.claims.passages import find_attributions
from transforms.claims.support import read_support
from transforms.claims.tags import read_tagged
from transforms.claims.union import LEAST_LIKELY, SAME, collect_attributions, measure_overlap
from transforms.model.encoder import read_text
from transforms.schema.records import Span
from transforms.sentences import split_sentences

CORPORA = ("wikinews", "wikinews-2019-2020")
NOT_NEWS = "gum-not-news"
OWN = "its own: "
"""Before a feature that one corpus alone has: it learns what that one's guidelines leave out, so that the feature
itself need not (Daumé 2007), and does not ship."""
UNMARKED = "first to"
"""GUM marks no infinitive: "promised to resign"."""
FOLDS = 5
PENALTY = 1.5  # of the sum of squared weights
LEAST_SEEN = 4  # attributions that a feature must be seen of
LEAST_WEIGHT = 0.02
HEADER = """\
# Weights of the model that tells attributions from what looks like them: the features' weights, summed, are the log
# odds (transforms/claims/likelihood.py has the features). Made by `python -m flows.lab.train_attributions`; leave
# unedited. Logistic regression with L2 over {found} possible attributions of {documents} texts: Wikinews (CC BY 2.5)
# and GUM (CC BY and kin). Weights: CC BY-SA 4.0.
"""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the contents of all its attributions, pieces of one together."""

    corpus: str
    doc: str
    text: str
    contents: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A possible attribution: its features, whether it is one, and the corpus and text it is from."""

    features: tuple[str, ...]
    is_right: bool
    corpus: str
    doc: str


def read_marked(shared: Path) -> Iterator[Marked]:
    """Yield the texts that train what ships."""
    for corpus in CORPORA:
        for example in read_corpus(corpus, shared):
            contents = (one.content for one in example.attributions or ())
            yield Marked(corpus, example.doc, example.text, tuple(read_spans(content) for content in contents))
    for line in read_lines(shared / "train" / "attribution" / f"{NOT_NEWS}.jsonl"):
        contents = (one["content"] for one in line["attributions"])
        yield Marked(NOT_NEWS, line["doc"], line["text"], tuple(read_spans(content) for content in contents))


def read_spans(offsets: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """Return pairs of offsets as spans."""
    return tuple(Span(start, end) for start, end in offsets)


def judge_text(marked: Marked) -> Iterator[Judged]:
    """Yield what rules and encoder find in a text; right is what shares half of its content with one that is marked."""
    text, sentences = marked.text, split_sentences(marked.doc, marked.text)
    readings = read_text(text, sentences)
    support = read_support(readings)
    for one in collect_attributions(text, find_attributions(text, sentences), [*read_tagged(text, readings)], support):
        is_right = any(measure_overlap(one.contents, content) >= SAME for content in marked.contents)
        features = tuple(describe_attribution(text, one, support))
        own = (f"{OWN}{UNMARKED}",) if marked.corpus == NOT_NEWS and UNMARKED in features else ()
        yield Judged(features + own, is_right, marked.corpus, marked.doc)


def train_weights(judged: Sequence[Judged]) -> dict[str, float]:
    """Return the weight of each feature, rounded to 2 decimals; the least are left out."""
    seen = Counter(name for one in judged for name in one.features)
    names = sorted(name for name, count in seen.items() if count >= LEAST_SEEN)
    weights = descend(build_gradient(judged, names), len(names))
    pairs = zip(names, weights, strict=True)
    shipped = ((name, round(float(weight), 2)) for name, weight in pairs if not name.startswith(OWN))
    return {name: weight for name, weight in shipped if abs(weight) >= LEAST_WEIGHT}


def build_gradient(judged: Sequence[Judged], names: Sequence[str]) -> Callable[[Vector], Vector]:
    """Return the gradient at given weights, one for each of ``names``, of the logistic loss with its L2 penalty."""
    number = {name: index for index, name in enumerate(names)}
    rows = [[number[name] for name in one.features if name in number] for one in judged]
    columns = np.array([column for row in rows for column in row])
    row_of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    right = np.array([one.is_right for one in judged], dtype=float)

    def find_gradient(weights: Vector) -> Vector:
        """Return the gradient of the loss at ``weights``."""
        chances = 1 / (1 + np.exp(-np.bincount(row_of, weights[columns], len(rows))))
        slope = np.bincount(columns, (chances - right)[row_of], len(names)).astype(np.float64)
        return slope + 2 * PENALTY * weights

    return find_gradient


def cross_validate(judged: Sequence[Judged]) -> None:
    """Print, for each corpus, what the threshold leaves when every text is judged by weights that never saw it."""
    chances: list[float] = []
    for fold in range(FOLDS):
        weights = train_weights([one for one in judged if find_fold(one) != fold])
        chances += [find_chance(weights, one) for one in judged if find_fold(one) == fold]
    ordered = [one for fold in range(FOLDS) for one in judged if find_fold(one) == fold]
    for corpus in (*CORPORA, NOT_NEWS):
        pairs = [(one.is_right, chance) for one, chance in zip(ordered, chances, strict=True) if one.corpus == corpus]
        show_threshold(corpus, pairs)


def show_threshold(corpus: str, pairs: Sequence[tuple[bool, float]]) -> None:
    """Print how many of the possible attributions are right before and after the threshold, and how many it loses."""
    right, kept = sum(is_right for is_right, _ in pairs), [is_right for is_right, c in pairs if c >= LEAST_LIKELY]
    screen.show_line(
        f"{corpus}  {len(pairs):,} found, {100 * right / len(pairs):.1f} % right; kept {len(kept):,},"
        f" {100 * sum(kept) / len(kept):.1f} % right, with {100 * sum(kept) / right:.1f} % of the right ones"
    )


def find_fold(one: Judged) -> int:
    """Return the fold of a possible attribution: by its text."""
    return next((fold for fold in range(1, FOLDS) if is_held_out(f"{one.doc} {fold}", FOLDS)), 0)


def find_chance(weights: dict[str, float], one: Judged) -> float:
    """Return the probability that weights give a possible attribution."""
    return float(1 / (1 + np.exp(-sum(weights.get(name, 0.0) for name in one.features))))


def write_weights(weights: dict[str, float], judged: Sequence[Judged], target: Path) -> None:
    """Write weights as TOML under a header that says how they were made."""
    header = HEADER.format(found=f"{len(judged):,}", documents=len({one.doc for one in judged}))
    lines = [f"{json.dumps(name, ensure_ascii=False)} = {weight}\n" for name, weight in weights.items()]
    target.write_text(header + "".join(lines), encoding="utf-8")


def main() -> None:
    """Train, cross-validate and write the weights."""
    shared = locate_shared()
    if not shared.is_dir():
        sys.exit(f"dateline: no training data at {shared}; set DATELINE_SHARED")
    judged = [one for marked in read_marked(shared) for one in judge_text(marked)]
    cross_validate(judged)
    write_weights(train_weights(judged), judged, WEIGHTS)


if __name__ == "__main__":
    main()
