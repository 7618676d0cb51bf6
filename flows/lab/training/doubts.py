"""Labels made by machine, checked by the model of the round before: what it is sure to be wrong teaches nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import torch

from flows.lab.training.batches import stack
from flows.lab.training.corpora import Example, Offsets
from flows.lab.training.network import Network, is_bfloat_fast
from flows.lab.training.targets import Lesson, make_lessons

ROWS = 24  # windows read at a time


def doubt_labels(examples: Iterable[Example], network: Network, doubt: float) -> list[Example]:
    """Return the examples with names and gaps that the network doubts made unknown.

    A word is doubted when the chance of its tag, or of one as right, is under ``1 - doubt``.
    """
    listed = list(examples)
    lessons = [(number, lesson) for number, example in enumerate(listed) for lesson in make_lessons(example)]
    lessons.sort(key=lambda one: len(one[1].window.ids))
    doubted: dict[int, list[Offsets]] = {}
    for start in range(0, len(lessons), ROWS):
        part = lessons[start : start + ROWS]
        for (number, _), words in zip(part, find_doubted([lesson for _, lesson in part], network, doubt), strict=True):
            doubted.setdefault(number, []).extend(words)
    return [forget(example, doubted.get(number, [])) for number, example in enumerate(listed)]


@torch.no_grad()
def find_doubted(lessons: Sequence[Lesson], network: Network, doubt: float) -> Iterator[list[Offsets]]:
    """Yield for each window the offsets of the words whose tag the network doubts."""
    batch = stack(lessons)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=is_bfloat_fast(torch.device("cpu"))):
        scores, *_ = network(batch.ids, batch.shapes, batch.mask)
    chances = scores.float().softmax(-1)
    for row, lesson in enumerate(lessons):
        of_words = chances[row, lesson.window.firsts].tolist()
        right = [lesson.allowed | {0} if tag == 0 else {tag} for tag in lesson.entities]
        yield [
            word
            for word, tag, tags, chance in zip(lesson.window.words, lesson.entities, right, of_words, strict=True)
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
