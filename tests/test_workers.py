"""Processes that work captures: what they take over, and what they survive."""

import os
import time

from hearsay.records import Capture
from hearsay.workers import Pool

#: More than a pipe holds.
LARGE = b"x" * 5_000_000


def capture(data: bytes, uri: str = "file:///a.txt") -> Capture:
    return Capture(sha256="0", data=data, uri=uri, retrieved_at="", method="file")


def length(item: Capture) -> int:
    return len(item.data)


def die(item: Capture) -> int:
    if item.data == b"bad":
        os._exit(3)
    return len(item.data)


def slow_start() -> None:
    time.sleep(1.5)


def test_handing_out_a_large_capture_does_not_wait_until_the_process_is_ready():
    with Pool(length, workers=1, seconds=20.0, ready=slow_start) as pool:
        begun = time.monotonic()
        found = pool.map([capture(LARGE)], jobs=1)
        assert time.monotonic() - begun < 1.0
        assert [result for _, result in found] == [len(LARGE)]


def test_a_process_that_began_early_takes_part():
    with Pool(length, workers=1, seconds=20.0) as pool:
        pool.begin()
        pool.begin()
        assert sorted(result or 0 for _, result in pool.map(map(capture, (b"a", b"bb", b"ccc")), jobs=3)) == [1, 2, 3]


def test_a_process_that_dies_loses_its_own_capture_alone():
    with Pool(die, workers=1, seconds=20.0) as pool:
        found = {item.data: result for item, result in pool.map(map(capture, (b"a", b"bad", b"ccc")), jobs=3)}
        assert found == {b"a": 1, b"bad": None, b"ccc": 3}
        assert pool.retry(capture(b"later"), length) == 5


def test_no_captures_give_no_results():
    with Pool(length, workers=2, seconds=20.0) as pool:
        assert list(pool.map([], jobs=0)) == []
