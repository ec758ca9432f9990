"""The guard that keeps the tests, what they start, and the doctor on this machine."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import nbformat
import pytest
from nbclient import NotebookClient

from embedlab.course.app.offline import only_loopback

FAR = "198.51.100.7"  # an address reserved for documentation: nobody answers there
ATTEMPT = f"""
import socket
try:
    socket.create_connection(({FAR!r}, 9), timeout=5)
except OSError as error:
    print(error)
"""
REFUSED = "no network is allowed"


@pytest.mark.parametrize("method", ["connect", "connect_ex"])
def test_no_connection_leaves_this_process(method):
    with socket.socket() as far, pytest.raises(OSError, match=REFUSED):
        getattr(far, method)((FAR, 9))


@pytest.mark.parametrize(
    ("method", "arguments"), [("sendto", [b"hello"]), ("sendmsg", [[b"hello"], [], 0])]
)
def test_no_datagram_leaves_this_process(method, arguments):
    with socket.socket(type=socket.SOCK_DGRAM) as far:
        if hasattr(far, method):  # no sendmsg on Windows
            with pytest.raises(OSError, match=REFUSED):
                getattr(far, method)(*arguments, (FAR, 9))


@pytest.mark.parametrize("name", ["gethostbyname", "gethostbyname_ex", "gethostbyaddr"])
def test_no_name_is_looked_up(name):
    with pytest.raises(OSError, match=REFUSED):
        getattr(socket, name)("example.org")
    for host in ("example.org", b"example.org"):
        with pytest.raises(OSError, match=REFUSED):
            socket.getaddrinfo(host, 80)


def test_what_was_asked_for_is_noted_and_the_guard_is_undone():
    guarded = (socket.socket.connect, socket.getaddrinfo)
    asked = []
    with only_loopback(asked), socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
        assert asked == [] and socket.socket.connect != guarded[0]
        with socket.socket() as far, pytest.raises(OSError, match=REFUSED):
            far.connect((FAR, 80))
        with socket.socket(type=socket.SOCK_DGRAM) as far, pytest.raises(OSError, match=REFUSED):
            far.sendto(b"hello", 0, ("::ffff:1.2.3.4%eth0", 9))
    assert asked == [FAR, "::ffff:1.2.3.4%eth0"]
    assert (socket.socket.connect, socket.getaddrinfo) == guarded


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
