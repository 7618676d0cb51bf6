"""A web server on loopback that misbehaves on request: one thread, any number of hosts by name, every request noted."""

import asyncio
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived

PAGE = b"<html><body><p>The ferry sails at noon.</p></body></html>"


@dataclass(frozen=True)
class Asked:
    """One request: ``at`` is the server's monotonic clock when its head was there; header names in lower case."""

    host: str
    path: str
    headers: dict[str, str]
    at: float


Answer = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]


@dataclass(repr=False)
class Loopback:
    """A running server; ``answers`` are looked up by ``host/path``, then by ``/path``; what is in neither is a 404."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    port: int = 0

    def url(self, path: str, host: str = "harbour.example", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def count(self, path: str) -> int:
        return sum(request.path == path for request in self.asked)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tls = writer.get_extra_info("ssl_object")
        if tls and tls.selected_alpn_protocol() == "h2":
            await self.serve_h2(reader, writer)
            return
        try:
            while (request := await read_request(reader)) and not writer.is_closing():
                self.asked.append(request)
                name = request.host.partition(":")[0]
                answer = self.answers.get(name + request.path) or self.answers.get(request.path) or say(b"", 404)
                await answer(request, writer)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def serve_h2(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer every request over HTTP/2 with the page."""
        connection = H2Connection(H2Configuration(client_side=False))
        connection.initiate_connection()
        writer.write(connection.data_to_send())
        while data := await reader.read(65536):
            for event in connection.receive_data(data):
                if isinstance(event, RequestReceived):
                    headers = {name.decode(): value.decode() for name, value in event.headers}
                    self.asked.append(Asked(headers[":authority"], headers[":path"], headers, monotonic()))
                    connection.send_headers(event.stream_id, [(":status", "200"), ("content-type", "text/html")])
                    connection.send_data(event.stream_id, PAGE, end_stream=True)
            writer.write(connection.data_to_send())
        writer.close()


async def read_request(reader: asyncio.StreamReader) -> Asked | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    first, *lines = head.split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
    return Asked(headers.get("host", ""), first.split(" ")[1], headers, monotonic())


@contextmanager
def run_loopback(context: ssl.SSLContext | None = None) -> Iterator[Loopback]:
    """Serve on a free port of every address of loopback until the block ends."""
    site, loop, ready = Loopback(), asyncio.new_event_loop(), threading.Event()

    async def serve() -> None:
        server = await asyncio.start_server(site.serve, "0.0.0.0", 0, ssl=context, backlog=500)
        site.port = server.sockets[0].getsockname()[1]
        ready.set()
        await stop.wait()
        server.close()

    stop = asyncio.Event()
    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), daemon=True)
    thread.start()
    ready.wait()
    yield site
    loop.call_soon_threadsafe(stop.set)
    thread.join()
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()


def write_message(body: bytes, status: int, headers: dict[str, str]) -> bytes:
    fields = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **headers}
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status} Any\r\n{lines}\r\n".encode("latin-1") + body


def say(body: bytes = PAGE, status: int = 200, **headers: str) -> Answer:
    """Answer at once; underscores in the names of headers stand for hyphens."""
    message = write_message(body, status, {name.replace("_", "-"): value for name, value in headers.items()})

    async def answer(_: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(message)

    return answer


def say_bytes(message: bytes) -> Answer:
    """Answer with bytes that need be no HTTP, then close."""

    async def answer(_: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(message)
        await writer.drain()
        writer.close()

    return answer


def validate(body: bytes, etag: str) -> Answer:
    """Answer 304 to a request that names ``etag``, else 200 with it."""
    whole = write_message(body, 200, {"ETag": etag})
    unchanged = f"HTTP/1.1 304 Not Modified\r\nETag: {etag}\r\n\r\n".encode()

    async def answer(request: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(unchanged if request.headers.get("if-none-match") == etag else whole)

    return answer


def redirect(to: str, status: int = 302) -> Answer:
    return say(b"", status, Location=to)


def take_turns(*answers: Answer) -> Answer:
    """Answer with each in turn, then with the last for good."""
    rest = list(answers)

    async def answer(request: Asked, writer: asyncio.StreamWriter) -> None:
        await (rest.pop(0) if len(rest) > 1 else rest[0])(request, writer)

    return answer


def drip(message: bytes, seconds: float) -> Answer:
    """Answer byte by byte, so many seconds apart."""

    async def answer(_: Asked, writer: asyncio.StreamWriter) -> None:
        for at in range(len(message)):
            writer.write(message[at : at + 1])
            await writer.drain()
            await asyncio.sleep(seconds)

    return answer


def drip_body(seconds: float) -> Answer:
    """Answer with a head at once and a body byte by byte."""
    head, _, body = write_message(PAGE, 200, {}).partition(b"\r\n\r\n")

    async def answer(request: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(head + b"\r\n\r\n")
        await drip(body, seconds)(request, writer)

    return answer


async def say_without_end(_: Asked, writer: asyncio.StreamWriter) -> None:
    """Answer with a chunked body that never ends."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"10000\r\n" + b"a" * 65536 + b"\r\n")
        await writer.drain()


async def say_nothing(_: Asked, __: asyncio.StreamWriter) -> None:
    """Leave the connection open and unanswered."""


async def break_off(_: Asked, writer: asyncio.StreamWriter) -> None:
    """Reset the connection in the middle of a body."""
    writer.write(write_message(PAGE, 200, {"Content-Length": str(len(PAGE) * 2)}))
    await writer.drain()
    writer.transport.abort()
