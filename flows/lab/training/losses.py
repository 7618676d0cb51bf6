"""What is to be made small: the surprise at the right names, roles and links."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from flows.lab.training.batches import EITHER, Batch, Link
from transforms.model.labels import LINKS, OUTSIDE, ROLES

ROLE_WEIGHT, LINK_WEIGHT = 0.5, 0.25


def measure_loss(batch: Batch, answers: tuple[Tensor, Tensor, Tensor]) -> Tensor:
    """Return the loss of the network's answers to a batch."""
    entities, roles, links = (answer.float() for answer in answers)
    loss = measure_entities(batch, entities)
    if batch.roles.any():
        loss = loss + ROLE_WEIGHT * measure_roles(batch, roles)
        loss = loss + LINK_WEIGHT * measure_links(batch, links)
    return loss


def measure_entities(batch: Batch, entities: Tensor) -> Tensor:
    """Return the mean surprise at the entity tags; where OUTSIDE may hide a name, that name is as right."""
    told = batch.entities.any(-1)
    if not told.any():
        return entities.sum() * 0
    chances = entities.log_softmax(-1)[told]
    right = batch.entities[told]
    outside = torch.logsumexp(chances + batch.blind[told], -1)
    either = [torch.logsumexp(chances[:, list(pair)], -1) for pair in EITHER]
    surprise = torch.cat([outside[:, None], chances[:, OUTSIDE + 1 :], torch.stack(either, -1)], -1)
    return -(right * surprise).sum(-1).mean()


def measure_roles(batch: Batch, roles: Tensor) -> Tensor:
    """Return the mean surprise at the role tags, summed over the roles."""
    told = batch.roles.any(-1)
    surprise = roles[told].reshape(-1, len(ROLES), 3).log_softmax(-1)
    return -(batch.roles[told].reshape(-1, len(ROLES), 3) * surprise).sum((-1, -2)).mean()


def measure_links(batch: Batch, links: Tensor) -> Tensor:
    """Return the mean surprise at which source a cue has and which cue a content has."""
    cue_asks, source_answers, content_asks, cue_answers = links.chunk(len(LINKS), -1)
    losses = [
        measure_pointer(cue_asks, source_answers, batch.mask, batch.sources),
        measure_pointer(content_asks, cue_answers, batch.mask, batch.contents),
    ]
    return torch.stack(losses).sum()


def measure_pointer(asks: Tensor, answers: Tensor, mask: Tensor, pairs: Sequence[Link]) -> Tensor:
    """Return the mean surprise at the answering token among all tokens of the window."""
    if not pairs:
        return asks.sum() * 0
    rows, asking, right = (torch.tensor(part, device=asks.device) for part in zip(*pairs, strict=True))
    scores = (answers[rows] @ asks[rows, asking][:, :, None])[:, :, 0] * asks.shape[-1] ** -0.5
    return functional.cross_entropy(scores.masked_fill(mask[rows] == 0, -1e4), right)
