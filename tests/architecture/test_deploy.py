"""The files for containers and systemd: what a lint can say of them where neither runs."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from flows.settings import ROOT

DEPLOY = ROOT / "config" / "deploy"
UNITS = sorted(path for path in DEPLOY.iterdir() if path.suffix in (".service", ".timer"))


def list_copied(text: str) -> set[str]:
    """Return what a Dockerfile copies from the checkout."""
    lines = [line.split()[1:-1] for line in text.splitlines() if line.startswith("COPY ") and "--from" not in line]
    return {name for names in lines for name in names}


def test_the_image_is_built_from_all_that_the_wheel_holds() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    wanted = {Path(path).parts[0] for path in [*wheel["packages"], *wheel["force-include"]]}
    copied = list_copied((DEPLOY / "Dockerfile").read_text())
    assert wanted | {"pyproject.toml", "README.md", "requirements.lock"} == copied
    assert [name for name in copied if not (ROOT / name).exists()] == []
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert sent == copied


def test_the_image_runs_as_nobody_in_particular_with_tools_of_one_version() -> None:
    text = (DEPLOY / "Dockerfile").read_text()
    assert re.findall(r"^USER (\S+)", text, re.M) == ["dateline"]
    assert re.findall(r"uv==(\S+)", text) == re.findall(r"uv==(\S+)", (ROOT / "Makefile").read_text())


def test_the_services_are_confined_and_reach_each_other() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    for service in compose["services"].values():
        assert service["cap_drop"] == ["ALL"]
        assert service["read_only"]
        assert (DEPLOY / service["build"]["context"] / service["build"]["dockerfile"]).resolve().is_file()
        for place in (volume.split(":")[0] for volume in service["volumes"]):
            assert place in compose["volumes"] or (DEPLOY / place).resolve().is_dir()
    assert compose["services"]["server"]["ports"] == ["127.0.0.1:4200:4200"]
    assert compose["services"]["night"]["environment"]["PREFECT_API_URL"] == "http://server:4200/api"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_units_are_what_systemd_takes(unit: Path, tmp_path: Path) -> None:
    for path in UNITS:
        text = path.read_text().replace("/opt/dateline/bin/dateline", "/bin/true")
        (tmp_path / path.name).write_text(re.sub("^User=dateline$", "User=root", text, flags=re.M))
    done = subprocess.run(["systemd-analyze", "verify", tmp_path / unit.name], capture_output=True, text=True)
    assert (done.returncode, [line for line in done.stderr.splitlines() if unit.name in line]) == (0, [])
