"""The training loop: seeded, restartable, on a GPU where there is one."""

import copy
import logging
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from flows.lab.training.batches import Batch, cut_batches, stack
from flows.lab.training.copies import vary
from flows.lab.training.corpora import Example
from flows.lab.training.losses import measure_loss
from flows.lab.training.network import LAYERS, Network, is_bfloat_fast
from flows.lab.training.targets import TrainingExample, make_training_examples

log = logging.getLogger("dateline")


def plan_steps(
    corpora: Mapping[str, Sequence[Example]], plan: Mapping[str, Any], round_no: int
) -> list[list[TrainingExample]]:
    """Return the batches of all passes of a round, in order; the same plan and corpora give the same batches."""
    steps: list[list[TrainingExample]] = []
    for number in range(plan["rounds"][round_no]["passes"]):
        draw = random.Random(f"{plan['seed']}-{round_no}-{number}")
        shares = {name: entry["share"] for name, entry in plan["corpora"].items()} | plan["rounds"][round_no].get(
            "shares", {}
        )
        examples = [e for name, texts in corpora.items() for e in sample(texts, shares[name], draw)]
        training_examples = [
            training_example
            for e in examples
            for training_example in make_training_examples(vary(e, plan["copies"], draw))
        ]
        steps += cut_batches(training_examples, plan["tokens_per_batch"], draw)
    return steps


def sample(examples: Sequence[Example], share: float, draw: random.Random) -> list[Example]:
    """Return the examples as often as ``share`` says: 2.5 is each twice and half of them once more."""
    whole, part = divmod(share, 1)
    return [*examples] * int(whole) + draw.sample(list(examples), round(part * len(examples)))


def teach(
    network: Network, steps: Sequence[list[TrainingExample]], plan: Mapping[str, Any], pace: float, checkpoint: Path
) -> Network:
    """Return the running mean of the network over the steps; goes on from ``checkpoint`` when that exists.

    ``pace`` is a factor of the plan's rates.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network.to(device)
    mean = copy.deepcopy(network)
    optimiser, schedule = make_optimiser(network, len(steps), plan, pace)
    start = restore(checkpoint, network, mean, optimiser, schedule)
    network.train()
    for number, training_examples in enumerate(steps[start:], start=start):
        torch.manual_seed(plan["seed"] * 1_000_003 + number)  # dropout, the same after a restart
        loss = learn(network, stack(training_examples), optimiser, schedule, device)
        average(mean, network, min(plan["average_decay"], (1 + number) / (10 + number)))
        if number % 50 == 0:
            log.info(f"step {number} of {len(steps)}, loss {loss:.4f}")
        if (number + 1) % plan["checkpoint_steps"] == 0:
            store(checkpoint, network, mean, optimiser, schedule, number + 1)
    return mean.eval().to("cpu")


def make_optimiser(network: Network, steps: int, plan: Mapping[str, Any], pace: float) -> tuple[AdamW, LambdaLR]:
    """Return the optimiser with a rate for each layer (Howard and Ruder 2018), rising, then falling to nothing."""
    decay = plan["layer_decay"]
    groups: list[tuple[nn.Module, float]] = [
        (network.pieces, plan["rate"] * decay ** (LAYERS + 1)),
        (network.positions, plan["rate"] * decay ** (LAYERS + 1)),
        (network.norm, plan["rate"] * decay**LAYERS),
        *((layer, plan["rate"] * decay ** (LAYERS - 1 - k)) for k, layer in enumerate(network.layers)),
        *((head, plan["head_rate"]) for head in (network.shapes, network.entity_head, network.role_head)),
        (network.link_head, plan["head_rate"]),
    ]
    optimiser = AdamW(
        [{"params": [p for p in m.parameters() if p.requires_grad], "lr": pace * rate} for m, rate in groups],
        weight_decay=plan["weight_decay"],
        fused=True,
    )
    rise = max(1, round(plan["warmup"] * steps))
    return optimiser, LambdaLR(optimiser, lambda k: min((k + 1) / rise, max(0.0, (steps - k) / (steps - rise + 1))))


def learn(network: Network, batch: Batch, optimiser: AdamW, schedule: LambdaLR, device: torch.device) -> float:
    """Take one step on one batch; returns its loss."""
    moved = move(batch, device)
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=is_bfloat_fast(device)):
        answers = network(moved.ids, moved.shapes, moved.mask)
    loss = measure_loss(moved, answers)
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    schedule.step()
    optimiser.zero_grad()
    return loss.item()


def move(batch: Batch, device: torch.device) -> Batch:
    """Return the batch on another device."""
    values = (getattr(batch, name) for name in Batch.__slots__)
    return Batch(*(value.to(device) if isinstance(value, torch.Tensor) else value for value in values))


@torch.no_grad()
def average(mean: Network, network: Network, decay: float) -> None:
    """Move the running mean of the weights towards the network's (Polyak averaging)."""
    for kept, fresh in zip(mean.parameters(), network.parameters(), strict=True):
        kept.lerp_(fresh, 1 - decay)


def store(path: Path, network: Network, mean: Network, optimiser: AdamW, schedule: LambdaLR, step: int) -> None:
    """Write everything a restart needs, whole or not at all."""
    parts = {"network": network, "mean": mean, "optimiser": optimiser, "schedule": schedule}
    fresh = path.with_suffix(".new")
    torch.save({name: part.state_dict() for name, part in parts.items()} | {"step": step}, fresh)
    fresh.replace(path)


def restore(path: Path, network: Network, mean: Network, optimiser: AdamW, schedule: LambdaLR) -> int:
    """Bring back what ``store`` wrote; returns the step to go on with, 0 without a file."""
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    for name, part in {"network": network, "mean": mean, "optimiser": optimiser, "schedule": schedule}.items():
        part.load_state_dict(state[name])
    return int(state["step"])
