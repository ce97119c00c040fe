"""Connections to public servers only: the name is resolved, judged and connected to in one step, within a deadline.

Between the judgement of an address and the connection no name is looked up again, so a name server that answers
otherwise the second time (DNS rebinding) gains nothing. Host header and TLS keep the name.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

import httpcore

from .addresses import METADATA, not_public
from .failures import NotFetched

#: Looks a name up: host and port to IP addresses, in the order in which they are to be tried.
Resolve = Callable[[str, int], Sequence[str]]
#: Opens a connection to an IP address and port within so many seconds.
Connect = Callable[[str, int, float], httpcore.NetworkStream]

_RESOLVE_SECONDS: Final = 15.0
_SOCKET_OPTION = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class Doors(NamedTuple):
    """The two ways out of this machine: looking a name up, and connecting to an address."""

    resolve: Resolve
    connect: Connect


class Deadline:
    """When work on the present page has to end. Pauses that we make out of politeness do not count."""

    def __init__(self) -> None:
        """Sets no end."""
        self.end = float("inf")

    def start(self, seconds: float) -> None:
        """Gives so many seconds from now."""
        self.end = time.monotonic() + seconds

    def left(self) -> float:
        """Returns the seconds that are left; below zero when it is over."""
        return self.end - time.monotonic()

    def extend(self, seconds: float) -> None:
        """Leaves a pause of so many seconds out of account."""
        self.end += seconds

    def within(self, seconds: float | None) -> float:
        """Returns a time limit that the deadline also allows. Raises httpcore.ReadTimeout when it is over."""
        left = self.left()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for this page is over")
        return left if seconds is None else min(seconds, left)


class TimedStream(httpcore.NetworkStream):
    """A connection of which every single step ends with the deadline, however slowly the other side drips."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        """Wraps a connection."""
        self.stream = stream
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Reads what has come."""
        return self.stream.read(max_bytes, self.deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Writes all of it."""
        self.stream.write(buffer, self.deadline.within(timeout))

    def close(self) -> None:
        """Closes the connection."""
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Goes over to TLS under the name of the server, whose certificate is checked against that name."""
        inner = self.stream.start_tls(ssl_context, server_hostname, self.deadline.within(timeout))
        return TimedStream(inner, self.deadline)

    def get_extra_info(self, info: str) -> object:
        """Passes a question on to the connection."""
        return self.stream.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to the addresses of a name, if all of them may be connected to. Raises NotFetched where not."""

    def __init__(self, deadline: Deadline, *, allow_private: bool, doors: Doors) -> None:
        """Connects through `doors`."""
        self.deadline = deadline
        self.allow_private = allow_private
        self.doors = doors

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[_SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolves, judges and connects; further addresses of a name are tried when the first ones do not answer."""
        addresses = self._judged(host, port)
        for address in addresses[:-1]:
            try:
                return TimedStream(self.doors.connect(address, port, self.deadline.within(timeout)), self.deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return TimedStream(self.doors.connect(addresses[-1], port, self.deadline.within(timeout)), self.deadline)

    def sleep(self, seconds: float) -> None:
        """Waits, and leaves the wait out of account."""
        self.deadline.extend(seconds)
        time.sleep(seconds)

    def _judged(self, host: str, port: int) -> Sequence[str]:
        addresses = self._resolved(host, port)
        for address in addresses:
            what = not_public(address)
            if what and (what == METADATA or not self.allow_private):
                meant = f"{host} is {what}" if address == host else f"{host} leads to {address}, {what}"
                way_out = " Allow it with --allow-private if you trust where the address comes from."
                raise NotFetched(
                    "refused-address",
                    f"{meant}: such addresses are not fetched.{'' if what == METADATA else way_out}",
                    hostwide=True,
                )
        return addresses

    def _resolved(self, host: str, port: int) -> Sequence[str]:
        """Looks the name up in a thread, since the system's own look-up cannot be given a time limit."""
        answer: list[Sequence[str] | OSError | ValueError] = []

        def ask() -> None:
            try:
                answer.append(self.doors.resolve(host, port))
            except (OSError, ValueError) as error:  # ValueError: a name that cannot be one
                answer.append(error)

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(self.deadline.within(_RESOLVE_SECONDS))
        found = answer[0] if answer else TimeoutError("the name server does not answer")
        if isinstance(found, Exception) or not found:
            passing = isinstance(found, TimeoutError) or getattr(found, "errno", None) == socket.EAI_AGAIN
            said = "the name server does not answer" if passing else "there is no such name"
            raise NotFetched(
                "unknown-host",
                f"The host {host} is not found: {said}. Check the spelling and the connection to the Internet.",
                passing=passing,
                hostwide=True,
            )
        return found


def look_up(host: str, port: int) -> list[str]:
    """Asks the system for the IP addresses of a host, each once. Raises OSError, UnicodeError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def connect(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
    """Connects to an IP address; no name is looked up for it. Raises httpcore.ConnectError, ConnectTimeout."""
    return httpcore.SyncBackend().connect_tcp(address, port, seconds)


#: The doors of the system.
SYSTEM: Final = Doors(look_up, connect)
