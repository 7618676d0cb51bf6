"""The signals that mean to stop; apart, as every command reads this file before it has begun anything."""

import signal

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
