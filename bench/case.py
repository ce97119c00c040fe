"""A whole case: adding N generated articles, as a user does, with the memory of every process.

python bench/case.py 2000 [--workers 1]
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pages import generated


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--workers", default="1")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder, "pages")
        pages.mkdir()
        for number, page in enumerate(generated(options.count)):
            (pages / f"{number:05}.html").write_bytes(page)
        for label, inputs in (("first add", [str(pages)]), ("the same again", [str(pages)])):
            began = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "hearsay", "add", f"{folder}/bench.case", *inputs, "--workers", options.workers],
                check=True,
            )
            print(f"{label}: {time.perf_counter() - began:.1f} s")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        size = Path(folder, "bench.case").stat().st_size / 1e6
        print(f"largest process {peak:.0f} MB; the case file {size:.1f} MB")


if __name__ == "__main__":
    main()
