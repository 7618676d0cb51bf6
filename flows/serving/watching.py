"""What no run can tell of itself: that it was killed, or that none has come. ``dateline up`` looks after both."""

import time
from dataclasses import dataclass, field

from flows.serving.alerts import send_alert
from flows.serving.freshness import read_last_night
from flows.serving.inquiry import Nights
from flows.settings import Settings


@dataclass(slots=True)
class Watch:
    """What was told already, and since when somebody looks (seconds since 1970): what was before is past."""

    since: float = field(default_factory=time.time)
    told: set[str] = field(default_factory=set)

    def look(self, settings: Settings, nights: Nights | None, now: float) -> None:
        """Tell who is on duty, once each, of a scheduled night that crashed and of a night that is overdue."""
        if nights and nights.last_state == "Crashed":
            subject = f"the night that ended {nights.last_at} crashed"
            self.tell(settings, nights.last_at, subject, nights.last_message or "its process was killed")
        limit = settings.alerts.stale_hours
        last = read_last_night(settings.data)
        hours = (now - max(last or 0, self.since)) / 3600
        if limit and hours > limit:
            when = time.strftime("%Y-%m-%d %H:%M", time.localtime(last)) if last else "never"
            self.tell(settings, f"stale {last}", f"no night has ended well for {hours:.0f} hours", f"the last: {when}")

    def ignore(self, nights: Nights | None) -> None:
        """Take what the server tells for known."""
        if nights:
            self.told.add(nights.last_at)

    def tell(self, settings: Settings, key: str, subject: str, text: str) -> None:
        """Send an alert unless one of the same key was sent."""
        if key not in self.told:
            self.told.add(key)
            send_alert(settings.alerts, subject, text)
