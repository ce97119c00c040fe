"""How fast pages become claims, and where the time goes.

    python bench/speed.py FOLDER [--json]          every page of FOLDER once, one process, stage by stage
    python bench/speed.py --generate 200           as many generated news pages of about 500 words

Prints articles and words a second from HTML to claims on one core, each stage's share, and the peak of memory.
"""

import argparse
import hashlib
import json
import random
import resource
import sys
import time
from pathlib import Path

from hearsay.pipeline import prepare
from hearsay.records import Capture
from hearsay.stages import STAGES

SENTENCES = (
    "The ministry of defence of Norland said on {day} that its forces had taken the village of {place}.",
    "“We hold every street of {place},” said General Tomas Areth, the chief of the general staff.",
    "A spokesman for the Free Companies denied the report and said that at least {n} soldiers had been killed.",
    "According to local doctors, {n} people were wounded when shells hit the market, among them {m} children.",
    "He added that the operation would go on until the border with Sarmond was secured.",
    "Residents told reporters that the bridge near {place} had been destroyed in an air strike two days earlier.",
    "The news agency of Sarmond, citing a security source, reported that {n} vehicles had crossed the river.",
    "About {n} families have left the valley since {day}, an aid group said in a statement.",
    "The foreign minister blamed the attack on {place} on “armed groups from abroad” and demanded an inquiry.",
    "No party has published a full list of the dead.",
)
PLACES = ("Orsk-Vale", "Upper Tarn", "Belmora", "Kesh", "Port Anselm", "Dunmark", "Sel Hadar")
DAYS = ("Monday", "3 May 2031", "Tuesday evening", "last week", "the previous day")


def generated(count: int) -> list[bytes]:
    """Pages of about 500 words with the furniture of a news site."""
    chance = random.Random(4)
    out = []
    for number in range(count):
        paragraphs = []
        while sum(len(p.split()) for p in paragraphs) < 500:
            lines = [
                line.format(
                    place=chance.choice(PLACES),
                    day=chance.choice(DAYS),
                    n=chance.randint(2, 400),
                    m=chance.randint(2, 9),
                )
                for line in chance.sample(SENTENCES, 3)
            ]
            paragraphs.append(" ".join(lines))
        body = "".join(f"<p>{p}</p>" for p in paragraphs)
        links = "".join(f"<li><a href='/{n}'>Story number {n} of the day</a></li>" for n in range(40))
        out.append(
            f"<html lang=en><title>Report {number} from the valley</title><meta property='article:published_time' "
            f"content='2031-05-0{number % 9 + 1}'><body><ul>{links}</ul><article><h1>Report {number} "
            f"from the valley</h1>{body}</article><footer>© 2031 The Valley Courier</footer></body></html>".encode()
        )
    return out


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
