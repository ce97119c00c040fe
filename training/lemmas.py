"""Learns dictionary forms: a table of the forms in the treebanks, and suffix rules for words that are not in it.

    python lemmas.py DATA ../src/hearsay/language/models/lemmas.txt.gz

A suffix rule ("-ies" of a plural noun: cut 3, add "y") is kept where it is right for most of at least two different
words with that ending, and where the next shorter suffix says something else. Prints the accuracy on both test sets.
"""

import gzip
import sys
from collections import Counter, defaultdict
from itertools import takewhile
from pathlib import Path

import spacy
from spacy.tokens import DocBin, Token

from hearsay.language.lemmas import LONGEST_SUFFIX, lemma, word_class

CLOSED = {"PROPN", "PUNCT", "SYM", "NUM", "X"}


def words(path: Path) -> list[Token]:
    """The words of a file of documents, with their gold annotation."""
    vocab = spacy.blank("en").vocab
    return [token for doc in DocBin().from_disk(path).get_docs(vocab) for token in doc]


def learn(tokens: list[Token]) -> list[str]:
    """The lines of the table."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for token in tokens:
        if token.pos_ not in CLOSED:
            for kind in {word_class(token.pos_, str(token.morph)), token.pos_}:
                seen[token.lower_, kind][token.lemma_.lower() if token.lemma_ != "I" else "I"] += 1
    forms = {key: counts.most_common(1)[0][0] for key, counts in seen.items()}
    votes: dict[tuple[str, str], Counter[tuple[int, str]]] = defaultdict(Counter)
    for (form, kind), known in forms.items():
        stem = "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(form, known, strict=False)))
        change = len(form) - len(stem), known[len(stem) :]
        for length in range(1, min(LONGEST_SUFFIX, len(form) - 2) + 1):
            if change[0] <= length:
                votes[form[-length:], kind][change] += 1
    rules: dict[tuple[str, str], tuple[int, str]] = {}
    for (suffix, kind), counts in sorted(votes.items(), key=lambda item: (len(item[0][0]), item[0])):
        change, count = counts.most_common(1)[0]
        shorter = next((rules[suffix[n:], kind] for n in range(1, len(suffix)) if (suffix[n:], kind) in rules), (0, ""))
        if count >= 2 and 2 * count > sum(counts.values()) and change != shorter:
            rules[suffix, kind] = change

    def ruled(form: str, kind: str) -> str:
        found = next(
            (
                rules[form[-n:], kind]
                for n in range(min(LONGEST_SUFFIX, len(form) - 2), 0, -1)
                if (form[-n:], kind) in rules
            ),
            (0, ""),
        )
        return form[: len(form) - found[0]] + found[1]

    lines = [f"{form}\t{kind}\t{known}" for (form, kind), known in forms.items() if ruled(form, kind) != known]
    return sorted(lines) + sorted(f"-{s}\t{kind}\t{cut}\t{add}" for (s, kind), (cut, add) in rules.items())


def main() -> None:
    """Learns, writes and measures."""
    data, out = Path(sys.argv[1]), sys.argv[2]
    text = "".join(line + "\n" for line in learn(words(data / "train.spacy")))
    with open(out, "wb") as file, gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=0) as packed:
        packed.write(text.encode("utf-8"))
    for name in ("test-ud-ewt", "test-gum-open"):
        tokens = words(data / f"{name}.spacy")
        right = sum(lemma(t.text, t.pos_, str(t.morph)) == t.lemma_ for t in tokens)
        print(f"{name}: {right / len(tokens):.4f} of {len(tokens)} words")


if __name__ == "__main__":
    main()
