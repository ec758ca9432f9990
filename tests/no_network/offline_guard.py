"""Refuse every connection that leaves this machine: the course must run without a network."""

import ipaddress
import socket
from collections.abc import Callable
from typing import Any

_LOCAL_NAMES = {None, "", "localhost", b"localhost", "localhost.localdomain"}


class NetworkRefusedError(OSError):
    """Something tried to leave this machine during a test."""


def install() -> None:
    """Guard this process; a second call changes nothing."""
    if getattr(socket, "_embedlab_offline", False):
        return
    socket._embedlab_offline = True
    for name in ("connect", "connect_ex"):
        setattr(socket.socket, name, _guard_address(getattr(socket.socket, name)))
    socket.socket.sendto = _guard_sendto(socket.socket.sendto)
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
        setattr(socket, name, _guard_name(getattr(socket, name)))


def _refuse_unless_local(host: Any) -> None:
    if host in _LOCAL_NAMES or host == socket.gethostname():
        return
    try:
        text = host.decode() if isinstance(host, bytes) else host
        address = ipaddress.ip_address(text.partition("%")[0])
        local = address.is_loopback or address.is_unspecified
    except ValueError:
        local = False
    if not local:
        raise NetworkRefusedError(f"the tests run without a network, but asked for {host!r}")


def _guard_address(method: Callable) -> Callable:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse_unless_local(address[0])
        return method(self, address)

    return guarded


def _guard_sendto(method: Callable) -> Callable:
    def guarded(self: socket.socket, data: Any, *rest: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse_unless_local(rest[-1][0])
        return method(self, data, *rest)

    return guarded


def _guard_name(function: Callable) -> Callable:
    def guarded(host: Any, *rest: Any, **named: Any) -> Any:
        _refuse_unless_local(host)
        return function(host, *rest, **named)

    return guarded
