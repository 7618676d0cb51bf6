"""Addresses: the one a page calls its own, normalised, and the outlet it belongs to."""

import re
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from transforms.clean.html import Page

SUBDOMAIN = re.compile(r"^(?:www\d*|m|mobile|amp)\.(?=[^.]+\.)")
TRACKING = re.compile(
    r"^(?:utm|mc|mtm|pk|ga|hsa|vero|oly|itm|ns)_|"
    r"^(?:fbclid|gclid|dclid|msclkid|twclid|yclid|ttclid|wbraid|gbraid|li_fat_id|igsh|igshid|srsltid|_gl|_ga|_hsenc|_hsmi|"
    r"mkt_tok|cmp|cmpid|xtor|ref|referrer|referer|ref_src|ref_url|smid|sref|spm|ito|ocid|ncid)(?:=|$)",
    re.IGNORECASE,
)
ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web|arquivo\.pt/wayback|(?:wayback\.)?archive-it\.org/\d+|webarchive\.[\w.]+/[\w/-]*?)"
    r"/\d{4,14}[a-z_]*/(https?:)/{1,2}(\S+)",
    re.IGNORECASE,
)
"""Addresses under which web archives keep a page: those of pywb and the Wayback Machine."""
DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def find_canonical_url(page: Page) -> str:
    """Return the address a page calls its own, normalised; the address it was fetched from where it names none.

    A canonical address of the bare site, or on an unrelated host, is a template's mistake and does not count.
    """
    stated = [element.get("href") or "" for element in page.tree.iter("link") if is_canonical(element.get("rel"))]
    for address in (*stated, page.first_meta("og:url")):
        joined = join_url(page.url, address.strip())
        if is_plausible(joined, page.url):
            return normalise_url(joined)
    return normalise_url(page.url)


def is_canonical(rel: str | None) -> bool:
    """Say whether a link's ``rel`` marks the canonical address."""
    return "canonical" in (rel or "").lower().split()


def join_url(base: str, address: str) -> str:
    """Return ``address`` made absolute; empty when it cannot be."""
    try:
        return urljoin(base, address) if address else ""
    except ValueError:
        return ""


def is_plausible(address: str, fetched: str) -> bool:
    """Say whether a stated address can be that of the page fetched."""
    stated, own = split_url(address), split_url(fetched)
    if stated is None or not stated.hostname or stated.scheme not in ("http", "https"):
        return False
    if own is None or not own.hostname or own.hostname.endswith(".invalid"):
        return True
    is_front = stated.path in ("", "/") and not stated.query
    is_front_itself = own.path in ("", "/") and not own.query
    return name_site(stated.hostname) == name_site(own.hostname) and (not is_front or is_front_itself)


def split_url(url: str) -> SplitResult | None:
    """Return the parts of a URL, None where it is none."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port  # raises ValueError for a port that is no number
    except ValueError:
        return None
    return parts


def find_original(url: str) -> str:
    """Return the address of a page that a web archive keeps under one of its own; any other address as it is."""
    archived = ARCHIVED.fullmatch(url.strip())
    return f"{archived[1]}//{archived[2]}" if archived else url.strip()


def normalise_url(url: str) -> str:
    """Return a URL in one spelling: host in lower case, no default port, fragment or tracking parameters.

    Parameters that say which page is meant stay. What is no web address comes back stripped of white space only.
    """
    url = find_original(url)
    parts = split_url(url)
    if parts is None or not parts.hostname or parts.scheme.lower() not in DEFAULT_PORTS:
        return url
    scheme = parts.scheme.lower()
    host = parts.netloc.rsplit("@", 1)[-1].lower().removesuffix(DEFAULT_PORTS[scheme])
    query = "&".join(part for part in parts.query.split("&") if part and not TRACKING.search(part))
    return urlunsplit((scheme, host, parts.path or "/", query, ""))


def name_outlet(url: str) -> str:
    """Return the host of a URL without www, m or amp in front; empty where there is none."""
    parts = split_url(find_original(url))
    return SUBDOMAIN.sub("", (parts.hostname or "").lower()) if parts else ""


def name_country(url: str) -> str:
    """Return the last label of a URL's host, which may be that of a country; empty where there is none."""
    return name_outlet(url).rpartition(".")[2]


def name_site(host: str) -> str:
    """Return the last two labels of a host (three where the second is a short one: co.uk), to compare hosts by."""
    labels = host.lower().split(".")
    keep = 3 if len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2 else 2
    return ".".join(labels[-keep:])
