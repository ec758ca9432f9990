"""A process from which no other machine can be reached: for the doctor and for every test.

The tests run this file in each Python that they start, before anything is installed: it imports
nothing but the standard library.
"""

import contextlib
import ipaddress
import socket
from collections.abc import Callable, Iterator
from typing import Any

CONNECT = ("connect", "connect_ex", "sendto", "sendmsg")  # methods that take an address
LOOK_UP = ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr")  # take a name


class NetworkRefusedError(OSError):
    """Something tried to leave this machine."""


@contextlib.contextmanager
def only_loopback(asked: list[str]) -> Iterator[None]:
    """Refuse, and note in `asked`, whatever this process wants from another machine."""
    undo = refuse_network(asked)
    try:
        yield
    finally:
        undo()


def refuse_network(asked: list[str]) -> Callable[[], None]:
    """From now on, refuse and note what this process wants from another machine.

    Returns a function that ends this.
    """
    known = [name for name in CONNECT if hasattr(socket.socket, name)]  # no sendmsg on Windows
    methods = {name: getattr(socket.socket, name) for name in known}
    functions = {name: getattr(socket, name) for name in LOOK_UP}
    for name, method in methods.items():
        setattr(socket.socket, name, _guarded_method(method, asked))
    for name, function in functions.items():
        setattr(socket, name, _guarded_function(function, asked))

    def undo() -> None:
        for name, method in methods.items():
            setattr(socket.socket, name, method)
        for name, function in functions.items():
            setattr(socket, name, function)

    return undo


def _guarded_method(method: Callable, asked: list[str]) -> Callable:
    def guarded(self: socket.socket, *arguments: Any) -> Any:
        # The address is the last argument, and sendmsg may do without; other families are local.
        if self.family in (socket.AF_INET, socket.AF_INET6) and isinstance(arguments[-1], tuple):
            _refuse_unless_local(arguments[-1][0], asked)
        return method(self, *arguments)

    return guarded


def _guarded_function(function: Callable, asked: list[str]) -> Callable:
    def guarded(host: Any = None, *rest: Any, **named: Any) -> Any:
        _refuse_unless_local(host, asked)
        return function(host, *rest, **named)

    return guarded


def _refuse_unless_local(host: Any, asked: list[str]) -> None:
    name = host.decode("utf-8", "replace") if isinstance(host, bytes) else host
    if not _is_local(name):
        asked.append(str(name))
        raise NetworkRefusedError(f"no network is allowed here, but {name!r} was asked for")


def _is_local(name: Any) -> bool:
    if name in (None, "", "localhost", "localhost.localdomain", socket.gethostname()):
        return True
    try:
        address = ipaddress.ip_address(str(name).partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
