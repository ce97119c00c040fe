"""Makes more training text for the finder of names out of the little there is: other names in the same sentences.

    python vary.py DATA

DATA is what convert.py wrote; `train-names.spacy` is added to it: the paragraphs of both treebanks as they are, and
for every paragraph of EWT that holds a name two more in which half of the names are exchanged for others of their kind:
names of the treebank, listed places, pairs of a listed given name and a family name of the treebank. From this a finder
learns to rely on the surroundings of a name (mention replacement; Dai and Adel, COLING 2020).
"""

import gzip
import random
import sys
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from hearsay.knowledge import table

COPIES = 2
Names = dict[str, list[list[str]]]


def known_names(docs: list[Doc]) -> Names:
    """The names of the treebank by kind, as words."""
    out: Names = defaultdict(list)
    for doc in docs:
        for name in doc.ents:
            out[name.label_].append([t.text for t in name])
    return out


def listed_names(known: Names, chance: random.Random) -> Names:
    """Names that the treebank does not have: places of the list, given names with its family names."""
    data = gzip.decompress(files("hearsay.language").joinpath("models", "places.txt.gz").read_bytes()).decode()
    places = [line.split(" ", 1)[1].title().split() for line in data.splitlines()]
    given = [word.title() for text in table("name_words")["given"].values() for word in text.split()]
    family = [words[-1] for words in known["PER"] if len(words) > 1]
    people = [[chance.choice(given), chance.choice(family)] for _ in range(4000)]
    return {"LOC": places, "PER": [*people, *([word] for word in given)]}


def exchanged(doc: Doc, known: Names, listed: Names, chance: random.Random) -> Doc:
    """The same paragraph with about half of its names exchanged."""
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    at = 0
    for name in doc.ents:
        words += [t.text for t in doc[at : name.start]]
        spaces += [bool(t.whitespace_) for t in doc[at : name.start]]
        tags += ["O"] * (name.start - at)
        new = [t.text for t in name]
        if chance.random() < 0.5:
            pool = listed if name.label_ in listed and chance.random() < 0.5 else known
            new = chance.choice(pool[name.label_])
            if name.text.isupper() and len(name) > 1:
                new = [word.upper() for word in new]
        words += new
        spaces += [True] * (len(new) - 1) + [bool(name[-1].whitespace_)]
        tags += [f"B-{name.label_}"] + [f"I-{name.label_}"] * (len(new) - 1)
        at = name.end
    words += [t.text for t in doc[at:]]
    spaces += [bool(t.whitespace_) for t in doc[at:]]
    tags += ["O"] * (len(doc) - at)
    return Doc(doc.vocab, words=words, spaces=spaces, ents=tags)


def vary(data: Path) -> None:
    """Writes the training set of the finder of names."""
    nlp, chance = spacy.blank("en"), random.Random(7)
    docs = {
        corpus: list(DocBin().from_disk(data / f"train-{corpus}.spacy").get_docs(nlp.vocab))
        for corpus in ("ud-ewt", "gum-open")
    }
    known = known_names(docs["ud-ewt"])
    listed = listed_names(known, chance)
    out = [*docs["ud-ewt"], *docs["gum-open"]]
    for _ in range(COPIES):
        out += [exchanged(doc, known, listed, chance) for doc in docs["ud-ewt"] if doc.ents]
    print(len(out), "paragraphs")
    DocBin(docs=out, store_user_data=False).to_disk(data / "train-names.spacy")


if __name__ == "__main__":
    vary(Path(sys.argv[1]))
