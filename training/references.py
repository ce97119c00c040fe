"""Learns the weights by which descriptions and pronouns are taken for what a text spoke of before.

    python references.py CORPORA/gum-open ../src/hearsay/language/models/references.json.gz

Reads the treebank's texts with the program itself, so that the weights know its slips, and takes whom a phrase means
from the column of entities. Each phrase with candidates is one example: the summed probability of the right ones (of
"none of them" where there is none) is raised. Prints how many are found on the development and the test set.
"""

import gzip
import json
import lzma
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import numpy as np

from hearsay.entities.phrases import phrases
from hearsay.entities.pronouns import quoted_words
from hearsay.entities.ranking import PRONOUNS, Features, alone, candidates, compare, group_of, score
from hearsay.language import fold
from hearsay.records import Capture
from hearsay.stages import STAGES, Findings

EPOCHS, RATE, DECAY, SEEN, LEAST = 6, 0.15, 3e-3, 2, 0.1
_READ = [stage for stage in STAGES if stage.name in ("reading", "language", "entities")]


class Example(NamedTuple):
    """A phrase: its class, the features of its candidates, which are right, and the features of the phrase alone."""

    group: str
    found: list[Features]
    right: list[bool]
    alone: Features


class Text(NamedTuple):
    """A text of the treebank, and for each word that carries an entity's grammar where it begins and whom it means."""

    text: str
    heads: dict[int, str]


def texts(path: Path) -> Iterator[Text]:
    """The documents of a file."""
    whole = lzma.decompress(path.read_bytes()).decode("utf-8")
    for block in re.split(r"(?m)^# newdoc id = ", whole)[1:]:
        yield read_text(block.splitlines()[1:])


def read_text(lines: list[str]) -> Text:
    """A document's text, paragraph by paragraph, and its entities by the first letter of their head words."""
    text, tokens, opened, spans = "", [], defaultdict(list), []
    joined: tuple[int, bool] | None = None
    for line in lines:
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and text:
            text = text.rstrip() + "\n\n"
        if line.startswith("#") or not line.strip():
            continue
        number, form, *_, head, _, _, misc = line.split("\t")
        if "-" in number:
            joined = (int(number.split("-")[1]), "SpaceAfter=No" not in misc)
            continue
        if "." in number:
            continue
        at, n = int(number), len(tokens)
        tokens.append((len(text), n - at + int(head) if head != "0" else -1))
        spaced = "SpaceAfter=No" not in misc if joined is None else joined == (at, True)
        joined = None if joined and joined[0] == at else joined
        text += form + (" " if spaced else "")
        field = re.search(r"Entity=([^|]*)", misc)
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", field.group(1)) if field else ():
            name = part.strip("()").split("-")[0]
            if part.startswith("("):
                opened[name].append(n)
            if part.endswith(")") and opened[name]:
                spans.append((opened[name].pop(), n, name))
    heads: dict[int, str] = {}
    for first, last, name in spans:
        inside = range(first, last + 1)
        head = next((n for n in inside if tokens[n][1] not in inside), last)
        heads.setdefault(tokens[head][0], name)
    return Text(text, heads)


def examples(told: Text, number: int) -> list[Example]:
    """What a text teaches: one example for every phrase that has candidates."""
    found = read(told.text, number)
    parse = found["parse"]
    gold = carried_over(told, found["document"].text)
    entities = {entity.id: entity for entity in found["entities"]}
    listed = phrases(parse, quoted_words(parse), entities, found["mentions"])
    means = []
    for phrase in listed:
        inside = range(phrase.first, phrase.last) if phrase.form == "name" else (phrase.head,)
        places = (parse.tokens[n].start for n in (phrase.head, *inside))
        means.append(next((gold[place] for place in places if place in gold), None))
    size: Counter[str] = Counter()
    nouns: dict[str, list[int]] = defaultdict(list)
    out = []
    for n, phrase in enumerate(listed):
        same = nouns[phrase.lemma] if phrase.form not in PRONOUNS else []
        options = candidates(listed, n, same) if phrase.form != "name" else []
        if options:
            seen = [
                compare(parse, phrase, listed[m], rank=rank, size=size[means[m]] if means[m] else 1)
                for rank, m in enumerate(options)
            ]
            right = [means[n] is not None and means[m] == means[n] for m in options]
            out.append(Example(group_of(phrase), seen, right, alone(phrase, options, bool(same))))
        if means[n]:
            size[means[n]] += 1
        if phrase.form not in PRONOUNS:
            nouns[phrase.lemma].append(n)
    return out


def read(text: str, number: int) -> Findings:
    """What the stages up to the names give for a text."""
    taken = "2000-01-01T00:00:00+00:00"
    capture = Capture(sha256=f"{number:064d}", data=text.encode(), uri=f"file:///{number}.txt", retrieved_at=taken)
    found: Findings = {"capture": capture}
    for stage in _READ:
        found |= stage.run(**{name: found[name] for name in stage.takes})
    return found


def carried_over(told: Text, text: str) -> dict[int, str]:
    """The entities by their places in the text as the program reads it."""
    words = [[(m.group(), m.start()) for m in re.finditer(r"\w+|\S", fold(t))] for t in (told.text, text)]
    matcher = SequenceMatcher(None, *([word for word, _ in side] for side in words), autojunk=False)
    out = {}
    for one, other, length in matcher.get_matching_blocks():
        for n in range(length):
            name = told.heads.get(words[0][one + n][1])
            if name is not None:
                out[words[1][other + n][1]] = name
    return out


def learn(data: list[Example]) -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    """The weights: class of phrase, feature, value."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for example in data:
        counts.update({(example.group, *f) for found in (*example.found, example.alone) for f in found})
    number = {key: n for n, key in enumerate(sorted(k for k, count in counts.items() if count >= SEEN and k[2]))}
    rows = [_rows(example, number) for example in data]
    weights, squares = np.zeros(len(number) + 1), np.full(len(number) + 1, 1e-2)
    order, chance = list(range(len(rows))), random.Random(1)
    for _ in range(EPOCHS):
        chance.shuffle(order)
        for n in order:
            index, right = rows[n]
            scores = weights[index].sum(axis=1)
            share = np.exp(scores - scores.max())
            share /= share.sum()
            wanted = share * right / max((share * right).sum(), 1e-12)
            places, where = np.unique(index, return_inverse=True)
            slope = np.bincount(where.ravel(), weights=np.repeat(share - wanted, index.shape[1]))
            slope += DECAY * weights[places]
            squares[places] += slope**2
            weights[places] -= RATE * slope / np.sqrt(squares[places])
            weights[-1] = 0.0
    out: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for (group, name, value), n in number.items():
        if abs(weights[n]) >= LEAST:
            out[group][name][value] = round(float(weights[n]), 2)
    return out


def _rows(example: Example, number: Mapping[tuple[str, str, str], int]) -> tuple[np.ndarray, np.ndarray]:
    """An example as a table of numbers of features, filled up with one that weighs nothing."""
    known = [
        [number[key] for f in features if (key := (example.group, *f)) in number]
        for features in (*example.found, example.alone)
    ]
    index = np.full((len(known), max(map(len, known))), len(number))
    for n, row in enumerate(known):
        index[n, : len(row)] = row
    return index, np.array([*example.right, not any(example.right)])


def tell(weights: Mapping[str, Mapping[str, Mapping[str, float]]], data: list[Example], name: str) -> None:
    """Prints for each class of phrase the share of answers that is right, and of right answers that is given."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for example in data:
        learned = weights.get(example.group, {})
        scores = [score(features, learned) for features in example.found]
        best = max(range(len(scores)), key=scores.__getitem__)
        rest = np.logaddexp.reduce([s for n, s in enumerate(scores) if n != best] + [score(example.alone, learned)])
        count = counts[example.group]
        count["to find"] += any(example.right)
        count["given"] += scores[best] > rest
        count["right"] += scores[best] > rest and example.right[best]
    for group, count in sorted(counts.items()):
        right, found = count["right"] / max(1, count["given"]), count["right"] / max(1, count["to find"])
        print(f"{name:5} {group:6} {right:5.1%} right of {count['given']:5} given; {found:5.1%} of {count['to find']}")


def main(corpus: Path, target: Path) -> None:
    """Learns from the training set and writes the weights."""
    sets = {
        name: [e for n, text in enumerate(texts(corpus / f"{name}.conllu.xz")) for e in examples(text, n)]
        for name in ("train", "dev", "test")
    }
    weights = learn(sets["train"])
    for name in ("dev", "test"):
        tell(weights, sets[name], name)
    target.write_bytes(gzip.compress(json.dumps(weights, sort_keys=True, separators=(",", ":")).encode(), mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
