"""How the half over all documents grows: cases of more and more claims, made up as records (`reports.py`).

    python bench/links.py 1000 4000 16000 [--crowded] [--json]      time and memory of each stage, and the exponents
    python bench/links.py 10000 --one-more                          … and of one page that is added to the case

Every size is a process of its own. Seconds are those of the processor, memory is the most that the process took until
the stage was done; an exponent of 1 is cost that grows as the claims do. `--crowded` puts all that happens on one day
in one town.
"""

import argparse
import hashlib
import json
import math
import multiprocessing
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from pages import generated
from reports import reports

from hearsay import analyse, pipeline
from hearsay.case import Case
from hearsay.collector import paused_collector
from hearsay.records import Capture
from hearsay.stages import versions

Row = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--crowded", action="store_true")
    parser.add_argument("--one-more", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found: list[Row] = []
    for size in options.sizes:
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            found.append(pool.submit(measured, size, options.crowded, options.one_more).result())
        print(json.dumps(found[-1]) if options.json else _line(found[-1]), flush=True)
    if len(found) > 1 and not options.json:
        names = [n for n in found[0] if n.endswith(" s") and all(row[n] > 0 for row in found)]
        print("exponents: " + ", ".join(f"{n[:-2]} {exponent(found, n):.2f}" for n in names))


def measured(size: int, crowded: bool, one_more: bool) -> Row:
    """Makes a case and works it, stage by stage."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bench.case")
        with Case(path, create=True, write=True) as case:
            for sheet in reports(size, crowded=crowded):
                case.add_capture(sheet.capture(), version="bench")
                case.put(sheet.analysis(), work=versions("document"))
        row: Row = {}
        with Case(path, write=True) as case, paused_collector():
            spent = Spent(row)
            pipeline.settle(case, progress=spent.note)
            row = {"claims": case.count("claims"), "links": case.count("links"), "events": case.count("events"), **row}
        row["all s"] = round(sum(v for n, v in row.items() if n.endswith(" s")), 2)
        row["peak MB"] = _peak()
        if one_more:
            row["one more s"] = _one_more(path)
    return row


class Spent:
    """Notes what each step took, as the pipeline tells of its progress."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.at = 0.0

    def note(self, name: str, done: int, _total: int) -> None:
        """Takes in that a step begins, or that it is done."""
        if done:
            self.row[f"{name} s"] = round(time.process_time() - self.at, 2)
            self.row[f"{name} MB"] = _peak()
        self.at = time.process_time()


def _one_more(path: Path) -> float:
    """What the case takes to take in a page that is read already, by the clock."""
    page = generated(1)[0]
    capture = Capture(sha256=hashlib.sha256(page).hexdigest(), data=page, uri="bench:more", retrieved_at="")
    pipeline.prepare(_quiet)
    found = analyse(capture)
    began = time.perf_counter()
    with Case(path, write=True) as case:
        case.add_capture(capture, version="bench")
        case.put(found, work=versions("document"))
        pipeline.settle(case, progress=_quiet)
    return round(time.perf_counter() - began, 2)


def _quiet(_name: str, _done: int, _total: int) -> None:
    """Tells nobody."""


def exponent(rows: list[Row], name: str) -> float:
    """The slope of a straight line through the logarithms of claims and cost."""
    points = [(math.log(row["claims"]), math.log(row[name])) for row in rows]
    x, y = (sum(p[n] for p in points) / len(points) for n in (0, 1))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def _line(row: Row) -> str:
    return "  ".join(f"{name} {value:g}" for name, value in row.items())


def _peak() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    sys.exit(main())
