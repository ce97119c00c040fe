"""A web server of our own on this machine, and doors that lead every public address to it."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore

from hearsay.capture.connections import Doors

PAGE = b"<html><title>Bridge taken</title><body><p>The army of Norland said on Monday that it took the bridge.</p>"
Route = bytes | tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]


class Site:
    """What the server answers to each path, and what it was asked: (path, headers, when)."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {"/page": PAGE}
        self.asked: list[tuple[str, dict[str, str], float]] = []
        self.port = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append((handler.path, dict(handler.headers.items()), time.monotonic()))
        route = self.routes.get(handler.path, (404, {}, b"nothing here"))
        if callable(route):
            route(handler)
            return
        status, headers, body = (200, {"Content-Type": "text/html; charset=utf-8"}, route) if isinstance(route, bytes) else route
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)


@contextmanager
def site() -> Iterator[Site]:
    served = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            try:
                served.answer(self)
            except OSError:  # the other side has seen enough
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:  # the other side has hung up
            pass

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Streets:
    """Names and where they lead; every connection, wherever it is meant to go, ends at this machine and is written down."""

    def __init__(self, names: dict[str, list[list[str]]]) -> None:
        self.names = names  # for each name, one answer after the other; the last one stays
        self.connected: list[str] = []

    @property
    def doors(self) -> Doors:
        return Doors(self.resolve, self.connect)

    def resolve(self, host: str, port: int) -> list[str]:
        answers = self.names.get(host, [[host]])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def connect(self, address: str, port: int, seconds: float) -> httpcore.NetworkStream:
        self.connected.append(address)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", port, seconds)


def redirect(target: str, status: int = 302) -> Route:
    return (status, {"Location": target}, b"")


def packed(body: bytes, encoding: str = "gzip") -> Route:
    return (200, {"Content-Encoding": encoding, "Content-Type": "text/html"}, body)


def bomb(size: int) -> bytes:
    return gzip.compress(bytes(size))


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(1000):
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.02)


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"<p>only so much")
    handler.close_connection = True


def silent(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True
