"""Figures on the measuring data, by its own scorer: rules that please one text and hurt the rest show here."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from transforms.schema.records import Document
from transforms.timelines import find_timexes

SHARED = Path(__file__).resolve().parents[4] / "shared"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the measuring data is not beside the checkout")
@pytest.mark.parametrize(
    ("name", "strict", "value"),
    [("timebank", 90, 82), ("aquaint", 83, 76), ("wikiwars-dev", 88, 84), ("meantime-apple", 89, 81)],
)
def test_expressions_reach_the_figures(name: str, strict: float, value: float, tmp_path: Path) -> None:
    gold = SHARED / "gold" / "timex" / f"{name}.jsonl"
    entries = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("\n".join(json.dumps(predict(entry)) for entry in entries), encoding="utf-8")
    command = [sys.executable, str(SHARED / "score" / "timex.py"), str(gold), str(predicted)]
    figures = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert figures["strict_f1"] >= strict
    assert figures["value_f1"] >= value


def predict(entry: dict[str, str]) -> dict[str, object]:
    document = Document(entry["doc"], entry["text"], date.fromisoformat(entry["dct"][:10]))
    return {
        "doc": entry["doc"],
        "timexes": [
            {"s": timex.start_char, "e": timex.end_char, "type": timex.timex_type, "value": timex.timex3_value}
            for timex in find_timexes(document)
        ],
    }
