"""Makes the shipped model from the treebanks, step by step; what a step has made in WORK is not made again.

    python make.py CORPORA WORK

WORK keeps every step; the model and the lists go into the program's folder.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
MODELS = HERE.parent / "src/hearsay/language/models"
GRAMMAR = ("tok2vec", "morphologizer", "parser")
#: Sentences of reports among those of the treebanks: a tenth of the words.
SENTENCES = 1800


def main() -> None:
    """Runs every step whose output is missing."""
    corpora, work = map(Path, sys.argv[1:3])
    data, treebanks, reports = work / "data", work / "treebanks", work / "reports"
    grammar, names = work / "grammar", work / "names"
    mixed = data / "mixed.spacy"
    steps = [
        (data / "train.spacy", [HERE / "convert.py", corpora, data]),
        (MODELS / "places.txt.gz", [HERE / "places.py", MODELS / "places.txt.gz"]),
        (MODELS / "lemmas.txt.gz", [HERE / "lemmas.py", data, MODELS / "lemmas.txt.gz"]),
        (treebanks / "model-last", train("grammar", data / "train.spacy", data / "dev.spacy", treebanks)),
        (mixed, [HERE / "reports.py", SENTENCES, data / "train.spacy", mixed]),
        (
            reports / "model-last",
            [*train("reports", mixed, data / "dev.spacy", reports), *parts_of(treebanks / "model-last")],
        ),
        (grammar, [HERE / "average.py", treebanks / "model-last", reports / "model-last", grammar]),
        (names / "model-best", train("names", data / "train.spacy", data / "dev.spacy", names)),
        (
            work / "assembled",
            [HERE / "assemble.py", grammar, names / "model-best", data, MODELS / "english"],
        ),
    ]
    for made, step in steps:
        if not made.exists():
            print("+", *step, flush=True)
            subprocess.run([sys.executable, *map(str, step)], check=True)
    (work / "assembled").touch()


def parts_of(trained: Path) -> list[object]:
    """The options by which a training goes on from what is trained."""
    return [word for part in GRAMMAR for word in (f"--components.{part}.source", trained)]


def train(part: str, train: Path, dev: Path, out: Path) -> list[object]:
    """The call of spaCy that trains a part."""
    options = ["--code", HERE / "registration.py", "--paths.train", train, "--paths.dev", dev, "--output", out]
    return ["-m", "spacy", "train", HERE / f"{part}.cfg", *options]


if __name__ == "__main__":
    main()
