"""What stands before every page: who may read, and what a browser may do with it."""

import hmac
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}
"""No script at all, nothing from elsewhere, no frame around it; outlets do not learn who reads of them."""
COOKIE = "dateline_token"


class Guard:
    """Adds the headers to every answer and, where there is a token, turns away who does not bring it."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        """Stand before an application; without a token everybody who reaches it may read."""
        self.app = app
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            """Send an answer with the headers."""
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        answer = self.find_refusal(Request(scope))
        await (answer or self.app)(scope, receive, send_guarded)

    def find_refusal(self, request: Request) -> Response | None:
        """Return the answer to who may not read, or comes with the token in the address; None for who may read."""
        if request.method not in ("GET", "HEAD"):
            return PlainTextResponse("This page can only be read.", 405, {"Allow": "GET, HEAD"})
        if not self.token:
            return None
        if self.is_right(request.query_params.get("token", "")):
            return self.welcome(request)
        if self.is_right(request.cookies.get(COOKIE, "")):
            return None
        return PlainTextResponse("Open the address that dateline page printed: it holds the token.", 401)

    def is_right(self, given: str) -> bool:
        """Tell whether a token is the one, in a time that tells nothing of it."""
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode())

    def welcome(self, request: Request) -> Response:
        """Keep the token in a cookie and lead to the same address without it."""
        rest = urlencode([pair for pair in parse_qsl(request.url.query) if pair[0] != "token"])
        # The path is our own: two slashes at its beginning would lead to another host.
        answer = RedirectResponse("/" + request.url.path.lstrip("/") + (f"?{rest}" if rest else ""), 303)
        answer.set_cookie(COOKIE, self.token, httponly=True, samesite="strict")
        return answer
