"""What doctor says of the nights: who works them off, when the next is due, how the last one ended."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from flows.cli.doctor import examine_age, examine_nights
from flows.serving.freshness import NOTE
from flows.serving.inquiry import Nights
from flows.settings import read_settings

GOOD = Nights(True, "2026-11-27T01:30:00Z", "2026-11-26T01:41:00Z", "Completed", "")


@pytest.mark.parametrize(
    ("nights", "bad", "told"),
    [
        (GOOD, [], "due 2026-11-27"),
        (replace(GOOD, is_ready=False), ["next night"], "no worker asks for it: dateline up"),
        (replace(GOOD, next_at=""), ["next night"], "no night is scheduled"),
        (replace(GOOD, last_state="Failed", last_message="disk full"), ["last scheduled night"], "disk full"),
        (replace(GOOD, last_state="Crashed"), ["last scheduled night"], "Crashed 2026-11-26"),
        (replace(GOOD, last_state="", last_at=""), [], "due"),
    ],
)
def test_a_night_that_is_lost_or_ended_badly_is_said(nights: Nights, bad: list[str], told: str) -> None:
    findings = list(examine_nights(nights))
    assert [one.what for one in findings if not one.is_ok] == bad
    assert [one for one in findings if told in one.detail]


@pytest.mark.parametrize(("hours", "limit", "is_ok"), [(1, 26, True), (27, 26, False), (2000, 0, True)])
def test_a_stale_night_is_said_where_a_limit_is_set(tmp_path: Path, hours: float, limit: float, is_ok: bool) -> None:
    settings = read_settings()
    settings = replace(settings, data=tmp_path, alerts=replace(settings.alerts, stale_hours=limit))
    assert examine_age(settings).is_ok
    (tmp_path / NOTE).write_text(f"{time.time() - 3600 * hours:.0f}\n")
    assert examine_age(settings).is_ok == is_ok
