"""What is to be made small: the surprise at the right names, roles and links, or at what teachers say of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from flows.lab.training.packs import CONTENT, SOURCE, Batch
from flows.lab.training.targets import NOTHING
from transforms.model.labels import BEGIN, LINKS, ROLES

ROLE_WEIGHT, LINK_WEIGHT = 0.5, 0.25
HEARD = 0.4  # chance that a word begins a cue or a content, from which teachers are asked for its link
ASKS = {SOURCE: "cue-source", CONTENT: "content-cue"}
ASKED_OF = {SOURCE: ROLES.index("cue"), CONTENT: ROLES.index("content")}
NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Answers:
    """What a network answers to a batch: scores of entity and role tags of each token, and its link vectors."""

    entities: Tensor
    roles: Tensor
    links: Tensor


@dataclass(frozen=True, slots=True)
class Teaching:
    """What teachers say together of a batch, in chances; ``links``: kind, rows, asking tokens, chances of tokens."""

    entities: Tensor
    roles: Tensor
    links: Sequence[tuple[int, Tensor, Tensor, Tensor]]


def measure_labels(batch: Batch, answers: Answers, is_checked: bool) -> Tensor:
    """Return the surprise at what the corpora mark; of names at those that people marked, if ``is_checked``."""
    entities = batch.entities.masked_fill(~batch.people[:, None], NOTHING) if is_checked else batch.entities
    loss = measure_tags(answers.entities, entities)
    for k in range(len(ROLES)):
        loss = loss + ROLE_WEIGHT * measure_tags(answers.roles[..., 3 * k : 3 * k + 3], batch.roles[..., k])
    for kind in ASKS:
        links = batch.links[batch.links[:, 1] == kind]
        if len(links):
            scores = score_links(answers.links, batch.mask, links[:, 0], links[:, 2], kind)
            loss = loss + LINK_WEIGHT * functional.cross_entropy(scores, links[:, 3])
    return loss


def measure_tags(scores: Tensor, right: Tensor) -> Tensor:
    """Return the mean surprise at the right tags; nothing where there are none."""
    if not (right != NOTHING).any():
        return scores.sum() * 0
    return functional.cross_entropy(scores.flatten(0, 1), right.flatten(), ignore_index=NOTHING)


def measure_teaching(batch: Batch, answers: Answers, teaching: Teaching) -> Tensor:
    """Return the surprise at what the teachers say (Hinton et al. 2015), of every word whoever labelled it."""
    words = batch.firsts
    loss = measure_chances(answers.entities[words], teaching.entities[words])
    roles = answers.roles[words].unflatten(-1, (len(ROLES), 3))
    loss = loss + ROLE_WEIGHT * len(ROLES) * measure_chances(roles, teaching.roles[words])
    for kind, rows, asks, chances in teaching.links:
        scores = score_links(answers.links, batch.mask, rows, asks, kind)
        loss = loss + LINK_WEIGHT * measure_chances(scores, chances)
    return loss


def measure_chances(scores: Tensor, chances: Tensor) -> Tensor:
    """Return the mean cross entropy of scores and the chances they should give."""
    return -(chances * scores.log_softmax(-1)).sum(-1).mean()


def merge(batch: Batch, answers: Sequence[Answers]) -> Teaching:
    """Return the mean of what several teachers answer to a batch."""
    entities = average([one.entities for one in answers])
    roles = average([one.roles.unflatten(-1, (len(ROLES), 3)) for one in answers])
    links = []
    for kind, role in ASKED_OF.items():
        rows, asks = ((roles[..., role, BEGIN] > HEARD) & batch.firsts).nonzero(as_tuple=True)
        if len(rows):
            scores = [score_links(one.links, batch.mask, rows, asks, kind) for one in answers]
            links.append((kind, rows, asks, average(scores)))
    return Teaching(entities, roles, links)


def average(scores: Sequence[Tensor]) -> Tensor:
    """Return the mean chances of several scores."""
    return torch.stack([one.softmax(-1) for one in scores]).mean(0)


def score_links(links: Tensor, mask: Tensor, rows: Tensor, asks: Tensor, kind: int) -> Tensor:
    """Return the score of each token of ``rows`` as the answer to the tokens ``asks``; 0 stands for "none"."""
    parts = links.chunk(len(LINKS), -1)
    first = LINKS.index(ASKS[kind])
    scores = (parts[first + 1][rows] @ parts[first][rows, asks][:, :, None])[:, :, 0] * parts[0].shape[-1] ** -0.5
    return scores.masked_fill(~mask[rows], NEVER)
