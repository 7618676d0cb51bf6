"""Settings: the file, and what the environment says instead."""

import pytest

from flows.settings import read_settings


def test_the_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_WORKERS", "7")
    monkeypatch.setenv("DATELINE_CAPTURE_CONTACT", "mailto:desk@newsroom.example")
    monkeypatch.setenv("DATELINE_CAPTURE_ALLOW", "10.0.0.0/8 intranet.example")
    settings = read_settings()
    assert settings.workers == 7
    assert settings.capture.contact == "mailto:desk@newsroom.example"
    assert settings.capture.allow == ("10.0.0.0/8", "intranet.example")


@pytest.mark.parametrize(("variable", "name"), [("WORKERS", "workers"), ("CAPTURE_REDIRECTS", "capture.redirects")])
def test_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch, variable: str, name: str) -> None:
    monkeypatch.setenv(f"DATELINE_{variable}", "many")
    with pytest.raises(ValueError, match=f"setting {name}: .*'many'"):
        read_settings()
