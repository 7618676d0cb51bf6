"""A news site on loopback for ``flows.lab.bench_capture``: any number of hosts, every request noted.

Run as a process of its own; its first line on standard output is the port. ``GET http://control.test/log`` gives the
requests so far and forgets them.
"""

import asyncio
import json
import sys
from dataclasses import dataclass
from time import monotonic

CONTROL = "control.test"
ROBOTS = "User-agent: *\nDisallow: /private/\n"
PARAGRAPH = "<p>{number} boats left the harbour of {host} on day {number}, the pilots said, and none was late.</p>\n"
PARAGRAPHS_A_PAGE = 180
"""Some 18 kB a page, as news pages without their scripts."""

FEED_ITEMS = 20
PRIVATE_SHARE = 20
"""One link in so many leads where robots.txt forbids."""

Headers = dict[str, str]


@dataclass(frozen=True, slots=True)
class Site:
    """Every host has so many allowed articles."""

    articles: int
    port: int


def list_paths(site: Site) -> list[str]:
    """Return what a host's sitemap lists: its articles, and some that robots.txt forbids."""
    allowed = [f"/2024/11/story-{number:04}.html" for number in range(site.articles)]
    return allowed + [f"/private/story-{number:04}.html" for number in range(site.articles // PRIVATE_SHARE)]


def make_body(site: Site, host: str, path: str) -> tuple[bytes, str] | None:
    """Return body and media type of a path, None when there is no such page."""
    base = f"http://{host}:{site.port}"
    if path == "/robots.txt":
        return ROBOTS.encode(), "text/plain"
    if path == "/feed.xml":
        items = "".join(f"<item><link>{base}{known}</link></item>" for known in list_paths(site)[:FEED_ITEMS])
        return f'<rss version="2.0"><channel>{items}</channel></rss>'.encode(), "application/rss+xml"
    if path == "/sitemap.xml":
        entries = "".join(f"<url><loc>{base}{known}</loc></url>" for known in list_paths(site))
        return f"<urlset>{entries}</urlset>".encode(), "application/xml"
    if path in list_paths(site):
        number = int(path[-9:-5])
        text = (PARAGRAPH.format(number=number, host=host)) * PARAGRAPHS_A_PAGE
        return f"<html><head><title>Boats {number}</title></head><body>{text}</body></html>".encode(), "text/html"
    return None


class Server:
    """The site, what it was asked, and what it will answer."""

    def __init__(self, articles: int) -> None:
        self.site = Site(articles, 0)
        self.log: list[tuple[str, str, bool, float]] = []
        self.bodies: dict[tuple[str, str], tuple[bytes, str] | None] = {}

    async def listen(self) -> None:
        """Serve on a free port of every loopback address until killed, the port told on standard output."""
        server = await asyncio.start_server(self.serve, "127.0.0.1", 0, backlog=1000)
        self.site = Site(self.site.articles, server.sockets[0].getsockname()[1])
        print(self.site.port, flush=True)
        await server.serve_forever()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(self.answer(head.decode("latin-1")))
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            writer.close()

    def answer(self, head: str) -> bytes:
        """Return the answer to a request, and note it."""
        first, *lines = head.split("\r\n")
        path = first.split(" ")[1]
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        host = headers["host"].partition(":")[0]
        if host == CONTROL:
            body, self.log = json.dumps(self.log).encode(), []
            return write_answer(200, body, "application/json", "")
        self.log.append((host, path, "if-none-match" in headers, monotonic()))
        if (host, path) not in self.bodies:
            self.bodies[host, path] = make_body(self.site, host, path)
        found = self.bodies[host, path]
        if found is None:
            return write_answer(404, b"no such page", "text/plain", "")
        etag = f'"{len(found[0])}"'
        if headers.get("if-none-match") == etag:
            return f"HTTP/1.1 304 Not Modified\r\nETag: {etag}\r\n\r\n".encode()
        return write_answer(200, *found, etag)


def write_answer(status: int, body: bytes, media_type: str, etag: str) -> bytes:
    """Return a whole answer."""
    tag = f"ETag: {etag}\r\n" if etag else ""
    head = f"HTTP/1.1 {status} Any\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\n{tag}\r\n"
    return head.encode() + body


if __name__ == "__main__":
    asyncio.run(Server(int(sys.argv[1])).listen())
