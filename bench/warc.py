"""Measures how fast pages come out of a web archive, and how much memory that takes. No language is analysed.

    python bench/warc.py 1000          # an archive of 1,000 MB (unpacked) in a temporary folder
    python bench/warc.py 1000 --plain  # not gzipped

Beside the pages stand as many pictures, scripts and requests as in a crawl.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from pathlib import Path

from pages import generated
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from hearsay.capture import find
from hearsay.records import Capture
from hearsay.settings import Settings

MEGABYTE = 1_000_000
#: What other pages weigh: scripts, styles and markup that generated pages lack.
MARKUP = 40_000


def main() -> None:
    """Makes the archive, reads it, prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("megabytes", type=int)
    parser.add_argument("--plain", action="store_true", help="do not gzip the records")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("x.warc" if given.plain else "x.warc.gz")
        with ProcessPoolExecutor(1) as other:  # what making it takes does not count
            unpacked = other.submit(make, path, given.megabytes * MEGABYTE, packed=not given.plain).result()
        before = memory()
        began = time.perf_counter()
        count, size = 0, 0
        for item in find([str(path)], settings=Settings(), clock=lambda: "2031-01-01T00:00:00+00:00", stdin=BytesIO()):
            if isinstance(item, Capture):
                count, size = count + 1, size + len(item.data)
            else:
                print(item.sentence.removeprefix(item.capture or ""))
        seconds = time.perf_counter() - began
        print(
            f"{unpacked / MEGABYTE:,.0f} MB in records, {path.stat().st_size / MEGABYTE:,.0f} MB on disk: "
            f"{count:,} pages of {size / MEGABYTE:,.0f} MB in {seconds:.1f} s, "
            f"{unpacked / MEGABYTE / seconds:,.0f} MB/s, {count / seconds:,.0f} pages/s; "
            f"peak memory {memory()} MB, {before} MB before reading"
        )


def make(path: Path, size: int, *, packed: bool) -> int:
    """Writes an archive of about so many bytes before packing, and returns how many it has."""
    chance = random.Random(1)
    texts = generated(200)
    filler = b"\n".join(b"<script>let v%d = 1</script>" % chance.randrange(10**9) for _ in range(MARKUP // 40))
    written = 0
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed, warc_version="WARC/1.1")
        number = 0
        while written < size:
            number += 1
            body = b"%s<!-- %d -->%s" % (texts[number % len(texts)], number, filler)
            address = f"http://press{number % 50}.example/{number}"
            _write(writer, address, body, "text/html; charset=utf-8")
            picture = chance.randbytes(15_000)
            _write(writer, f"{address}.jpg", picture, "image/jpeg")
            written += len(body) + len(picture)
    return written


def _write(writer: WARCWriter, address: str, body: bytes, kind: str) -> None:
    head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(address, "response", payload=BytesIO(body), length=len(body), http_headers=head)
    )


def memory() -> int:
    """Returns the most memory that was in use up to now, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1_000_000 if sys.platform == "darwin" else 1_000)


if __name__ == "__main__":
    main()
