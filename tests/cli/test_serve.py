"""`wordgraph serve`: a process that answers, and stops when it is told to."""

import os
import re
import select
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are sent as on Unix")
PATIENCE = 60  # seconds


@pytest.fixture
def serve():
    """Starts a server as a terminal does, and gives it with its address."""
    started = []

    def start(*words):
        process = subprocess.Popen(
            [sys.executable, "-m", "wordgraph", *map(str, words), "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        ready, _, _ = select.select([process.stdout], [], [], PATIENCE)
        line = process.stdout.readline() if ready else ""
        found = re.search(r"http://localhost:(\d+)/", line)
        assert found, line + (process.stderr.read() if process.poll() is not None else "")
        return process, f"http://127.0.0.1:{found[1]}"

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def get(address, **headers):
    request = urllib.request.Request(address, headers=headers)
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return answer.status, answer.read().decode()


def test_it_answers_and_stops_on_ctrl_c(serve, vault):
    process, address = serve("serve", vault)
    assert get(f"{address}/health") == (200, "OK")
    assert "<title>my vault</title>" in get(f"{address}/")[1]
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the whole group
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode in (0, 130)
    assert "Traceback" not in err


def test_without_a_command_it_serves(serve, vault):
    process, address = serve(vault)
    assert get(f"{address}/health")[0] == 200
    os.kill(process.pid, signal.SIGINT)  # as a supervisor does: to the process alone
    process.communicate(timeout=PATIENCE)
    assert process.returncode in (0, 130)


def test_ctrl_c_is_heeded_while_a_connection_is_open(serve, vault):
    process, address = serve(vault)
    with socket.create_connection(("127.0.0.1", int(address.rsplit(":", 1)[1]))) as open_one:
        open_one.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert b"200 OK" in open_one.recv(100)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode in (0, 130)
    assert "Traceback" not in err


def test_another_name_for_this_machine_is_refused(serve, vault):
    _, address = serve(vault)
    with pytest.raises(urllib.error.HTTPError, match="400"):
        get(f"{address}/", Host="evil.example")


def test_a_taken_port_is_one_line(wordgraph, vault):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        complaint = wordgraph("serve", vault, "--port", port).complaint
    assert str(port) in complaint
    assert "choose another --port" in complaint


@pytest.mark.parametrize("port", ["-1", "65536"])
def test_a_port_that_is_none_is_one_line(wordgraph, vault, port):
    assert "choose another --port" in wordgraph("serve", vault, "--port", port).complaint


def test_a_host_that_is_not_here_is_one_line(wordgraph, vault):
    complaint = wordgraph("serve", vault, "--host", "192.0.2.1", "--port", "8050").complaint
    assert complaint.startswith("can't serve at 192.0.2.1:8050")
