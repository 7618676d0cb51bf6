"""Training examples as flat arrays, which lie on the device whole, and batches of windows cut out of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from flows.lab.training.targets import NOTHING, TrainingExample
from transforms.model.labels import ROLES

Array = NDArray[Any]
SOURCE, CONTENT = 0, 1  # kinds of a link: from a cue, from a content
FIELDS = {"ids": 0, "shapes": 0, "entities": NOTHING, "roles": NOTHING, "firsts": 0}
"""A value a token, and what stands behind the end of a short window."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of like length side by side, (batch, tokens). Targets stand at the first token of each word.

    ``roles`` has a tag a role behind; ``people`` tells of each window whether people labelled its names. Links are
    (row, kind, asking token, answering token; 0, the window's mark, for "none").
    """

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    firsts: Tensor
    entities: Tensor
    roles: Tensor
    people: Tensor
    links: Tensor


def pack(corpora: Iterable[tuple[Iterable[TrainingExample], bool]]) -> dict[str, Array]:
    """Return the training examples of several corpora, each with whether people labelled it, as arrays for ``Pack``.

    ``corpus`` of the arrays is a window's place in ``corpora``.
    """
    listed = [(one, number, is_human) for number, (part, is_human) in enumerate(corpora) for one in part]
    flat: dict[str, list[Array]] = {name: [] for name in FIELDS}
    links = []
    for row, (example, _, _) in enumerate(listed):
        for name, values in spread(example).items():
            flat[name].append(values)
        links += list(place_links(row, example))
    return {
        **{name: np.concatenate(values) for name, values in flat.items()},
        "lengths": np.array([len(example.window.ids) for example, _, _ in listed], dtype=np.int16),
        "corpus": np.array([number for _, number, _ in listed], dtype=np.int8),
        "people": np.array([is_human for _, _, is_human in listed]),
        "links": np.array(links, dtype=np.int32).reshape(-1, 4),
    }


def spread(example: TrainingExample) -> dict[str, Array]:
    """Return what each token of a window is and is taught."""
    window, length = example.window, len(example.window.ids)
    entities = np.full(length, NOTHING, dtype=np.int8)
    roles = np.full((length, len(ROLES)), NOTHING, dtype=np.int8)
    firsts = np.zeros(length, dtype=bool)
    entities[window.firsts] = example.entities
    roles[window.firsts] = np.array(example.roles).T
    firsts[window.firsts] = True
    ids, shapes = np.array(window.ids, dtype=np.int16), np.array(window.shapes, dtype=np.uint8)
    return {"ids": ids, "shapes": shapes, "entities": entities, "roles": roles, "firsts": firsts}


def place_links(row: int, example: TrainingExample) -> Iterator[tuple[int, int, int, int]]:
    """Yield the links of a window by token instead of by word."""
    firsts = example.window.firsts
    for kind, pairs in ((SOURCE, example.sources), (CONTENT, example.contents)):
        for asks, answers in pairs:
            yield row, kind, firsts[asks], firsts[answers] if answers >= 0 else 0


class Pack:
    """Arrays of ``pack`` on a device."""

    def __init__(self, arrays: Mapping[str, Array], device: torch.device) -> None:
        self.lengths = arrays["lengths"].astype(np.int64)
        self.corpus, self.people = arrays["corpus"], arrays["people"]
        self._flat = {name: torch.from_numpy(arrays[name].astype(np.int64)).to(device) for name in FIELDS}
        self._starts = np.concatenate([[0], self.lengths.cumsum()[:-1]])
        self._links = arrays["links"]
        self._device = device

    def cut(self, rows: Sequence[int], tokens: int, draw: np.random.Generator) -> list[Array]:
        """Return the windows ``rows`` in batches of like length and about ``tokens`` tokens, in a drawn order."""
        order = np.array(rows)[np.argsort(self.lengths[rows] + 12 * draw.random(len(rows)))]
        batches: list[list[int]] = [[]]
        for row in order:
            if batches[-1] and (len(batches[-1]) + 1) * self.lengths[row] > tokens:
                batches.append([])
            batches[-1].append(row)
        draw.shuffle(batches)
        return [np.array(batch) for batch in batches]

    def get(self, rows: Array) -> Batch:
        """Return windows as one batch."""
        starts, lengths = (torch.from_numpy(one[rows]).to(self._device) for one in (self._starts, self.lengths))
        places = torch.arange(int(lengths.max()), device=self._device)
        mask = places < lengths[:, None]
        at = (starts[:, None] + places) * mask
        read = {name: self._flat[name][at] for name in FIELDS}
        for name, empty in FIELDS.items():
            read[name][~mask] = empty
        return Batch(
            read["ids"],
            read["shapes"],
            mask,
            read["firsts"].bool(),
            read["entities"],
            read["roles"],
            torch.from_numpy(self.people[rows]).to(self._device),
            torch.from_numpy(find_rows(self._links, rows)).to(self._device),
        )


def find_rows(table: Array, rows: Array) -> Array:
    """Return the lines of ``table`` (sorted by its first column) whose first value is of ``rows``, that value replaced
    by its place in ``rows``."""
    firsts, lasts = np.searchsorted(table[:, 0], rows), np.searchsorted(table[:, 0], rows, side="right")
    counts = lasts - firsts
    places = np.repeat(np.arange(len(rows)), counts)
    numbers = np.arange(len(places)) - np.repeat(counts.cumsum() - counts, counts) + firsts[places]
    lines = table[numbers].astype(np.int64)
    lines[:, 0] = places
    return lines
