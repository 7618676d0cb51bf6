"""What is installed works without a checkout: all the code reads is in it, and nothing else at its top."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from flows.settings import ROOT

ASKS = """
from flows.settings import ROOT, locate_part, read_settings
from flows.lake.versions import name_annotation_version, name_cleaning_version
from flows.warehouse.building import make_empty_file
from flows.warehouse.rules import name_rules_version
from transforms.timelines.event_dates import WEIGHTS
assert WEIGHTS.exists() and locate_part("prefect.yaml").exists()
assert name_annotation_version() and name_cleaning_version() and name_rules_version() and make_empty_file()
print(ROOT, read_settings().data.absolute())
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [Path(sys.executable).parent / "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def test_only_our_packages_stand_at_the_top(installed: Path) -> None:
    assert sorted(path.name for path in installed.iterdir() if path.suffix != ".dist-info") == ["flows", "transforms"]


def test_every_statement_lexicon_and_model_is_in_it(installed: Path) -> None:
    for ours, there in (("sql", "flows/sql"), ("config/lexicons", "transforms/config/lexicons")):
        wanted = {path.relative_to(ROOT / ours) for path in (ROOT / ours).rglob("*.*")}
        assert {path.relative_to(installed / there) for path in (installed / there).rglob("*.*")} == wanted


def test_it_answers_from_another_folder_which_holds_its_data(installed: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", ASKS]
    environment = {"PYTHONPATH": str(installed), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.stdout.split() == [str(installed), str(tmp_path / "data")], done.stderr
