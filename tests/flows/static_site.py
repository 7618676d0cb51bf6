"""A site as a common static generator (Pelican and its default theme) writes it: posts, and all the pages about them.

A post says its day once, in ``<abbr class="published">``, at the clock of the place. Every page about posts shows the
newest of them, and the front page the newest whole. Feeds carry ten posts; the sitemap lists all that was written.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

from tests.flows.loopback import Loopback, say

HOST = "weir.example"
N_POSTS = 40
DAYS_APART = 4
ON_A_PAGE = 10
IN_A_FEED = 10
ZONE = timezone(timedelta(hours=2))
SECTIONS = ("harbour", "council", "weather")
WRITERS = ("Ada Moll", "Tomas Reyholt")
TOWNS = ("Brennick", "Sarkand", "Quayle", "Orford", "Tamsin Bay", "Holm", "Ludden", "Marsh End")
WORKS = ("ferry", "bridge", "lighthouse", "school", "market")


@dataclass(frozen=True, slots=True)
class Post:
    """One post, number 0 the newest; ``modified`` is the time of a later edit, or of its publication."""

    number: int
    published: datetime
    modified: datetime

    @property
    def town(self) -> str:
        return TOWNS[self.number % len(TOWNS)]

    @property
    def work(self) -> str:
        return WORKS[self.number // len(TOWNS)]

    @property
    def title(self) -> str:
        return f"{self.town} has its {self.work} again"

    @property
    def path(self) -> str:
        return f"/{slug(self.title)}.html"

    @property
    def section(self) -> str:
        return SECTIONS[self.number % len(SECTIONS)]

    @property
    def writer(self) -> str:
        return WRITERS[self.number % len(WRITERS)]


def slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def write_posts(now: datetime) -> list[Post]:
    """Return the posts, the newest of yesterday; every second was written soon after midnight, when in UTC it was still
    the day before, and the oldest but one was edited yesterday."""
    yesterday = now.astimezone(ZONE).replace(hour=0, minute=30, second=0, microsecond=0) - timedelta(days=1)
    posts = []
    for number in range(N_POSTS):
        published = yesterday - timedelta(days=number * DAYS_APART, hours=-9 * (number % 2))
        posts.append(Post(number, published, yesterday if number == N_POSTS - 2 else published))
    return posts


def open_site(site: Loopback, posts: Sequence[Post]) -> None:
    """Answer for every file that the generator writes."""
    base = site.url("", HOST)
    lists = dict(write_lists(posts))
    pages = {post.path: (post.title, show_post(post, tell(post))) for post in posts} | lists | write_others(posts)
    for path, (title, body) in pages.items():
        site.answers[path] = say(frame(title, body, base).encode())
    site.answers["/"] = site.answers["/index.html"]
    changed = {post.path: post.modified for post in posts}
    robots = f"User-agent: *\nDisallow:\n\nSitemap: {base}/sitemap.xml\n"
    for path, text, kind in (
        ("/feeds/all.atom.xml", write_atom(posts[:IN_A_FEED], base), "application/xml"),
        ("/feeds/all.rss.xml", write_rss(posts[:IN_A_FEED], base), "application/xml"),
        (
            "/sitemap.xml",
            write_sitemap({path: changed.get(path, posts[0].published) for path in pages}, base),
            "text/xml",
        ),
        ("/robots.txt", robots, "text/plain"),
    ):
        site.answers[path] = say(text.encode(), Content_Type=kind)


def frame(title: str, body: str, base: str) -> str:
    """Return a whole page around its content."""
    kinds = ("atom", "rss")
    feeds = "".join(
        f'<link href="{base}/feeds/all.{kind}.xml" type="application/{kind}+xml" rel="alternate">' for kind in kinds
    )
    menu = "".join(f'<li><a href="/category/{section}.html">{section}</a></li>' for section in SECTIONS)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title><meta charset="utf-8">{feeds}</head>'
        f'<body id="index" class="home"><header id="banner"><h1><a href="/">By the weir</a></h1><nav><ul>{menu}</ul>'
        f"</nav></header>{body}<footer id='contentinfo'><p>Proudly powered by a generator of static sites.</p></footer>"
        "</body></html>"
    )


def show_post(post: Post, content: str) -> str:
    """Return a post as the theme shows it, on a page of its own and in lists."""
    edit = f'<abbr class="modified" title="{post.modified.isoformat()}">Updated: {post.modified:%a %d %B %Y}</abbr>'
    return (
        '<section id="content" class="body"><article><header><h1 class="entry-title">'
        f'<a href="{post.path}" rel="bookmark">{post.title}</a></h1></header>'
        '<div class="entry-content"><footer class="post-info">'
        f'<abbr class="published" title="{post.published.isoformat()}">Published: {post.published:%a %d %B %Y}</abbr>'
        f"{edit if post.modified != post.published else ''}"
        f'<address class="vcard author">By <a class="url fn" href="/author/{slug(post.writer)}.html">{post.writer}</a>'
        f'</address><p>In <a href="/category/{post.section}.html">{post.section}</a>.</p></footer>'
        f"{content}</div></article></section>"
    )


def open_post(post: Post) -> str:
    return f"<p>The {post.work} of {post.town} opens again after {post.number + 3} weeks, {post.writer} has learnt.</p>"


def tell(post: Post) -> str:
    """Return the whole text of a post."""
    number, town, work = post.number, post.town, post.work
    paragraphs = (
        f"Repairs to the {work} cost {number * 7 + 11} thousand crowns, the council of {town} said.",
        f"“Nobody in {town} has to go the long way round any more,” said the warden of the {work}, who counted "
        f"{number * 13 + 20} people on the first morning and expects twice as many by the end of the week.",
        f"The {work} was shut when a storm took {number + 5} of its beams; the insurers paid for {number + 2} of them, "
        f"and {town} found the money for the others by putting off a road.",
        f"Next comes the quay behind the {work}, for which {number + 4} firms have made an offer in writing.",
    )
    return open_post(post) + "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def write_lists(posts: Sequence[Post]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield path, title and content of each list of posts, page by page; the first page shows the newest post whole."""
    groups: dict[str, list[Post]] = {"/index": list(posts)}
    for post in posts:
        for name in (f"/category/{post.section}", f"/tag/{post.work}", f"/author/{slug(post.writer)}"):
            groups.setdefault(name, []).append(post)
    for name, chosen in groups.items():
        pages = [chosen[start : start + ON_A_PAGE] for start in range(0, len(chosen), ON_A_PAGE)]
        for number, (first, *others) in enumerate(pages, start=1):
            whole = show_post(first, tell(first) if number == 1 else open_post(first))
            items = "".join(f"<li>{show_post(post, open_post(post))}</li>" for post in others)
            pager = f'<p class="paginator">Page {number} / {len(pages)} <a href="{name}{number + 1}.html">»</a></p>'
            body = f"{whole}<section><h1>Other articles</h1><ol id='posts-list'>{items}</ol>{pager}</section>"
            yield f"{name}{number if number > 1 else ''}.html", ("By the weir", body)


def write_others(posts: Sequence[Post]) -> dict[str, tuple[str, str]]:
    """Return title and content, by path, of the pages that list lists, of the archive, and of the one about it all."""
    days = "".join(
        f'<dt>{post.published:%a %d %B %Y}</dt><dd><a href="{post.path}">{post.title}</a></dd>' for post in posts
    )
    pages = {"/archives.html": f"<section id='content'><h1>Archives</h1><dl>{days}</dl></section>"}
    for plural, singular, names in (
        ("categories", "category", SECTIONS),
        ("tags", "tag", WORKS),
        ("authors", "author", WRITERS),
    ):
        items = "".join(f'<li><a href="/{singular}/{slug(name)}.html">{name}</a> (8)</li>' for name in names)
        pages[f"/{plural}.html"] = f"<section id='content'><h1>{plural.capitalize()}</h1><ul>{items}</ul></section>"
    pages["/pages/about.html"] = (
        "<section id='content'><h1>About</h1><p>We write of the towns by the weir.</p></section>"
    )
    return {path: ("By the weir", body) for path, body in pages.items()}


def write_atom(posts: Sequence[Post], base: str) -> str:
    entries = "".join(
        f'<entry><title>{post.title}</title><link href="{base}{post.path}" rel="alternate"/>'
        f"<published>{post.published.isoformat()}</published><updated>{post.modified.isoformat()}</updated>"
        f"<id>tag:{HOST},{post.published.date()}:{post.path}</id></entry>"
        for post in posts
    )
    return f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'


def write_rss(posts: Sequence[Post], base: str) -> str:
    items = "".join(
        f"<item><title>{post.title}</title><link>{base}{post.path}</link>"
        f"<pubDate>{format_datetime(post.published)}</pubDate></item>"
        for post in posts
    )
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{items}</channel></rss>'


def write_sitemap(changed: Mapping[str, datetime], base: str) -> str:
    urls = "".join(
        f"<url><loc>{base}{path}</loc><lastmod>{at.isoformat()}</lastmod></url>" for path, at in changed.items()
    )
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
