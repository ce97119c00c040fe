"""What it takes to add one page to a case that is there already, phase by phase, by the clock.

    python bench/add_one.py CASE [PAGE]        a file with a page, or one that is made up
    python bench/add_one.py --generate 10000   to a generated case of so many claims (`reports.py`)

The case is copied and brought up to date first: with a page of its own, for what a page that is added can build on is
written down by the one before it. The whole of `hearsay add` is measured but the start of its own process.
"""

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from pages import generated
from reports import reports

from hearsay import pipeline
from hearsay.case import Case
from hearsay.settings import Settings
from hearsay.stages import versions


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", nargs="?", type=Path)
    parser.add_argument("page", nargs="?", type=Path)
    parser.add_argument("--generate", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bench.case")
        if options.case:
            shutil.copyfile(options.case, path)
        else:
            make(path, options.generate)
        first, second = generated(2)
        for number, data in enumerate((first, options.page.read_bytes() if options.page else second)):
            name = options.page.name if number and options.page else f"{number}.html"
            page = Path(folder, name)
            page.write_bytes(data)
            laps = Laps()
            with Case(path, write=True) as case:
                pipeline.add(case, [str(page)], settings=Settings(), progress=laps.note)
                claims = case.count("claims")
            laps.note("closing", 1, 1)
        size = path.stat().st_size / 1e6
    told = "  ".join(f"{name} {seconds:.2f}" for name, seconds in laps.spent.items())
    print(f"{claims} claims, {size:.0f} MB  {told}  all {sum(laps.spent.values()):.2f} s")


def make(path: Path, claims: int) -> None:
    """Makes up a case."""
    with Case(path, create=True, write=True) as case:
        for sheet in reports(claims, crowded=False):
            case.add_capture(sheet.capture(), version="bench")
            case.put(sheet.analysis(), work=versions("document"))


class Laps:
    """Adds up the time between what the pipeline tells of its progress, under the name of what was done."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self.at = time.perf_counter()

    def note(self, name: str, _done: int, _total: int) -> None:
        """Takes in that a step begins or goes on."""
        now = time.perf_counter()
        self.spent[name] = self.spent.get(name, 0.0) + now - self.at
        self.at = now


if __name__ == "__main__":
    main()
