"""Training examples as tensors, in batches of about as many tokens each."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from flows.lab.training.targets import NOTHING, TrainingExample
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


def cut_batches(
    training_examples: Sequence[TrainingExample], tokens: int, draw: random.Random
) -> list[list[TrainingExample]]:
    """Return the training examples in batches of like length and about ``tokens`` tokens, in a drawn order."""
    by_length = sorted(
        training_examples, key=lambda training_example: len(training_example.window.ids) + 12 * draw.random()
    )
    batches: list[list[TrainingExample]] = [[]]
    for training_example in by_length:
        if batches[-1] and (len(batches[-1]) + 1) * len(training_example.window.ids) > tokens:
            batches.append([])
        batches[-1].append(training_example)
    draw.shuffle(batches)
    return batches


def stack(training_examples: Sequence[TrainingExample]) -> Batch:
    """Return training examples as one batch."""
    shape = (len(training_examples), max(len(training_example.window.ids) for training_example in training_examples))
    ids, shapes, mask = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    entities = torch.zeros((*shape, ENTITY_TAGS + len(EITHER)))
    roles = torch.zeros((*shape, 3 * len(ROLES)))
    blind = torch.full((*shape, ENTITY_TAGS), -1e4)
    blind[..., OUTSIDE] = 0
    for row, training_example in enumerate(training_examples):
        window, length = training_example.window, len(training_example.window.ids)
        ids[row, :length] = torch.tensor(window.ids)
        shapes[row, :length] = torch.tensor(window.shapes)
        mask[row, :length] = 1
        firsts = torch.tensor(window.firsts)
        entities[row, firsts] = torch.stack([mix_entities(training_example, word) for word in range(len(firsts))])
        roles[row, firsts] = torch.tensor([mix_roles(training_example, word) for word in range(len(firsts))])
        blind[row, :, sorted(training_example.allowed)] = 0
    return Batch(
        ids,
        shapes,
        mask,
        entities,
        blind,
        roles,
        name_tokens(training_examples, "sources"),
        name_tokens(training_examples, "contents"),
    )


def mix_entities(training_example: TrainingExample, word: int) -> Tensor:
    """Return what a word is taught: its label and the larger encoders' chances, by the trust in these; zeros for
    nothing."""
    target = torch.zeros(ENTITY_TAGS + len(EITHER))
    hard, soft = training_example.entities[word], training_example.soft_entities[word]
    trust = 0.0 if soft is None else training_example.trust
    if hard != NOTHING:
        target[hard] += 1 - trust
    for tag, chance in (soft or {}).items():
        target[EITHER_OF.get(tag, tag)] += trust * chance
    return target


def mix_roles(training_example: TrainingExample, word: int) -> Sequence[float]:
    """Return the chances of the role tags that a word is taught: people's, else the larger encoders', else zeros."""
    soft = training_example.soft_roles[word]
    if soft is not None:
        return soft
    tags = [role[word] for role in training_example.roles]
    return [float(tag == one) for tag in tags for one in (OUTSIDE, BEGIN, INSIDE)]


def name_tokens(training_examples: Iterable[TrainingExample], kind: str) -> tuple[Link, ...]:
    """Return the links of a batch by token instead of by word."""
    return tuple(
        (row, training_example.window.firsts[asks], training_example.window.firsts[answer] if answer >= 0 else 0)
        for row, training_example in enumerate(training_examples)
        for asks, answer in getattr(training_example, kind)
    )
