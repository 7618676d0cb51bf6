"""The course of training: the corpora packed, then the rounds of the plan, each on what those before it taught."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from flows.lab.training.copies import vary
from flows.lab.training.corpora import Example, read_corpus
from flows.lab.training.network import STUDENT, TEACHER, Network
from flows.lab.training.packs import Array, Pack, pack
from flows.lab.training.targets import make_training_examples
from flows.lab.training.teach import teach

SIZES = {"teacher": TEACHER, "student": STUDENT}
Plan = Mapping[str, Any]
Part = tuple[Pack, Sequence[int]]


def make_packs(plan: Plan, shared: Path) -> Iterator[dict[str, Array]]:
    """Yield the packs of a plan: every corpus in the share it has, in letters drawn anew for each pack."""
    corpora = {name: read_corpus(name, shared) for name in plan["corpora"]}
    for number in range(plan["packs"]):
        draw = random.Random(f"{plan['seed']}-{number}")
        yield pack(
            (
                [
                    one
                    for example in sample(corpora[name], entry.get("share", 1.0), draw)
                    for one in make_training_examples(vary(example, plan["copies"], draw))
                ],
                entry.get("people", False),
            )
            for name, entry in plan["corpora"].items()
        )


def sample(examples: Sequence[Example], share: float, draw: random.Random) -> list[Example]:
    """Return the examples as often as ``share`` says: 2.5 is each twice and half of them once more."""
    whole, part = divmod(share, 1)
    return [*examples] * int(whole) + draw.sample(list(examples), round(part * len(examples)))


def teach_round(number: int, plan: Plan, packs: Sequence[Pack], load: Callable[[Network, str], None]) -> Network:
    """Return the network that a round of the plan makes.

    ``load`` puts the weights of a name into a network: of an earlier round, "pretrained", or "shipped".
    """
    entry = plan["rounds"][number]
    own = {**plan, **plan["sizes"][entry["size"]], **entry, "seed": plan["seed"] + number}
    network = build(entry["size"], entry["start"], plan, load)
    teachers = [build(size_of(name, plan), name, plan, load).eval() for name in entry.get("teachers", ())]
    order = [packs[(number + k) % len(packs)] for k in range(own["passes"])]
    draw = np.random.default_rng(own["seed"])
    network = teach(network, [(one, draw_rows(one, own, draw)) for one in order], own, own["pace"], teachers)
    if own["people_passes"]:
        network = teach(network, pick_people(packs, own["people_passes"]), own, own["people_pace"], teachers)
    return network


def build(size: str, start: str, plan: Plan, load: Callable[[Network, str], None]) -> Network:
    """Return a network with the weights that ``start`` names, on the device there is, a GPU if one is at hand."""
    torch.manual_seed(plan["seed"])
    network = Network(SIZES[size], plan["dropout"], plan["link_size"])
    load(network, start)
    return network.to("cuda" if torch.cuda.is_available() else "cpu")


def size_of(name: str, plan: Plan) -> str:
    """Return the size of the network that the round called ``name`` makes."""
    return str(next(entry["size"] for entry in plan["rounds"] if entry["name"] == name))


def draw_rows(pack: Pack, plan: Plan, draw: np.random.Generator) -> Sequence[int]:
    """Return the windows that a round reads of a pack: of each corpus the share that ``reads`` has, all without."""
    shares = np.array([plan.get("reads", {}).get(name, 1.0) for name in plan["corpora"]])
    return [int(row) for row in np.flatnonzero(draw.random(len(pack.lengths)) < shares[pack.corpus])]


def pick_people(packs: Sequence[Pack], passes: int) -> list[Part]:
    """Return passes over the windows whose names people labelled."""
    chosen = [packs[k % len(packs)] for k in range(passes)]
    return [(one, [int(row) for row in np.flatnonzero(one.people)]) for one in chosen]
