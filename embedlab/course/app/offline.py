"""A block of code in which other machines are out of reach."""

import contextlib
import socket
from collections.abc import Iterator

LOOPBACK = {"localhost", "127.0.0.1", "::1", "", None}


@contextlib.contextmanager
def only_loopback(asked: list[str]) -> Iterator[None]:
    """Refuse, and note in `asked`, whatever this process wants from another machine."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def allow(host: object) -> None:
        if host not in LOOPBACK:
            asked.append(str(host))
            raise OSError(f"no network is allowed in this check ({host})")

    def guarded_connect(self: socket.socket, address: object) -> None:
        allow(address[0] if isinstance(address, tuple) else None)
        connect(self, address)

    def guarded_look_up(host: object, *rest: object, **named: object) -> list:
        allow(host.decode() if isinstance(host, bytes) else host)
        return look_up(host, *rest, **named)

    socket.socket.connect, socket.getaddrinfo = guarded_connect, guarded_look_up
    try:
        yield
    finally:
        socket.socket.connect, socket.getaddrinfo = connect, look_up
