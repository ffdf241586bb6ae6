"""Serving the app: on this machine alone unless another host is named."""

from __future__ import annotations

import errno
import os
import re
import socket
import threading
import webbrowser
from collections.abc import Callable

from flask import Flask, abort, request
from werkzeug.serving import WSGIRequestHandler, make_server

from wordgraph import lab
from wordgraph.app.factory import create_app
from wordgraph.errors import WordgraphError
from wordgraph.explorer import Explorer
from wordgraph.lab.plots import figure

LOOPBACK = "127.0.0.1"
FIRST_PORT = 8050
_EVERYWHERE = {"0.0.0.0": "localhost", "::": "localhost", LOOPBACK: "localhost"}
_THIS_MACHINE = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d+)?", re.IGNORECASE)


def serve(
    explorer: Explorer,
    host: str = LOOPBACK,
    port: int | None = None,
    open_browser: bool = False,
    announce: Callable[[str], None] = print,
) -> None:
    """Serve an explorer until interrupted, and say where; a taken port is an error that says so.

    A thread answers each request, in this process. For many readers run `wordgraph.app.wsgi` under
    a production server instead.
    """
    listener = _listen(host, port)
    taken = listener.getsockname()[1]
    server = create_app(explorer).server
    if host in (LOOPBACK, "localhost", "::1"):
        _refuse_other_names(server)
    name = _EVERYWHERE.get(host, f"[{host}]" if ":" in host else host)
    shown = f"http://{name}:{taken}/"
    announce(
        f"{explorer.glossary.title}: {len(explorer.glossary)} terms at {shown}  (Ctrl+C stops)"
    )
    if open_browser:
        threading.Timer(0.3, webbrowser.open, [shown]).start()
    _warm_up()
    with listener:
        make_server(
            host, taken, server, threaded=True, request_handler=_Handler, fd=listener.fileno()
        ).serve_forever()


class _Handler(WSGIRequestHandler):
    """Keeps connections open between requests, and says nothing of each."""

    protocol_version = "HTTP/1.1"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


def _refuse_other_names(server: Flask) -> None:
    """Another site's name that leads to this machine must not read a private glossary."""

    @server.before_request
    def refuse() -> None:
        # Not Flask's TRUSTED_HOSTS, which knows no IPv6.
        if not _THIS_MACHINE.fullmatch(request.host):
            abort(400)


def _warm_up() -> None:
    """Soon run and draw one experiment, so that the reader's first is as quick as any other."""
    timer = threading.Timer(1.0, lambda: figure(lab.run(lab.experiments()[0]), "dark"))
    timer.daemon = True
    timer.start()


def _listen(host: str, port: int | None) -> socket.socket:
    """A listening socket at the port, or at the first free one of a hundred."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in [port] if port is not None else range(FIRST_PORT, FIRST_PORT + 100):
        listener = socket.socket(family, socket.SOCK_STREAM)
        if os.name == "posix":  # on Windows it would let two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen(128)
            return listener
        except (OSError, OverflowError) as error:
            listener.close()
            problem = getattr(error, "strerror", None) or str(error)
            if getattr(error, "errno", None) != errno.EADDRINUSE:
                break  # no other port would do better
    raise WordgraphError(
        f"can't serve at {host}:{candidate}: {problem}; choose another --port or --host"
    )
