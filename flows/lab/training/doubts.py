"""Labels made by machine, checked by the model of the round before: what it is sure to be wrong teaches nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import torch

from flows.lab.training.batches import stack
from flows.lab.training.corpora import Example, Offsets
from flows.lab.training.network import Network, is_bfloat_fast
from flows.lab.training.targets import TrainingExample, make_training_examples

ROWS = 24  # windows read at a time


def doubt_labels(examples: Iterable[Example], network: Network, doubt: float) -> list[Example]:
    """Return the examples with names and gaps that the network doubts made unknown.

    A word is doubted when the chance of its tag, or of one as right, is under ``1 - doubt``.
    """
    listed = list(examples)
    training_examples = [
        (number, training_example)
        for number, example in enumerate(listed)
        for training_example in make_training_examples(example)
    ]
    training_examples.sort(key=lambda one: len(one[1].window.ids))
    doubted: dict[int, list[Offsets]] = {}
    for start in range(0, len(training_examples), ROWS):
        part = training_examples[start : start + ROWS]
        for (number, _), words in zip(
            part, find_doubted([training_example for _, training_example in part], network, doubt), strict=True
        ):
            doubted.setdefault(number, []).extend(words)
    return [forget(example, doubted.get(number, [])) for number, example in enumerate(listed)]


@torch.no_grad()
def find_doubted(
    training_examples: Sequence[TrainingExample], network: Network, doubt: float
) -> Iterator[list[Offsets]]:
    """Yield for each window the offsets of the words whose tag the network doubts."""
    batch = stack(training_examples)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=is_bfloat_fast(torch.device("cpu"))):
        scores, *_ = network(batch.ids, batch.shapes, batch.mask)
    chances = scores.float().softmax(-1)
    for row, training_example in enumerate(training_examples):
        of_words = chances[row, training_example.window.firsts].tolist()
        right = [training_example.allowed | {0} if tag == 0 else {tag} for tag in training_example.entities]
        yield [
            word
            for word, tag, tags, chance in zip(
                training_example.window.words, training_example.entities, right, of_words, strict=True
            )
            if tag >= 0 and sum(chance[one] for one in tags) < 1 - doubt
        ]


def forget(example: Example, words: Sequence[Offsets]) -> Example:
    """Return the example with these words unknown, and with them the names they are of."""
    kept, unknown = [], [*example.unknown, *words]
    for start, end, label in example.entities or ():
        if any(first < end and start < last for first, last in words):
            unknown.append((start, end))
        else:
            kept.append((start, end, label))
    return replace(example, entities=tuple(kept), unknown=tuple(unknown))
