"""Who said it, scored on what is published: the texts of a gold file run through the steps of a night."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from flows.lab.soak_faults import Row, run_steps, write_rows
from flows.settings import Settings

PLACE = "https://{name}.example/{number}"


def score_speakers(shared: Path, gold: Path, settings: Settings) -> dict[str, Any]:
    """Publish the texts of a gold file in a data folder of their own; return what the scorer says of the claims."""
    with tempfile.TemporaryDirectory() as folder:
        alone = replace(settings, data=Path(folder))
        texts = write_rows(alone.data / "input" / f"{gold.stem}.jsonl", [*read_texts(gold)])
        run_steps([texts], alone, "evaluation")
        command = [sys.executable, str(shared / "score" / "speakers.py"), str(gold), str(alone.warehouse)]
        answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    scores: dict[str, Any] = json.loads(answer)
    return scores


def read_texts(gold: Path) -> Iterator[Row]:
    """Yield the articles of a gold file as an archive holds them."""
    for number, line in enumerate(gold.read_text(encoding="utf-8").splitlines()):
        entry = json.loads(line)
        url = PLACE.format(name=gold.stem, number=number)
        yield {"url": url, "text": entry["text"], "published": entry.get("dct") or ""}
