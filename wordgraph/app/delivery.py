"""How answers leave the server: safe headers, long caching of what never changes, gzip once."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from flask import Flask, Response, request

_SECONDS = 31_536_000
_YEAR = f"public, max-age={_SECONDS}, immutable"
_COMPRESSIBLE = (
    "text/",
    "application/json",
    "application/javascript",
    "image/svg+xml",
    "font/",
    "model/",
    "application/xml",
)
_SMALLEST = 800  # bytes below which gzip gains nothing
_CACHE_BYTES = 24_000_000


def deliver(server: Flask, script_hashes: Sequence[str], lasting: Sequence[str]) -> None:
    """Give every answer its headers; paths that begin as one of `lasting` are fingerprinted."""
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {' '.join(script_hashes)}",
            "style-src 'self' 'unsafe-inline'",  # plotly and Dash set styles on elements
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ]
    )
    prefixes = tuple(lasting)
    compressed = _Compressed()

    @server.after_request
    def finish(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Referrer-Policy"] = "same-origin"
        # Of Dash's own files it says itself which have a fingerprint in their address.
        lasts = request.path.startswith(prefixes) or response.cache_control.max_age == _SECONDS
        # A 304 renews what the browser has, its headers included.
        fixed = lasts and response.status_code in (200, 304)
        if fixed:
            response.headers["Cache-Control"] = _YEAR
        elif "Cache-Control" not in response.headers or response.mimetype == "text/html":
            response.headers["Cache-Control"] = "no-cache"
        return compressed.apply(response, request.full_path if fixed else None)


class _Compressed:
    """Gzipped answers; those under a key are kept, so that each is compressed only once."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def apply(self, response: Response, key: str | None) -> Response:
        """The answer gzipped, where the client takes it and it gains something."""
        if response.status_code != 200 or not (response.mimetype or "").startswith(_COMPRESSIBLE):
            return response
        response.headers.add("Vary", "Accept-Encoding")
        if (
            "gzip" not in request.headers.get("Accept-Encoding", "")
            or "Content-Encoding" in response.headers
        ):
            return response
        response.direct_passthrough = False
        data = self._kept.get(key) if key else None
        if data is None:
            plain = response.get_data()
            if len(plain) < _SMALLEST:
                return response
            data = gzip.compress(plain, 6 if key else 4, mtime=0)
            self._keep(key, data)
        response.set_data(data)
        response.headers["Content-Encoding"] = "gzip"
        return response

    def _keep(self, key: str | None, data: bytes) -> None:
        if key is None:
            return
        with self._lock:
            if key not in self._kept:
                self._kept[key] = data
                self._bytes += len(data)
            while self._bytes > _CACHE_BYTES and len(self._kept) > 1:
                self._bytes -= len(self._kept.popitem(last=False)[1])
