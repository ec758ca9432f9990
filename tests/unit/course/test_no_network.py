"""The guard that keeps the tests, and what they start, on this machine."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import nbformat
import pytest
from nbclient import NotebookClient

FAR = "198.51.100.7"  # an address reserved for documentation: nobody answers there
ATTEMPT = f"""
import socket
try:
    socket.create_connection(({FAR!r}, 9), timeout=5)
except OSError as error:
    print(error)
"""
REFUSED = "the tests run without a network"


@pytest.mark.parametrize("method", ["connect", "connect_ex"])
def test_no_connection_leaves_this_process(method):
    with socket.socket() as far, pytest.raises(OSError, match=REFUSED):
        getattr(far, method)((FAR, 9))


def test_no_datagram_leaves_this_process():
    with (
        socket.socket(type=socket.SOCK_DGRAM) as far,
        pytest.raises(OSError, match=REFUSED),
    ):
        far.sendto(b"hello", (FAR, 9))


@pytest.mark.parametrize(
    "lookup", [socket.gethostbyname, lambda host: socket.getaddrinfo(host, 80)]
)
def test_no_name_is_looked_up(lookup):
    with pytest.raises(OSError, match=REFUSED):
        lookup("example.org")


def test_a_request_says_why_it_fails():
    with pytest.raises(urllib.error.URLError, match=REFUSED):
        urllib.request.urlopen("http://example.org", timeout=5)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_can_be_reached(host):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection((host, port), timeout=5) as client:
            assert client.getpeername()[1] == port


def test_subprocesses_are_guarded():
    run = subprocess.run(
        [sys.executable, "-c", ATTEMPT], capture_output=True, encoding="utf-8", check=True
    )
    assert REFUSED in run.stdout


def test_an_earlier_sitecustomize_still_runs(tmp_path, monkeypatch):
    (tmp_path / "sitecustomize.py").write_text("print('the other one')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([os.environ["PYTHONPATH"], str(tmp_path)]))
    run = subprocess.run(
        [sys.executable, "-c", ATTEMPT], capture_output=True, encoding="utf-8", check=True
    )
    assert "the other one" in run.stdout
    assert REFUSED in run.stdout


def test_kernels_are_guarded(tmp_path):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(ATTEMPT)])
    NotebookClient(notebook, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert REFUSED in notebook.cells[0].outputs[0].text


def test_a_proxy_on_this_machine_is_no_way_out():
    assert [name for name in os.environ if name.lower().endswith("_proxy")] == []
