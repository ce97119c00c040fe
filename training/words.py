"""Lists the words that running text writes small, by which lines in capitals are read (`language/capitals.py`).

    python words.py TRAIN.conllu.xz… ../src/hearsay/language/models/words.txt.gz

A word is listed where the treebanks have it inside a sentence, and there mostly in small letters.
"""

import gzip
import lzma
import sys
from collections import Counter
from pathlib import Path

MOSTLY = 0.8


def small_words(paths: list[str]) -> list[str]:
    """The words in the order of the alphabet."""
    seen: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for path in paths:
        inside = False
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                number, _, rest = line.partition("\t")
                if not number.isdigit():
                    inside = inside and bool(line.strip())
                    continue
                word = rest.partition("\t")[0]
                if inside and word.isalpha() and word.isascii() and len(word) > 1:
                    seen[word.lower()] += 1
                    small[word.lower()] += word.islower()
                inside = True
    return sorted(w for w in seen if small[w] and small[w] >= MOSTLY * seen[w])


if __name__ == "__main__":
    found = small_words(sys.argv[1:-1])
    Path(sys.argv[-1]).write_bytes(gzip.compress("\n".join(found).encode(), mtime=0))
    print(len(found), "words")
