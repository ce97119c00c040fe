"""How fast pages become claims, and where the time goes.

    python bench/speed.py FOLDER [--json]          every page of FOLDER once, one process, stage by stage
    python bench/speed.py --generate 200           as many generated news pages of about 500 words

Prints articles and words a second from HTML to claims on one core, each stage's share, and the peak of memory.
"""

import argparse
import hashlib
import json
import resource
import sys
import time
from pathlib import Path

from pages import generated

from hearsay.pipeline import prepare
from hearsay.records import Capture
from hearsay.stages import STAGES


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--generate", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    pages = (
        generated(options.generate)
        if options.generate
        else [p.read_bytes() for p in sorted(options.folder.rglob("*")) if p.is_file()]
    )
    prepare(lambda *_: None)
    stages = [stage for stage in STAGES if stage.grain == "document"]
    spent = {stage.name: 0.0 for stage in stages}
    words = 0
    for warm, chosen in ((False, pages[:2]), (True, pages)):
        for page in chosen:
            found = {
                "capture": Capture(sha256=hashlib.sha256(page).hexdigest(), data=page, uri="bench:", retrieved_at="")
            }
            for stage in stages:
                began = time.perf_counter()
                found |= stage.run(**{name: found[name] for name in stage.takes})
                if warm:
                    spent[stage.name] += time.perf_counter() - began
                if found["document"] is None:
                    break
            if warm and found["document"] is not None:
                words += len(found["document"].text.split())
    total = sum(spent.values())
    row = {
        "pages": len(pages),
        "words": words,
        "seconds": round(total, 2),
        "pages_a_second": round(len(pages) / total, 2),
        "words_a_second": round(words / total),
        "shares": {name: round(s / total, 3) for name, s in spent.items()},
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    if options.json:
        print(json.dumps(row))
        return
    print(
        f"{row['pages']} pages, {row['words']:,} words in {row['seconds']} s: {row['pages_a_second']} pages/s, "
        f"{row['words_a_second']:,} words/s; peak memory {row['peak_memory_mb']} MB"
    )
    for name, share in row["shares"].items():
        print(f"  {name:12} {share:6.1%}  {1000 * spent[name] / len(pages):7.1f} ms a page")


if __name__ == "__main__":
    sys.exit(main())
