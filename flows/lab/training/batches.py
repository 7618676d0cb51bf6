"""Lessons as tensors, in batches of about as many tokens each."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from flows.lab.training.targets import NOTHING, Lesson
from transforms.model.labels import BEGIN, ENTITY_LABELS, INSIDE, OUTSIDE, ROLES, tag_entity

ENTITY_TAGS = 1 + 2 * len(ENTITY_LABELS)
EITHER = tuple((tag_entity("EVENT", first), tag_entity("MISC", first)) for first in (True, False))
"""Pairs of tags that the larger encoders do not tell apart."""
EITHER_OF = {pair[1]: ENTITY_TAGS + k for k, pair in enumerate(EITHER)}
Link = tuple[int, int, int]
"""Row of the batch, token that asks, token that is the answer (0, the window's mark, for "none")."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of like length side by side; targets, chances, stand at the first token of each word, nothing elsewhere.
    ``entities`` (batch, tokens, tags): the tags, then the two of "event or product" (see EITHER);
    ``roles`` (batch, tokens, tags of all roles);
    ``blind`` (batch, tokens, tags): 0 where a tag counts as right beside OUTSIDE, else a large negative number."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    entities: Tensor
    blind: Tensor
    roles: Tensor
    sources: tuple[Link, ...]
    contents: tuple[Link, ...]


def cut_batches(lessons: Sequence[Lesson], tokens: int, draw: random.Random) -> list[list[Lesson]]:
    """Return the lessons in batches of like length and about ``tokens`` tokens, in a drawn order."""
    by_length = sorted(lessons, key=lambda lesson: len(lesson.window.ids) + 12 * draw.random())
    batches: list[list[Lesson]] = [[]]
    for lesson in by_length:
        if batches[-1] and (len(batches[-1]) + 1) * len(lesson.window.ids) > tokens:
            batches.append([])
        batches[-1].append(lesson)
    draw.shuffle(batches)
    return batches


def stack(lessons: Sequence[Lesson]) -> Batch:
    """Return lessons as one batch."""
    shape = (len(lessons), max(len(lesson.window.ids) for lesson in lessons))
    ids, shapes, mask = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    entities = torch.zeros((*shape, ENTITY_TAGS + len(EITHER)))
    roles = torch.zeros((*shape, 3 * len(ROLES)))
    blind = torch.full((*shape, ENTITY_TAGS), -1e4)
    blind[..., OUTSIDE] = 0
    for row, lesson in enumerate(lessons):
        window, length = lesson.window, len(lesson.window.ids)
        ids[row, :length] = torch.tensor(window.ids)
        shapes[row, :length] = torch.tensor(window.shapes)
        mask[row, :length] = 1
        firsts = torch.tensor(window.firsts)
        entities[row, firsts] = torch.stack([mix_entities(lesson, word) for word in range(len(firsts))])
        roles[row, firsts] = torch.tensor([mix_roles(lesson, word) for word in range(len(firsts))])
        blind[row, :, sorted(lesson.allowed)] = 0
    return Batch(
        ids, shapes, mask, entities, blind, roles, name_tokens(lessons, "sources"), name_tokens(lessons, "contents")
    )


def mix_entities(lesson: Lesson, word: int) -> Tensor:
    """Return what a word is taught: its label and the larger encoders' chances, by the trust in these; zeros for
    nothing."""
    target = torch.zeros(ENTITY_TAGS + len(EITHER))
    hard, soft = lesson.entities[word], lesson.soft_entities[word]
    trust = 0.0 if soft is None else lesson.trust
    if hard != NOTHING:
        target[hard] += 1 - trust
    for tag, chance in (soft or {}).items():
        target[EITHER_OF.get(tag, tag)] += trust * chance
    return target


def mix_roles(lesson: Lesson, word: int) -> Sequence[float]:
    """Return the chances of the role tags that a word is taught: people's, else the larger encoders', else zeros."""
    soft = lesson.soft_roles[word]
    if soft is not None:
        return soft
    tags = [role[word] for role in lesson.roles]
    return [float(tag == one) for tag in tags for one in (OUTSIDE, BEGIN, INSIDE)]


def name_tokens(lessons: Iterable[Lesson], kind: str) -> tuple[Link, ...]:
    """Return the links of a batch by token instead of by word."""
    return tuple(
        (row, lesson.window.firsts[asks], lesson.window.firsts[answer] if answer >= 0 else 0)
        for row, lesson in enumerate(lessons)
        for asks, answer in getattr(lesson, kind)
    )
