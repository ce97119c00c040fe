"""Makes the shipped model from the treebanks, step by step; what a step has made in WORK is not made again.

    python make.py CORPORA WORK

WORK keeps every step; the model and the lists go into the program's folder.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
MODELS = HERE.parent / "src/hearsay/language/models"


def main() -> None:
    """Runs every step whose output is missing."""
    corpora, work = map(Path, sys.argv[1:3])
    data, grammar, names = work / "data", work / "grammar", work / "names"
    steps = [
        (data / "train.spacy", [HERE / "convert.py", corpora, data]),
        (MODELS / "places.txt.gz", [HERE / "places.py", MODELS / "places.txt.gz"]),
        (MODELS / "lemmas.txt.gz", [HERE / "lemmas.py", data, MODELS / "lemmas.txt.gz"]),
        (grammar / "model-last", train("grammar", data / "train.spacy", data / "dev.spacy", grammar)),
        (names / "model-best", train("names", data / "train.spacy", data / "dev.spacy", names)),
        (
            work / "assembled",
            [HERE / "assemble.py", grammar / "model-last", names / "model-best", data, MODELS / "english"],
        ),
    ]
    for made, step in steps:
        if not made.exists():
            print("+", *step, flush=True)
            subprocess.run([sys.executable, *map(str, step)], check=True)
    (work / "assembled").touch()


def train(part: str, train: Path, dev: Path, out: Path) -> list[object]:
    """The call of spaCy that trains a part."""
    options = ["--code", HERE / "registration.py", "--paths.train", train, "--paths.dev", dev, "--output", out]
    return ["-m", "spacy", "train", HERE / f"{part}.cfg", *options]


if __name__ == "__main__":
    main()
