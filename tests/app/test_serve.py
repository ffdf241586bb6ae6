"""Serving: on this machine alone unless told otherwise, and only to those who name it."""

import socket
from types import SimpleNamespace

import pytest

from wordgraph.app import serve
from wordgraph.errors import WordgraphError


@pytest.fixture
def served(explorer, monkeypatch):
    """Serves without running: gives the server, and what was announced."""

    def start(**options):
        found, said = [], []

        def make_server(host, port, app, **_):
            found.append(app)
            return SimpleNamespace(serve_forever=lambda: None)

        monkeypatch.setattr(serve, "make_server", make_server)
        serve.serve(explorer, port=0, announce=said.append, **options)
        return found[0].test_client(), said[0]

    return start


@pytest.mark.parametrize("host", ["localhost", "localhost:8050", "127.0.0.1:8050", "[::1]:8050"])
def test_this_machine_is_answered(served, host):
    client, _ = served()
    assert client.get("/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8050",
        "localhost.evil.example",
        "127.0.0.1.nip.io",
        "x",
        "[::1",
        "localhost evil",
    ],
)
@pytest.mark.parametrize("path", ["/", "/health", "/export/json", "/_dash-layout"])
def test_another_name_for_this_machine_is_refused(served, host, path):
    client, _ = served()
    answer = client.get(path, headers={"Host": host})
    assert answer.status_code == 400
    assert "Content-Security-Policy" in answer.headers


def test_opened_to_all_any_name_is_answered(served):
    client, _ = served(host="0.0.0.0")
    assert client.get("/health", headers={"Host": "my-machine.example"}).status_code == 200


@pytest.mark.parametrize(
    ("host", "shown"), [("127.0.0.1", "localhost"), ("0.0.0.0", "localhost"), ("::1", "[::1]")]
)
def test_the_address_is_announced(served, host, shown):
    if host == "::1" and not _has_ipv6():
        pytest.skip("this machine has no IPv6")
    _, said = served(host=host)
    assert f"3 terms at http://{shown}:" in said
    assert said.endswith("/  (Ctrl+C stops)")


def test_without_a_port_the_first_free_one_is_taken(monkeypatch):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        monkeypatch.setattr(serve, "FIRST_PORT", port)
        found = serve._listen("127.0.0.1", None)
        assert port < found.getsockname()[1] < port + 100
        found.close()


@pytest.mark.parametrize("port", [-1, 65536, 10**30])
def test_a_port_that_is_none_is_one_line(port):
    with pytest.raises(WordgraphError, match="choose another --port or --host") as caught:
        serve._listen("127.0.0.1", port)
    assert "\n" not in str(caught.value)


def test_a_host_that_is_not_here_is_one_line():
    with pytest.raises(WordgraphError, match=r"can't serve at 192\.0\.2\.1:8050"):
        serve._listen("192.0.2.1", 8050)  # an address reserved for documentation


def _has_ipv6():
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True
