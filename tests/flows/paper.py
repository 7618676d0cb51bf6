"""A paper on loopback: a feed, some articles, a page that has moved away and one that robots.txt forbids."""

from tests.flows.loopback import Loopback, say, validate

HEAD = (
    '<meta property="og:type" content="article"><meta property="article:published_time" content="2024-11-04T09:30:00Z">'
)
TOLD = "the ferry to Brennick will sail again from Monday, the harbour master said after a long meeting on the repairs"


def write_article(number: int) -> bytes:
    paragraphs = "".join(f"<p>On day {day} of the count, {TOLD}; {day * number} people spoke.</p>" for day in range(9))
    title = f"Ferry {number} to sail again"
    head = f"<head><title>{title}</title>{HEAD}</head>"
    return f"<html>{head}<body><article><h1>{title}</h1>{paragraphs}</article></body></html>".encode()


def open_paper(site: Loopback, *paths: str) -> None:
    items = "".join(f"<item><link>{site.url(path, 'quay.example')}</link></item>" for path in paths)
    site.answers["/feed.xml"] = say(
        f"<rss><channel>{items}</channel></rss>".encode(), Content_Type="application/rss+xml"
    )
    site.answers["/robots.txt"] = say(b"User-agent: *\nDisallow: /private/\n", Content_Type="text/plain")
    for number, path in enumerate(paths, start=2):
        site.answers[path] = validate(write_article(number), f'"{number}"')
    site.answers["/2024/moved-away"] = say(b"<title>Page not found</title><h1>Page not found</h1><p>Sorry.</p>")
