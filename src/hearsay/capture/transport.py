"""Puts httpx on connections that are judged: no proxy, no name looked up twice, nothing that httpx decides alone."""

import ssl
from collections.abc import Iterator
from functools import cache

import httpcore
import httpx

from .connections import Deadline, Doors, GuardedBackend


@cache
def _certificates() -> ssl.SSLContext:
    """The authorities whose word is taken for who a server is; reading them takes a moment."""
    return httpx.create_ssl_context()


class GuardedTransport(httpx.BaseTransport):
    """Sends requests over `GuardedBackend`; errors come through as those of httpcore, and as NotFetched."""

    def __init__(self, deadline: Deadline, *, allow_private: bool, doors: Doors) -> None:
        """Prepares a pool of connections; none is opened."""
        self.pool = httpcore.ConnectionPool(
            ssl_context=_certificates(),
            max_connections=4,
            keepalive_expiry=15.0,
            network_backend=GuardedBackend(deadline, allow_private=allow_private, doors=doors),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends one request and returns the answer as soon as its head is there."""
        answer = self.pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        """Closes all connections."""
        self.pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self.answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self.answer.iter_stream()

    def close(self) -> None:
        """Lets the connection go."""
        self.answer.close()
