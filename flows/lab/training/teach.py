"""The training loop: seeded, on a GPU where there is one."""

import copy
import logging
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from flows.lab.training.losses import measure_labels, measure_teaching, merge
from flows.lab.training.network import Network, answer
from flows.lab.training.packs import Batch, Pack

log = logging.getLogger("dateline")
TOLD = 100  # steps between two lines of the log


def teach(
    network: Network,
    packs: Sequence[tuple[Pack, Sequence[int]]],
    plan: Mapping[str, Any],
    pace: float = 1.0,
    teachers: Sequence[Network] = (),
) -> Network:
    """Return the running mean of the network over one pass of each of ``packs``, of the windows given.

    ``plan``: rates and sizes as ``config/training.toml`` has them; ``pace`` is a factor of its rates. With
    ``teachers`` the network learns what these answer, beside what people marked.
    """
    device = next(network.parameters()).device
    draw = np.random.default_rng(plan["seed"])
    torch.manual_seed(plan["seed"])
    steps = [(pack, batch) for pack, rows in packs for batch in pack.cut(rows, plan["tokens_per_batch"], draw)]
    mean = copy.deepcopy(network)
    optimiser, schedule = make_optimiser(network, len(steps), plan, pace)
    network.train()
    for number, (pack, rows) in enumerate(steps):
        loss = measure(pack.get(rows), network, teachers)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        average(mean, network, min(plan["average_decay"], (1 + number) / (10 + number)))
        if number % TOLD == 0:
            log.info(f"step {number} of {len(steps)} on {device}, loss {loss.item():.4f}")
    return mean.eval()


def measure(batch: Batch, network: Network, teachers: Sequence[Network]) -> Tensor:
    """Return the loss of a network on one batch."""
    answers = answer(network, batch.ids, batch.shapes, batch.mask)
    loss = measure_labels(batch, answers, is_checked=bool(teachers))
    if not teachers:
        return loss
    with torch.no_grad():
        teaching = merge(batch, [answer(one, batch.ids, batch.shapes, batch.mask) for one in teachers])
    return loss + measure_teaching(batch, answers, teaching)


def make_optimiser(network: Network, steps: int, plan: Mapping[str, Any], pace: float) -> tuple[AdamW, LambdaLR]:
    """Return the optimiser with a rate for each layer (Howard and Ruder 2018), rising, then falling to nothing."""
    decay, layers = plan["layer_decay"], network.size.layers
    groups: list[tuple[nn.Module, float]] = [
        (network.pieces, plan["rate"] * decay ** (layers + 1)),
        (network.positions, plan["rate"] * decay ** (layers + 1)),
        (network.norm, plan["rate"] * decay**layers),
        *((layer, plan["rate"] * decay ** (layers - 1 - k)) for k, layer in enumerate(network.layers)),
        *((head, plan["head_rate"]) for head in (network.shapes, network.entity_head, network.role_head)),
        (network.link_head, plan["head_rate"]),
    ]
    if network.distances is not None:
        groups.append((network.distances, plan["rate"] * decay**layers))
    optimiser = AdamW(
        [{"params": list(m.parameters()), "lr": pace * rate} for m, rate in groups],
        weight_decay=plan["weight_decay"],
        fused=True,
    )
    rise = max(1, round(plan["warmup"] * steps))
    return optimiser, LambdaLR(optimiser, lambda k: min((k + 1) / rise, max(0.0, (steps - k) / (steps - rise + 1))))


@torch.no_grad()
def average(mean: Network, network: Network, decay: float) -> None:
    """Move the running mean of the weights towards the network's (Polyak averaging)."""
    torch._foreach_lerp_(list(mean.parameters()), list(network.parameters()), 1 - decay)
