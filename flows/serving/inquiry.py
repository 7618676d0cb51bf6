"""What the Prefect server knows, asked without importing Prefect: deployments, the next night, the last one."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

NIGHT = "nightly"
"""The deployment that has a schedule."""


@dataclass(frozen=True, slots=True)
class Nights:
    """The scheduled night: does somebody work it off, when is it due next, and how did the last one end.

    ``next_at``, ``last_at``: ISO 8601, UTC, empty when there is none; ``last_state`` and ``last_message`` as Prefect
    tells them.
    """

    is_ready: bool
    next_at: str
    last_at: str
    last_state: str
    last_message: str


def ask_server(address: str, path: str, body: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what the server's API answers to a POST; nothing when it does not."""
    request = Request(address + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
    try:
        with urlopen(request, timeout=10) as answer:
            return list(json.load(answer))
    except (URLError, OSError, ValueError):
        return []


def ask_nights(address: str) -> Nights | None:
    """Return what the server says of the scheduled night; None when it is not deployed there, or has no schedule."""
    found = ask_server(address, "/deployments/filter", {"deployments": {"name": {"any_": [NIGHT]}}})
    if not found or found[0].get("paused") or not any(one.get("active") for one in found[0].get("schedules", [])):
        return None
    due = list_runs(address, found[0]["id"], "EXPECTED_START_TIME_ASC", ["SCHEDULED"])
    ended = list_runs(address, found[0]["id"], "END_TIME_DESC", ["COMPLETED", "FAILED", "CRASHED", "CANCELLED"])
    state = ended[0].get("state") or {} if ended else {}
    return Nights(
        is_ready=found[0].get("status") == "READY",
        next_at=due[0]["expected_start_time"] if due else "",
        last_at=(ended[0].get("end_time") or "") if ended else "",
        last_state=state.get("name") or "",
        last_message=state.get("message") or "",
    )


def list_runs(address: str, deployment_id: str, order: str, states: list[str]) -> list[dict[str, Any]]:
    """Return the first run of a deployment in some states, in an order."""
    body = {
        "deployments": {"id": {"any_": [deployment_id]}},
        "flow_runs": {"state": {"type": {"any_": states}}},
        "sort": order,
        "limit": 1,
    }
    return ask_server(address, "/flow_runs/filter", body)
