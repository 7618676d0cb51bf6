"""Whoever is on duty is told: by webhook, by mail, by a command, whichever the settings name."""

import json
import logging
import os
import shlex
import smtplib
import socket
import ssl
import subprocess
from collections.abc import Callable
from email.message import EmailMessage
from urllib.request import Request, urlopen

from flows.settings import Alerts

SECONDS = 30
"""What a webhook, a mail server or a command may take."""
log = logging.getLogger("dateline")


def send_alert(alerts: Alerts, subject: str, text: str) -> list[str]:
    """Tell ``subject`` (a line) and ``text`` on every way the settings name; returns what went wrong, by way.

    A way that fails keeps none of the others from being tried, and raises nothing: alerts must not end a night.
    """
    ways: dict[str, tuple[object, Callable[[Alerts, str, str], None]]] = {
        "webhook": (alerts.webhook, post_webhook),
        "mail": (alerts.mail_to, send_mail),
        "command": (alerts.command, run_command),
    }
    failures = []
    for way, (is_wanted, tell) in ways.items():
        if is_wanted:
            try:
                tell(alerts, " ".join(subject.split()), text)
            except (OSError, ValueError, smtplib.SMTPException, subprocess.SubprocessError) as error:
                failures.append(f"{way}: {error}")
    for failure in failures:
        log.error(f"the alert {subject!r} was not sent by {failure}")
    return failures


def post_webhook(alerts: Alerts, subject: str, text: str) -> None:
    """Post an alert as JSON: ``text``, which chat services show, ``subject`` and ``host``."""
    body = {"text": f"{subject}\n{text}", "subject": subject, "host": socket.gethostname()}
    if not alerts.webhook.startswith(("http://", "https://")):
        raise ValueError(f"{alerts.webhook!r} is no http or https address")
    request = Request(alerts.webhook, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urlopen(request, timeout=SECONDS) as answer:
        answer.read()


def send_mail(alerts: Alerts, subject: str, text: str) -> None:
    """Send an alert by SMTP, with STARTTLS, TLS from the start, or neither, as the settings say."""
    message = EmailMessage()
    message["Subject"] = f"[dateline] {subject}"
    message["From"] = alerts.mail_from or f"dateline@{socket.getfqdn()}"
    message["To"] = ", ".join(alerts.mail_to)
    message.set_content(text)
    if alerts.smtp_security not in ("none", "starttls", "tls"):
        raise ValueError(f"smtp_security {alerts.smtp_security!r} is none of none, starttls, tls")
    context = ssl.create_default_context()
    place = (alerts.smtp_host, alerts.smtp_port)
    is_tls = alerts.smtp_security == "tls"
    with (
        smtplib.SMTP_SSL(*place, timeout=SECONDS, context=context)
        if is_tls
        else smtplib.SMTP(*place, timeout=SECONDS) as server
    ):
        if alerts.smtp_security == "starttls":
            server.starttls(context=context)
        if alerts.smtp_user:
            server.login(alerts.smtp_user, alerts.smtp_password)
        server.send_message(message)


def run_command(alerts: Alerts, subject: str, text: str) -> None:
    """Run the command of the settings, the alert's text on its standard input and the subject in ALERT_SUBJECT."""
    environment = os.environ | {"ALERT_SUBJECT": subject}
    done = subprocess.run(
        shlex.split(alerts.command),
        input=text.encode(),
        env=environment,
        timeout=SECONDS,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        raise OSError(f"{alerts.command!r} ended with {done.returncode} {done.stderr.decode(errors='replace').strip()}")
