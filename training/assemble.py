"""Puts the trained parts together as the shipped model, measures it, and writes its card.

    python assemble.py GRAMMAR NAMES DATA OUT

GRAMMAR and NAMES are folders that `spacy train` wrote, DATA is what convert.py wrote, OUT the model's folder.
"""

import json
import shutil
import sys
import time
from pathlib import Path
from typing import Any

import spacy
from registration import use_fast_products, use_precision
from spacy.tokens import Doc, DocBin
from spacy.training import Example

use_fast_products()
CARD = Path(__file__).with_name("card.md")
SETS = {"EWT test": "test-ud-ewt", "GUM-open test": "test-gum-open"}
FIGURES = {
    "tags": "pos_acc",
    "morphology": "morph_acc",
    "UAS": "dep_uas",
    "LAS": "dep_las",
    "sentence ends": "sents_f",
    "names": "ents_f",
}


def assemble(grammar: Path, names: Path, out: Path) -> Any:
    """Writes the pipeline of both parts and returns it loaded."""
    nlp = spacy.load(grammar)
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.meta.update(name="hearsay_english", license="CC BY-SA 4.0", performance={}, description="English for hearsay")
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # those of this machine are of no use to others
    shutil.rmtree(out, ignore_errors=True)
    use_precision(nlp, "float16")  # half the size on disk; no figure of the card changes
    nlp.to_disk(out)
    shutil.rmtree(out / "vocab")  # words are learned as they are met; labels lie with their components
    return use_precision(spacy.load(out), "float32")


def examples(nlp: Any, path: Path, by_sentence: bool) -> list[Example]:
    """Gold documents beside bare ones; with `by_sentence` each sentence is a document, so that its ends are given."""
    gold = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    if by_sentence:
        gold = [sentence.as_doc() for doc in gold for sentence in doc.sents]
    return [
        Example(Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc]), doc)
        for doc in gold
    ]


def measure(nlp: Any, data: Path) -> dict[str, dict[str, float]]:
    """Figures in percent on each test set, from gold words: ends of sentences found, and given."""
    out = {}
    for label, name in SETS.items():
        for how, by_sentence in (("", False), (", sentences given", True)):
            scores = nlp.evaluate(examples(nlp, data / f"{name}.spacy", by_sentence))
            out[label + how] = {
                figure: round(100 * scores[key], 1) for figure, key in FIGURES.items() if scores.get(key)
            }
    return out


def speed(nlp: Any, data: Path) -> int:
    """Tokens a second over both test sets, the best of three runs."""
    words = [
        [t.text for t in doc]
        for name in SETS.values()
        for doc in DocBin().from_disk(data / f"{name}.spacy").get_docs(nlp.vocab)
    ]
    best = 0.0
    for _ in range(3):
        docs = [Doc(nlp.vocab, words=w) for w in words]
        began = time.perf_counter()
        for _doc in nlp.pipe(docs, batch_size=128):
            pass
        best = max(best, sum(map(len, words)) / (time.perf_counter() - began))
    return round(best)


def main() -> None:
    """Runs all of it."""
    grammar, names, data, out = map(Path, sys.argv[1:5])
    nlp = assemble(grammar, names, out)
    figures = measure(nlp, data)
    size = sum(f.stat().st_size for f in out.rglob("*") if f.is_file()) / 1e6
    head = "| | " + " | ".join(FIGURES) + " |\n|---" * 1 + "|---" * len(FIGURES) + "|\n"
    rows = "".join(
        f"| {label} | " + " | ".join(str(row.get(f, "")) for f in FIGURES) + " |\n" for label, row in figures.items()
    )
    card = CARD.read_text(encoding="utf-8").format(table=head + rows, size=f"{size:.1f}", speed=f"{speed(nlp, data):,}")
    (out / "MODEL.md").write_text(card, encoding="utf-8")
    print(json.dumps(figures, indent=1), f"{size:.1f} MB")


if __name__ == "__main__":
    main()
