"""Processes that work one page at a time, each with a deadline: a page that hangs or eats all memory harms no other."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Generic, Self, TypeVar

from .records import Capture

Result = TypeVar("Result")
#: A worker takes a second to start: below this many pages another one does not pay.
_PAGES_A_WORKER = 8
#: Where the libraries of linear algebra look for the number of their threads, once, when they are loaded.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
#: What a worker may take for its first page on top, to load its models and data.
_WARM_UP = 60.0


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    item: Capture | None = None
    deadline: float = 0.0
    warm: bool = False


class Pool(Generic[Result]):
    """Maps `job` over captures in several processes. Use it as a context manager.

    `workers` 0 means one a core, fewer for few captures; `seconds` is the longest time for one capture; `ready` is what
    a process does before its first one.
    """

    def __init__(
        self,
        job: Callable[[Capture], Result],
        *,
        workers: int,
        seconds: float,
        ready: Callable[[], None] | None = None,
    ) -> None:
        """Prepares the pool; processes start when they are needed."""
        self.job, self.ready = job, ready
        self.seconds = seconds
        self.most = workers
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while self._workers:
            _end(self._workers.pop())

    def begin(self) -> None:
        """Starts the first process: it gets ready while its caller still looks for what there is to do."""
        if not self._workers:
            self._workers.append(self._start(self.job, self.ready))

    def map(self, items: Iterable[Capture], *, jobs: int) -> Iterator[tuple[Capture, Result | None]]:
        """Starts the work on so many captures and yields each with its result as it is ready.

        The result is None where a process ran out of time or died.
        """
        queue = iter(items)
        size = self.most or max(1, min(os.cpu_count() or 1, jobs // _PAGES_A_WORKER))
        self._workers += [self._start(self.job, self.ready) for _ in range(len(self._workers), size)]
        return self._results(queue, sum(self._give(worker, queue) for worker in self._workers))

    def _results(self, queue: Iterator[Capture], busy: int) -> Iterator[tuple[Capture, Result | None]]:
        while busy:
            for worker in self._finished():
                item, result = worker.item, self._take(worker)
                if item is not None:
                    yield item, result
                busy += self._give(worker, queue) - 1

    def retry(self, item: Capture, job: Callable[[Capture], Result]) -> Result | None:
        """Returns the result of another job on one capture, in a process of its own; None if that fails as well."""
        worker = self._start(job)
        try:
            self._give(worker, iter([item]))
            wait([worker.pipe], timeout=self.seconds + _WARM_UP)
            return self._receive(worker)
        finally:
            _end(worker)

    def _start(self, job: Callable[[Capture], Result], ready: Callable[[], None] | None = None) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, job, ready), daemon=True)
        with _single_threads():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def _give(self, worker: _Worker, queue: Iterator[Capture]) -> int:
        """Hands the next capture to a worker; returns how many were handed out: 1, or 0 when none is left."""
        worker.item = next(queue, None)
        if worker.item is None:
            return 0
        worker.deadline = time.monotonic() + self.seconds + (0.0 if worker.warm else _WARM_UP)
        worker.pipe.send(worker.item)
        return 1

    def _finished(self) -> list[_Worker]:
        """Waits until a worker has answered, has died or is over its time."""
        while True:
            working = [worker for worker in self._workers if worker.item is not None]
            now = time.monotonic()
            ready = wait([w.pipe for w in working], timeout=max(0.0, min(w.deadline for w in working) - now))
            out = [w for w in working if w.pipe in ready or w.deadline <= time.monotonic()]
            if out:
                return out

    def _take(self, worker: _Worker) -> Result | None:
        result = self._receive(worker)
        if result is None:
            _end(worker)
            fresh = self._start(self.job, self.ready)
            worker.process, worker.pipe, worker.warm = fresh.process, fresh.pipe, False
        else:
            worker.warm = True
        return result

    def _receive(self, worker: _Worker) -> Result | None:
        try:
            return worker.pipe.recv() if worker.pipe.poll() else None
        except (EOFError, OSError):
            return None


@contextmanager
def _single_threads() -> Iterator[None]:
    """What is started inside multiplies matrices in one thread, unless the user said otherwise.

    A worker is one of several; threads of their own would wait for one another (measured: 2.7 times slower).
    """
    unset = [name for name in _THREADS if name not in os.environ]
    os.environ.update(dict.fromkeys(unset, "1"))
    try:
        yield
    finally:
        for name in unset:
            del os.environ[name]


def _serve(pipe: Connection, job: Callable[[Capture], Result], ready: Callable[[], None] | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    items: SimpleQueue[Capture | None] = SimpleQueue()
    Thread(target=_take_in, args=(pipe, items), daemon=True).start()
    if ready is not None:
        ready()
    while (item := items.get()) is not None:
        pipe.send(job(item))


def _take_in(pipe: Connection, items: "SimpleQueue[Capture | None]") -> None:
    """Takes captures off the pipe at once: the parent, which has other things to do, waits until a large one is out."""
    while True:
        try:
            items.put(pipe.recv())
        except (EOFError, OSError):
            items.put(None)
            return


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()
