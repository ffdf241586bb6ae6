"""Serving the app: on this machine alone unless another host is named."""

from __future__ import annotations

import logging
import re
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from typing import Any

from flask import Flask, abort, request

from wordgraph import lab
from wordgraph.app.factory import create_app
from wordgraph.errors import WordgraphError
from wordgraph.explorer import Explorer
from wordgraph.lab.plots import figure

LOOPBACK = "127.0.0.1"
FIRST_PORT = 8050
_THREADS = 8
_THIS_MACHINE = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d+)?", re.IGNORECASE)


def serve(
    explorer: Explorer,
    host: str = LOOPBACK,
    port: int | None = None,
    open_browser: bool = False,
    announce: Callable[[str], None] = print,
) -> None:
    """Serve an explorer until interrupted, and say where; a taken port is an error that says so."""
    listener = _listen(host, port)
    taken = listener.getsockname()[1]
    server = create_app(explorer).server
    if host in (LOOPBACK, "localhost", "::1"):
        _refuse_other_names(server)
    name = "localhost" if host == LOOPBACK else f"[{host}]" if ":" in host else host
    shown = f"http://{name}:{taken}/"
    announce(
        f"{explorer.glossary.title}: {len(explorer.glossary)} terms at {shown}  (Ctrl+C stops)"
    )
    if open_browser:
        threading.Timer(0.3, webbrowser.open, [shown]).start()
    _run(server, listener)


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
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen(128)
            return listener
        except (OSError, OverflowError) as error:
            listener.close()
            problem = getattr(error, "strerror", None) or str(error)
    raise WordgraphError(
        f"can't serve at {host}:{candidate}: {problem}; choose another --port or --host"
    )


def _run(server: Flask, listener: socket.socket) -> None:
    """Run gunicorn's threaded worker; where it does not exist (Windows), werkzeug's server."""
    if sys.platform == "win32":
        from werkzeug.serving import make_server

        logging.getLogger("werkzeug").setLevel(logging.WARNING)
        _warm_up()
        host, port = listener.getsockname()[:2]
        make_server(host, port, server, threaded=True, fd=listener.fileno()).serve_forever()
        return
    _gunicorn(server, listener)


def _gunicorn(server: Flask, listener: socket.socket) -> None:
    from gunicorn.app.base import BaseApplication

    class Application(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
        """One threaded worker on a socket that listens already."""

        def load_config(self) -> None:
            settings: dict[str, Any] = {
                "bind": f"fd://{listener.fileno()}",
                "worker_class": "gthread",
                "workers": 1,
                "threads": _THREADS,
                "loglevel": "warning",
                "timeout": 120,
                "control_socket_disable": True,
                "post_worker_init": lambda worker: _warm_up(),
            }
            for name, value in settings.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Flask:
            return server

    Application().run()
