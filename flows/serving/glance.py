"""The night at a glance: one artifact on the pages of Prefect, with what somebody should look at first."""

from collections.abc import Sequence

from prefect.artifacts import create_markdown_artifact

from flows.fetching.crawl import SourceReport
from flows.serving.alerts import send_alert
from flows.serving.nights import find_fall, find_withheld, render_nights
from flows.serving.reports import RunReport, render_capture, render_report
from flows.settings import Alerts


def publish_glance(report: RunReport, captured: Sequence[SourceReport], alerts: Alerts) -> None:
    """Leave the artifact ``night`` in the UI, and tell who is on duty of rows withheld above the share of the settings.

    ``captured`` are the reports of the sources, none for a night over archives at hand.
    """
    withheld = find_withheld(report.nights, alerts.withheld_share) if report.is_changed else ""
    text = render_glance(report, captured, withheld)
    create_markdown_artifact(text, key="night", description="The night at a glance")
    if withheld:
        send_alert(alerts, withheld, report.withheld)


def render_glance(report: RunReport, captured: Sequence[SourceReport], withheld: str) -> str:
    """Return the night in Markdown: what to look at, what is new, the last nights, counts and times."""
    found = [withheld, find_fall(report.nights) if report.is_changed else ""]
    found += [f"{source.source}: {flag}" for source in captured for flag in source.flags]
    looks = "".join(f"- **{one}**\n" for one in found if one) or "- nothing\n"
    parts = [f"To look at:\n\n{looks}", render_report(report)]
    if report.nights:
        parts.append(f"The last nights that brought something:\n\n{render_nights(report.nights)}")
    if captured:
        parts.append(f"Captured:\n\n{render_capture(captured)}")
    return "\n\n".join(parts)
