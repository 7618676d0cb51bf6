"""How a run ends: an expected error as one sentence, and whoever is on duty is told of a failure."""

import functools
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from prefect.states import Failed

from flows.serving.alerts import send_alert
from flows.serving.faults import describe_expected, is_expected
from flows.settings import read_settings

P = ParamSpec("P")
R = TypeVar("R")


def tell_plainly(function: Callable[P, R]) -> Callable[P, R]:
    """Return a flow's function whose expected errors are its state's message, without a traceback in its log.

    Who calls the flow gets the error raised all the same.
    """

    @functools.wraps(function)
    def run(*arguments: P.args, **named: P.kwargs) -> R:
        """Run the function; an expected error becomes a failed state that carries it."""
        try:
            return function(*arguments, **named)
        except Exception as error:
            if not is_expected(error):
                raise
            return Failed(message=describe_expected(error), data=error)  # type: ignore[return-value]  # a state is taken

    return run


def alert_failure(flow: Any, flow_run: Any, state: Any) -> None:
    """Tell that a run failed or crashed, as a hook of the flow; one within another run is told of by that."""
    if flow_run.parent_task_run_id is None:
        subject = f"{flow_run.name} {state.name.lower()}"
        send_alert(read_settings().alerts, subject, f"{flow.name}: {state.message or 'no message'}")
