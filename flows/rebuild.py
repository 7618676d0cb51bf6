"""All tables anew from the lake, with the rules in force; the old file stays published until the new one passes."""

from prefect import flow

from flows import tasks
from flows.ingest import make_shards, share_archive
from flows.lake.locks import hold_run_lock
from flows.serving.endings import alert_failure, tell_plainly
from flows.serving.naming import name_night
from flows.serving.reports import RunReport, publish_report
from flows.serving.runners import choose_runner
from flows.settings import read_settings


@flow(
    name="rebuild",
    task_runner=choose_runner(),
    flow_run_name=name_night,
    on_failure=[alert_failure],
    on_crashed=[alert_failure],
)
@tell_plainly
def rebuild() -> RunReport:
    """Load every shard that the published file holds anew from the lake, check and publish.

    What is damaged of the lake is made again from its inputs before.
    """
    settings = read_settings()
    with hold_run_lock(settings.data), share_archive(settings):
        damaged = tasks.heal([], settings, is_anew=True)
        annotated = make_shards(damaged, settings) if damaged else []
        candidate = tasks.load(annotated, settings, is_anew=True)
        if candidate:
            tasks.check(candidate)
            tasks.publish(candidate, settings)
        return publish_report([], settings, is_changed=candidate is not None)
