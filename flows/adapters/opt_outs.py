"""Publishers' machine-readable reservations of text and data mining: TDMRep, and its kin in robots directives."""

from flows.adapters.exchange import Exchange, FetchFailure
from flows.adapters.http import Client

TdmRules = tuple[tuple[str, bool], ...]
"""Path patterns of a host's tdmrep.json with whether mining is reserved there; the first that matches holds."""


async def fetch_tdm_rules(client: Client, url: str) -> TdmRules:
    """Fetch and read /.well-known/tdmrep.json of the host of ``url``; no rules where there is no such file."""
    raise NotImplementedError


def read_tdm_rules(answer: Exchange | FetchFailure) -> TdmRules:
    """Return the rules of a fetched tdmrep.json."""
    raise NotImplementedError


def reserve_url(rules: TdmRules, url: str) -> str:
    """Return a detail such as ``tdmrep.json: /news/`` when the rules reserve ``url``, to be left alone; else empty."""
    raise NotImplementedError


def find_opt_out(exchange: Exchange, robot: str, rules: TdmRules) -> str:
    """Return what reserves a fetched page, such as ``header tdm-reservation``, else empty; for pages, not for feeds.

    A page's meta elements go before its header, and that before the host's rules, as TDMRep says. A page reserved is
    not to be stored: reject it as ``opted-out`` with this detail.
    """
    raise NotImplementedError
