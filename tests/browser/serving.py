"""What the tests run: a server for an explorer, and Debian's Chromium."""

import shutil
from contextlib import contextmanager
from os import environ
from threading import Thread

from werkzeug.serving import WSGIRequestHandler, make_server

from wordgraph.app import create_app

FLAGS = (
    "--no-sandbox --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader "
    "--ignore-gpu-blocklist --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run"
).split()


class _Silent(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, *args):
        pass


@contextmanager
def serving(explorer):
    """The address at which an explorer is served, for as long as the block runs."""
    server = make_server(
        "127.0.0.1", 0, create_app(explorer).server, threaded=True, request_handler=_Silent
    )
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def launch(playwright, flags=FLAGS):
    """Debian's Chromium, or the one that WORDGRAPH_CHROMIUM names."""
    path = environ.get("WORDGRAPH_CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    if path is None:
        raise RuntimeError(
            "no Chromium found: install Debian's `chromium`, or set WORDGRAPH_CHROMIUM to the "
            "path of a Chrome or Chromium"
        )
    return playwright.chromium.launch(executable_path=path, args=list(flags))
