"""The model card: what the shipped weights are, what they were taught on, how well they do."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from flows.lab.training.corpora import read_plan

CARD = """\
# The encoder

Made by `make train` on {day}; leave unedited.

- File: `{name}`, {megabytes:.1f} MB, sha256 `{digest}`
- What it is: MiniLM-L6 (22 million parameters) with an embedding of how words are written, and heads for names
  (PERSON, ORG, LOC, NORP, EVENT, MISC), for the roles of attributions (cue, source, content) and for their links;
  8-bit weights, ONNX.
- Begun from: sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), whose vocabulary is `tokenizer.json`, and, in one of
  the rounds, from the weights of the release before.
- Taught by people's labels and, beside them, by the answers of three larger encoders, begun from
  sentence-transformers/all-mpnet-base-v2 (Apache-2.0) and taught on the same corpora; `config/training.toml` has the
  rounds.
- Licence of the weights: CC BY-SA 4.0.
- Language: English news. Other languages are not read.

## Taught on

| corpus | licence |
|---|---|
{corpora}

## Scores

Exact span and label, F1 in percent, of `dateline annotate entities` by the shared scorer; the texts were not learnt.

| set | F1 | precision | recall | by label |
|---|---|---|---|---|
{scores}

## Limits

Labels follow the corpora: a country that acts is LOC, a nationality NORP, product and works MISC, which is the weakest
class. Integer arithmetic gives the same numbers on every machine; the last bits of the floating-point parts between
may differ from one processor family to another, and with them, rarely, a name near the threshold.
"""


def write_card(weights: Path, scores: Mapping[str, Any], day: date) -> None:
    """Write ``MODEL_CARD.md`` beside the weights; ``scores`` are what the scorer says of each set."""
    content = weights.read_bytes()
    text = CARD.format(
        day=day.isoformat(),
        name=weights.name,
        megabytes=len(content) / 1e6,
        digest=sha256(content).hexdigest(),
        corpora="\n".join(f"| {name} | {entry['licence']} |" for name, entry in read_plan()["corpora"].items()),
        scores="\n".join(describe_scores(name, score) for name, score in scores.items()),
    )
    weights.with_name("MODEL_CARD.md").write_text(text, encoding="utf-8")


def describe_scores(name: str, score: Mapping[str, Any]) -> str:
    """Return one row of the table of scores."""
    precision, recall, f1 = score["prf"]
    labels = ", ".join(f"{label} {values[2]}" for label, values in sorted(score["by_label"].items()))
    return f"| {name} | {f1} | {precision} | {recall} | {labels} |"
