"""Whoever is on duty is told: by real servers of HTTP and SMTP on this machine, and by a command."""

import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

from flows.serving.alerts import send_alert
from flows.serving.endings import alert_failure
from flows.serving.freshness import note_night, read_last_night
from flows.serving.inquiry import Nights
from flows.serving.nights import NightCounts, find_fall, find_withheld, render_nights
from flows.serving.watching import Watch
from flows.settings import Settings, read_settings

NIGHT = NightCounts("a", datetime(2026, 11, 26, 2, 30), 100, 10, 0, 0, 100, 900)


class Inbox(Sink):
    """Keeps what it receives."""

    def __init__(self) -> None:
        self.mails: list[str] = []

    async def handle_DATA(self, _server, _session, envelope) -> str:  # type: ignore[no-untyped-def]  # noqa: N802
        self.mails.append(f"{envelope.mail_from} > {envelope.rcpt_tos}\n{envelope.content.decode()}")
        return "250 OK"


@pytest.fixture
def inbox() -> Iterator[tuple[Inbox, int]]:
    handler = Inbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    yield handler, port
    controller.stop()


@pytest.fixture
def hook() -> Iterator[tuple[list[dict[str, str]], str]]:
    posted: list[dict[str, str]] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200 if self.path == "/ok" else 500)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Hook)
    Thread(target=server.serve_forever, daemon=True).start()
    yield posted, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def desk(tmp_path: Path, hook: tuple[list[dict[str, str]], str]) -> Settings:
    settings = read_settings()
    return replace(settings, data=tmp_path, alerts=replace(settings.alerts, webhook=f"{hook[1]}/ok", stale_hours=26))


def test_an_alert_goes_out_on_every_way(
    desk: Settings, inbox: tuple[Inbox, int], hook: tuple[list[dict[str, str]], str], tmp_path: Path
) -> None:
    note = tmp_path / "note"
    alerts = replace(
        desk.alerts,
        mail_to=("night@desk.example", "day@desk.example"),
        mail_from="dateline@desk.example",
        smtp_host="127.0.0.1",
        smtp_port=inbox[1],
        command=f"sh -c 'cat > {note}; echo $ALERT_SUBJECT >> {note}'",
    )
    assert send_alert(alerts, "nightly 2026-11-26\nfailed", "Brennick’s feed\nis no feed") == []
    assert hook[0][0]["subject"] == "nightly 2026-11-26 failed"
    assert hook[0][0]["text"] == "nightly 2026-11-26 failed\nBrennick’s feed\nis no feed"
    (mail,) = inbox[0].mails
    assert mail.startswith("dateline@desk.example > ['night@desk.example', 'day@desk.example']")
    assert "Subject: [dateline] nightly 2026-11-26 failed" in mail
    assert note.read_text() == "Brennick’s feed\nis no feednightly 2026-11-26 failed\n"


def test_a_way_that_fails_keeps_no_other_from_being_tried(
    desk: Settings, hook: tuple[list[dict[str, str]], str], tmp_path: Path
) -> None:
    note = tmp_path / "note"
    alerts = replace(
        desk.alerts,
        webhook=f"{hook[1]}/broken",
        mail_to=("night@desk.example",),
        smtp_host="127.0.0.1",
        smtp_port=9,
        command=f"tee {note}",
    )
    failures = send_alert(alerts, "a", "b")
    assert [failure.split(":")[0] for failure in failures] == ["webhook", "mail"]
    assert note.read_text() == "b"
    assert send_alert(replace(desk.alerts, webhook="file:///etc/passwd", command="no-such-command"), "a", "b")[0] == (
        "webhook: 'file:///etc/passwd' is no http or https address"
    )


def test_only_the_outermost_run_tells_of_its_failure(
    desk: Settings, hook: tuple[list[dict[str, str]], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_ALERTS_WEBHOOK", desk.alerts.webhook)
    state = SimpleNamespace(name="Failed", message="no/such: no such file or folder")
    run = SimpleNamespace(name="nightly 2026-11-26", parent_task_run_id="one")
    alert_failure(SimpleNamespace(name="ingest"), run, state)
    assert hook[0] == []
    run.parent_task_run_id = None
    alert_failure(SimpleNamespace(name="nightly"), run, state)
    assert hook[0][0]["text"] == "nightly 2026-11-26 failed\nnightly: no/such: no such file or folder"


def test_a_night_that_never_came_is_told_of_once(desk: Settings, hook: tuple[list[dict[str, str]], str]) -> None:
    note_night(desk.data)
    last = read_last_night(desk.data)
    assert last is not None
    watch = Watch(since=0)
    for hours in (1, 25, 27, 28):
        watch.look(desk, None, last + 3600 * hours)
    assert [one["subject"] for one in hook[0]] == ["no night has ended well for 27 hours"]
    Watch(since=last + 3600 * 24).look(desk, None, last + 3600 * 30)
    assert len(hook[0]) == 1


def test_a_night_that_was_killed_is_told_of_unless_it_is_long_known(
    desk: Settings, hook: tuple[list[dict[str, str]], str]
) -> None:
    crashed = Nights(True, "", "2026-11-26T02:31:00Z", "Crashed", "exit code -9")
    known = Watch()
    known.ignore(crashed)
    known.look(desk, crashed, known.since)
    assert hook[0] == []
    for nights in (crashed, crashed, replace(crashed, last_state="Completed", last_at="later")):
        watch = Watch()
        watch.look(desk, nights, watch.since)
        watch.look(desk, nights, watch.since)
    assert len(hook[0]) == 2
    assert "crashed" in hook[0][0]["subject"]


def test_a_night_is_held_against_those_before_it() -> None:
    before = [NIGHT._replace(started_at=NIGHT.started_at - timedelta(days=day)) for day in range(1, 4)]
    assert find_fall([NIGHT, *before]) == ""
    assert find_fall([NIGHT._replace(n_claims=500), *before]) == "5.0 claims per article, where nights before had 9.0"
    assert find_fall([NIGHT._replace(n_held=5, n_claims=0), *before]) == ""
    assert find_withheld([NIGHT._replace(n_faulty=5), *before], 0.05) == ""
    assert find_withheld([NIGHT._replace(n_faulty=6)], 0.05).startswith("rows of 6 of 100 articles")
    assert "| 2026-11-26 02:30 | 100 | 10 | 0 | 9.0 |" in render_nights([NIGHT])
