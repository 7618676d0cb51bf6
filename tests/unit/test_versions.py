"""Whatever decides a row is in the version that names its shard, and nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

from flows.lake.versions import ANNOTATION, CLEANING, trace_files
from flows.settings import ROOT
from flows.warehouse.rules import ROOTS


def trace(roots: tuple[str, ...]) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in trace_files(roots)}


@pytest.mark.parametrize(
    ("place", "is_cleaning", "is_annotation", "is_night"),
    [
        ("flows/reading/warc.py", True, False, False),
        ("flows/reading/warc_fields.py", True, False, False),
        ("transforms/clean/pages.py", True, True, False),
        ("transforms/identifiers.py", True, True, True),
        ("transforms/claims/speakers.py", False, True, False),
        ("transforms/model/encoder.onnx", False, True, False),
        ("transforms/model/tokenizer.json", False, True, False),
        ("config/models/event_dates.toml", False, True, False),
        ("config/lexicons/cues.toml", False, True, False),
        ("config/lexicons/pagetype.toml", True, True, False),
        ("config/lexicons/word_weights.toml", False, True, True),
        ("transforms/conflicts/figure_conflicts.py", False, False, True),
        ("flows/warehouse/night.py", False, False, True),
        ("flows/settings.py", False, False, False),
        ("flows/cli/screen.py", False, False, False),
    ],
)
def test_a_file_counts_where_it_decides(place: str, is_cleaning: bool, is_annotation: bool, is_night: bool) -> None:
    assert [place in trace(roots) for roots in (CLEANING, ANNOTATION, ROOTS)] == [is_cleaning, is_annotation, is_night]


LOADED = """
import sys
from pathlib import Path
from transforms import lexicons
from transforms.annotate import annotate
from transforms.schema.records import Document
text = 'On Monday 40 of 90 boats sank, the harbour office said. "We saw it," said Ann Lee, a sailor from Norway.'
annotate(Document("a", text))
modules = [m.__file__ for n, m in sys.modules.items() if n.split(".")[0] in ("transforms", "flows") and m.__file__]
print("\\n".join(modules))
"""


def test_what_annotation_really_loads_is_traced() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {Path(line).relative_to(ROOT).as_posix() for line in done.stdout.split()}
    assert loaded <= trace(ANNOTATION)
