"""Links to articles, read from bytes that were fetched: feeds, sitemaps, section pages, lists of addresses.

What a page is, its bytes say: sites serve feeds as HTML, sitemaps as plain text, and gzip without saying so.
"""

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

import lxml.html
from courlan import extract_domain, is_not_crawlable, lang_filter, normalize_url, scrub_url
from courlan.clean import clean_query
from courlan.filters import extension_filter, path_filter, type_filter
from lxml import etree
from trafilatura.feeds import FeedParameters, determine_feed
from trafilatura.sitemaps import GUESSES

from flows.fetching.http import clean_url

LISTING_BYTES = 50 * 2**20
"""A sitemap's greatest size, inflated (sitemaps.org, protocol 0.9)."""

LISTING_LINKS = 50_000
"""Most addresses a sitemap may hold (sitemaps.org, protocol 0.9); of a longer page the first are taken."""

FEED_PLACES = ("feed", "rss", "rss.xml", "feed.xml", "atom.xml", "feed.json", "index.xml")
LONGEST_ADDRESS = 2000
GZIP_MAGIC = b"\x1f\x8b"
UNESCAPED = re.compile(
    rb"<!\[CDATA\[.*?\]\]>|&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{0,31};)", re.DOTALL
)
"""A CDATA section, or an ampersand that begins no entity: many feeds write addresses as they are."""
GZIP_FRAMING = 31  # zlib's wbits for a gzip header and trailer around a 32 KiB window
ADDRESS = re.compile(r"https?://\S+")


class DiscoveryError(ValueError):
    """A page that should list links is no feed, sitemap, list or HTML page."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address that may be an article, the page that names it, and the time that page gives it, in UTC."""

    url: str
    discovered_from: str
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a page lists: links to pages, and, where it is a sitemap's index, further sitemaps."""

    links: tuple[Link, ...] = ()
    sitemaps: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkRules:
    """Which links belong to a source: sites or hosts, languages ([] = any), patterns, and the earliest time."""

    sites: frozenset[str]
    languages: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()
    earliest: datetime | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a page lists for a source: its links, the sitemaps it names, and the addresses passed over as old."""

    links: tuple[Link, ...] = ()
    sitemaps: tuple[Link, ...] = ()
    old: tuple[str, ...] = ()


def list_links(kind: str, body: bytes, address: str, rules: LinkRules) -> Found:
    """Return what of a page's links belongs to a source; raises DiscoveryError.

    Sections and sitemaps link to much else than articles, which is dropped.
    """
    listing = read_listing(kind, body, address)
    is_strict = kind in ("section", "sitemap")
    links = select_links((link for link in listing.links if not is_old(link, rules)), rules, is_strict)
    old = [link for link in listing.links if is_old(link, rules)][:LISTING_LINKS]  # only to be counted
    passed_over = [link.url for link in select_links(old, rules, is_strict)]
    return Found(tuple(links), listing.sitemaps[:LISTING_LINKS], tuple(passed_over))


def is_old(link: Link, rules: LinkRules) -> bool:
    """Tell whether the page that names a link dates it before the earliest time that is wanted."""
    return bool(rules.earliest and link.published_at and link.published_at < rules.earliest)


def lists_something(kind: str, body: bytes, address: str) -> bool:
    """Tell whether a page is a feed or sitemap that names at least one address."""
    try:
        listing = read_listing(kind, body, address)
    except DiscoveryError:
        return False
    return bool(listing.links or listing.sitemaps)


def read_listing(kind: str, body: bytes, address: str) -> Listing:
    """Return what a page lists; of a ``section`` the links of an HTML page, of any other kind what its bytes are.

    Raises DiscoveryError when it lists nothing in a known way. No entity is expanded and nothing else is fetched.
    """
    body = inflate(body).strip()
    if kind == "section":
        return Listing(links=tuple(read_anchors(body, address)))
    if body.startswith((b"{", b"\xef\xbb\xbf{")):
        return Listing(links=tuple(read_json_feed(body, address)))
    if kind == "list" or not body.startswith((b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff")):
        return Listing(links=tuple(read_addresses(body, address)))
    return read_xml(body, address)


def inflate(body: bytes) -> bytes:
    """Return a gzip file's content, or any other bytes as they are; raises DiscoveryError over LISTING_BYTES."""
    if body.startswith(GZIP_MAGIC):
        try:
            inflater = zlib.decompressobj(GZIP_FRAMING)
            body = inflater.decompress(body, LISTING_BYTES + 1)
        except zlib.error as error:
            raise DiscoveryError(f"broken gzip: {error}") from error
    if len(body) > LISTING_BYTES:
        raise DiscoveryError(f"over {LISTING_BYTES} bytes")
    return body


def read_xml(body: bytes, address: str) -> Listing:
    """Return what a feed or sitemap in XML lists."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(UNESCAPED.sub(escape_ampersand, body), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DiscoveryError(f"no XML: {error}") from error
    match name_element(root):
        case "urlset":
            return Listing(links=tuple(read_sitemap(root, "url", address)))
        case "sitemapindex":
            return Listing(sitemaps=tuple(read_sitemap(root, "sitemap", address)))
        case "rss" | "RDF" | "feed":
            return Listing(links=tuple(read_feed(root, address)))
        case _:
            raise DiscoveryError("neither feed nor sitemap")


def escape_ampersand(found: re.Match[bytes]) -> bytes:
    """Return a bare ampersand as XML writes it; a CDATA section, in which it may stand, as it is."""
    return b"&amp;" if found[0] == b"&" else found[0]


def name_element(element: Any) -> str:
    """Return an element's name without its namespace; empty for comments and for no element at all."""
    tag = getattr(element, "tag", None)
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def read_texts(element: Any) -> dict[str, str]:
    """Return the text of each child, and of a news sitemap's grandchildren, by its name; of several the first."""
    texts: dict[str, str] = {}
    for child in element.iterdescendants():
        if child.text and name_element(child):
            texts.setdefault(name_element(child), child.text.strip())
    return texts


def read_sitemap(root: Any, item: str, address: str) -> Iterator[Link]:
    """Yield the entries of a sitemap or of its index, dated by the news extension or, without it, by ``lastmod``."""
    for entry in root.iterchildren(f"{{*}}{item}"):
        texts = read_texts(entry)
        own = (loc.text or "" for loc in entry.iterchildren("{*}loc"))  # pictures have addresses, too
        if url := join_address(address, next(own, "") or texts.get("loc") or ""):
            yield Link(url, address, parse_time(texts.get("publication_date") or texts.get("lastmod")))


def read_feed(root: Any, address: str) -> Iterator[Link]:
    """Yield the items of an RSS or Atom feed (RSS 0.9 to 2.0, RFC 4287)."""
    for item in root.iterdescendants("{*}item", "{*}entry"):
        texts = read_texts(item)
        url = texts.get("origLink") or find_alternate(item) or texts.get("link") or find_permalink(item)
        time = next((texts[name] for name in ("pubDate", "published", "date", "updated") if name in texts), None)
        if url:
            yield Link(join_address(find_base(item, address), url), address, parse_time(time))


def find_alternate(item: Any) -> str:
    """Return where an Atom entry's page is: its link without relation, or called alternate; empty without."""
    links = [link for link in item.iterchildren("{*}link") if link.get("rel", "alternate") == "alternate"]
    return next((link.get("href") for link in links if link.get("href")), "")


def find_permalink(item: Any) -> str:
    """Return the guid of an RSS item when it is an address, which it is unless it says otherwise; else empty."""
    guids = [guid for guid in item.iterchildren("{*}guid") if guid.get("isPermaLink", "true") == "true"]
    return next((guid.text.strip() for guid in guids if ADDRESS.match((guid.text or "").strip())), "")


def find_base(item: Any, address: str) -> str:
    """Return what the addresses in an element are relative to: each ``xml:base`` above or at it, itself relative to the
    one above, and the address of the feed."""
    name = "{http://www.w3.org/XML/1998/namespace}base"
    bases = [e.get(name) for e in [item, *item.iterancestors()] if e.get(name)]
    for base in reversed(bases):
        address = join_address(address, base) or address
    return address


def read_json_feed(body: bytes, address: str) -> Iterator[Link]:
    """Yield the items of a JSON Feed (version 1.1)."""
    try:
        items = json.loads(body).get("items")
    except (ValueError, RecursionError) as error:
        raise DiscoveryError(f"no JSON: {error}") from error
    if not isinstance(items, list):
        raise DiscoveryError("no JSON feed: no items")
    for item in items:
        fields = item if isinstance(item, dict) else {}
        url = next((fields[key] for key in ("url", "id") if isinstance(fields.get(key), str)), "")
        time = fields.get("date_published") or fields.get("date_modified")
        if url and (fields.get("url") or ADDRESS.match(url)):
            yield Link(join_address(address, url), address, parse_time(time))


def read_addresses(body: bytes, address: str) -> Iterator[Link]:
    """Yield the addresses of a list, one a line; other lines are passed over, as comments are."""
    links = [Link(line.strip(), address) for line in body.decode("utf-8-sig", "replace").splitlines()]
    found = [link for link in links if ADDRESS.fullmatch(link.url)]
    if not found:
        raise DiscoveryError("no address in it")
    yield from found


def read_anchors(body: bytes, address: str) -> Iterator[Link]:
    """Yield where the anchors of an HTML page lead."""
    try:
        tree = lxml.html.document_fromstring(body)
    except (etree.ParserError, ValueError) as error:
        raise DiscoveryError(f"no HTML: {error}") from error
    bases = [join_address(address, element.get("href") or "") for element in tree.iter("base")]
    base = next(filter(None, bases), address)
    references = [anchor.get("href") or "" for anchor in tree.iter("a")]
    for reference in filter(None, references):
        if url := join_address(base, reference):
            yield Link(url, address)


def join_address(base: str, reference: str) -> str:
    """Return a reference made absolute; empty when it is malformed or leads to no web page."""
    try:
        url = urljoin(base, reference.strip())
    except ValueError:
        return ""
    return url if url.startswith(("http://", "https://")) else ""


def parse_time(text: object) -> datetime | None:
    """Return an ISO 8601 or RFC 5322 time in UTC, which one without zone is taken to be, or the first day of a month;
    None for anything else."""
    for parse in (datetime.fromisoformat, parsedate_to_datetime, parse_month):
        try:
            time = parse(str(text).strip())
            return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            continue
    return None


def parse_month(text: str) -> datetime:
    """Return the first day of a month written as 2024-06; raises ValueError for anything else."""
    return datetime.strptime(text, "%Y-%m")


def normalise_url(url: str) -> str:
    """Return an address as it is asked for, without fragment and tracking parameters; empty when it is none.

    courlan says what a tracker is. Its names include cid and source, which with a number name an article, and its own
    rewriting of queries reorders them and loses those without a value; hence one parameter at a time.
    """
    if len(url) > LONGEST_ADDRESS:
        return ""
    try:
        parts = urlsplit(clean_url(scrub_url(url)))
        query = "&".join(parameter for parameter in parts.query.split("&") if not is_tracker(parameter))
        plain: str = normalize_url(SplitResult(parts.scheme, parts.netloc, parts.path or "/", "", ""))
        # courlan decodes host names; the ledger needs them as they are asked for.
        plain = plain if plain.isascii() else clean_url(plain)
    except (ValueError, AttributeError):
        return ""
    return f"{plain}?{query}" if query else plain


def is_tracker(parameter: str) -> bool:
    """Tell whether a query's ``name=value`` only says how a reader came to the page."""
    value = parameter.partition("=")[2]
    return bool(value) and not value.isdecimal() and clean_query(parameter) == ""


@lru_cache(maxsize=4096)
def name_site(host: str) -> str:
    """Return the registered domain a host belongs to; where the public suffix list has none, the host without www."""
    return extract_domain(f"https://{host}/") or host.removeprefix("www.")


def select_links(links: Iterable[Link], rules: LinkRules, is_strict: bool) -> list[Link]:
    """Return the links that belong to a source, normalised, each address once, in the order given.

    ``is_strict`` also drops what by its address is no article, as pages and sitemaps link to much else; what a feed or
    a list names is taken at its word.
    """
    selected: dict[str, Link] = {}
    for link in links:
        url = normalise_url(link.url)
        if url and url not in selected and obeys_rules(url, rules):
            if is_strict and not looks_like_article(url):
                continue
            selected[url] = Link(url, link.discovered_from, link.published_at)
            if len(selected) == LISTING_LINKS:
                break
    return list(selected.values())


def is_of_site(url: str, rules: LinkRules) -> bool:
    """Tell whether an address stands on a source's sites or hosts."""
    host = urlsplit(url).hostname or ""
    return host in rules.sites or name_site(host) in rules.sites


def obeys_rules(url: str, rules: LinkRules) -> bool:
    """Tell whether an address belongs to a source by site, language and patterns."""
    return (
        is_of_site(url, rules)
        and (not rules.languages or any(lang_filter(url, language) for language in rules.languages))
        and not any(re.search(pattern, url) for pattern in rules.deny)
        and (not rules.allow or any(re.search(pattern, url) for pattern in rules.allow))
    )


def looks_like_article(url: str) -> bool:
    """Tell whether an address may be an article's: no front page, tag, feed, login, picture or the like."""
    parts = urlsplit(url)
    return bool(
        parts.path.strip("/")
        and type_filter(url, strict=True)
        and extension_filter(parts.path)
        and path_filter(parts.path, parts.query)
        and not is_not_crawlable(url)
    )


def find_feeds(html: bytes, address: str) -> list[str]:
    """Return the feeds a page links to, by trafilatura."""
    parts = urlsplit(address)
    parameters = FeedParameters(f"{parts.scheme}://{parts.netloc}", parts.hostname or "", address)
    feeds: list[str] = determine_feed(html.decode("utf-8", "replace"), parameters)
    return feeds


def guess_feeds(address: str) -> list[str]:
    """Return the usual places of a site's feeds."""
    return [urljoin(address, f"/{place}") for place in FEED_PLACES]


def guess_sitemaps(address: str) -> list[str]:
    """Return the usual places of a site's sitemaps, by trafilatura."""
    return [urljoin(address, f"/{place}") for place in GUESSES]
