"""What each request must pass before any route sees it, and the headers that each response carries.

Host is checked against DNS rebinding: a page of a name that an attacker points at 127.0.0.1 sends that name.
Origin and Sec-Fetch-Site are checked, so that pages of other sites cannot make this server work.
Sources: RFC 9110 7.2 and RFC 9112 3.2 (Host), Fetch 3.2 (Origin), W3C Fetch Metadata, OWASP secure headers.
"""

import ipaddress
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kzgraph.serve.options import LOOPBACK, WILDCARDS, Options

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""All that the explorer needs comes from this server."""

HEADERS: Mapping[str, str] = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """The outermost layer of the app."""

    def __init__(self, app: ASGIApp, options: Options) -> None:
        self._app = app
        self._options = options
        resources = "cross-origin" if options.origins else "same-origin"
        worn = {**HEADERS, "cache-control": "no-cache", "cross-origin-resource-policy": resources}
        self._worn = [(name.encode(), value.encode()) for name, value in worn.items()]
        self._hosts = LOOPBACK | ({options.host.lower()} - WILDCARDS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the request, or pass it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(headers, scope["http_version"])
        app = PlainTextResponse(f"{refusal[1]}\n", refusal[0]) if refusal else self._app

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self._dressed(message.get("headers", ()))
            await send(message)

        await app(scope, receive, dressed)

    def _refusal(self, headers: Headers, version: str) -> tuple[int, str] | None:
        if version not in ("1.0", "1.1"):
            return 400, "this server speaks HTTP/1.1"
        hosts = headers.getlist("host")
        if len(hosts) > 1 or (not hosts and version == "1.1"):
            return 400, "a request has one Host"
        if not hosts or not self._is_ours(hosts[0]):
            return 421, "this server does not answer to that Host; use the address that it printed"
        origin = headers.get("origin")
        if origin is not None and origin not in self._options.origins and not self._is_same(origin, hosts[0]):
            return 403, "pages of other origins may not ask this server; see --cors"
        foreign = headers.get("sec-fetch-site") in ("cross-site", "same-site") and origin is None
        if foreign and headers.get("sec-fetch-mode") != "navigate":
            return 403, "pages of other sites may not use this server"
        return None

    def _is_ours(self, host: str) -> bool:
        name = _host_name(host)
        return name in self._hosts or (self._options.host in WILDCARDS and _is_address(name))

    def _is_same(self, origin: str, host: str) -> bool:
        return origin in (f"http://{host}", f"https://{host}")

    def _dressed(self, headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        given = list(headers)
        names = {name.lower() for name, _ in given}
        return given + [pair for pair in self._worn if pair[0] not in names]


def _host_name(host: str) -> str:
    """The name in a Host header, without the port, in lower case; empty when it is none."""
    try:
        parts = urlsplit(f"//{host}")
        parts.port  # noqa: B018 - raises ValueError for what is no port
    except ValueError:
        return ""
    plain = parts.netloc == host and "@" not in host
    return (parts.hostname or "").removesuffix(".") if plain else ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
