"""Turns the open treebanks into spaCy's training format.

    python convert.py CORPORA OUT

CORPORA holds `ud-ewt`, `uner-ewt` and `gum-open` as CoNLL-U and IOB2 files (`.xz`). OUT gets `train.spacy`, `dev.spacy`
and, one file a corpus, `dev-*.spacy` and `test-*.spacy`. Every document of OUT is one paragraph, or up to eight
sentences where the corpus marks no paragraphs, since that is what the program parses at a time.

Names come from UNER for EWT. For GUM they are made from its entity annotation: a mention of a person, place or
organisation whose words are proper nouns; the outermost one wins, articles and titles are left out, as UNER does.
"""

import lzma
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from hearsay.knowledge import table
from hearsay.language.fold import fold

MOST_SENTENCES = 8
#: How often a corpus stands in the joint set: GUM is smaller, and its genres are nearer to the pages that are read.
WEIGHTS = {("train", "gum-open"): 2}
KINDS = {"person": "PER", "place": "LOC", "organization": "ORG"}
LINKING = frozenset({"of", "and", "the", "&", "-", ".", "de", "for"})
TITLES = frozenset(table("name_words")["title"]["words"].split())


@dataclass(slots=True)
class Sentence:
    """Rows of one sentence: the ten CoNLL-U columns, without multiword and empty tokens.

    `glued` holds the numbers of the words that no space follows.
    """

    id: str = ""
    opens: bool = False
    rows: list[list[str]] = field(default_factory=list)
    glued: set[int] = field(default_factory=set)
    names: list[str] | None = None


def sentences(path: Path) -> Iterator[Sentence]:
    """Reads a CoNLL-U file."""
    sentence = Sentence()
    for line in lzma.decompress(path.read_bytes()).decode("utf-8").split("\n"):
        if line.startswith(("# newdoc", "# newpar")) and "newpar_block" not in line:
            sentence.opens = True
        elif line.startswith("# sent_id"):
            sentence.id = line.split("=", 1)[1].strip()
        elif not line.startswith("#") and line:
            cols = line.split("\t")
            if cols[0].isdigit():
                sentence.rows.append(cols)
                if "SpaceAfter=No" in cols[9]:
                    sentence.glued.add(int(cols[0]))
            elif "-" in cols[0]:  # "don't" is two words without a space between them
                first, last = map(int, cols[0].split("-"))
                sentence.glued.update(range(first, last + ("SpaceAfter=No" in cols[9])))
        elif not line and sentence.rows:
            yield sentence
            sentence = Sentence()
    if sentence.rows:
        yield sentence


def uner(path: Path) -> dict[str, list[str]]:
    """Names of the same sentences, by sentence id; kinds other than PER, LOC and ORG are dropped."""
    out: dict[str, list[str]] = {}
    tags: list[str] = []
    for line in lzma.decompress(path.read_bytes()).decode("utf-8").split("\n"):
        if line.startswith("# sent_id"):
            tags = out.setdefault(line.split("=", 1)[1].strip(), [])
        elif line[:1].isdigit():
            tag = line.split("\t")[2].strip()
            tags.append(tag if tag[2:] in KINDS.values() else "O")
    return out


def gum_names(sentence: Sentence) -> list[str]:
    """IOB2 tags of the named mentions in one sentence of GUM."""
    spans: list[tuple[int, int, str]] = []
    stack: list[tuple[str, str, int]] = []
    for n, row in enumerate(sentence.rows):
        value = next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "")
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", value):
            if piece.startswith("("):
                parts = piece.strip("()").split("-")
                stack.append((parts[0], parts[1] if len(parts) > 1 else "", n))
            if piece.endswith(")"):
                key = piece.strip("()").split("-")[0]
                for k in range(len(stack) - 1, -1, -1):
                    if stack[k][0] == key:
                        spans.append((stack[k][2], n + 1, stack[k][1]))
                        del stack[k]
                        break
    tags = ["O"] * len(sentence.rows)
    for start, end, kind in sorted(spans, key=lambda s: s[0] - s[1]):
        if kind not in KINDS:
            continue
        words = sentence.rows[start:end]
        while words and (words[0][3] == "DET" or words[0][1].lower() in TITLES or words[0][3] == "PUNCT"):
            start, words = start + 1, words[1:]
        if words and words[-1][1] in ("'s", "’s", "'", "’"):
            end, words = end - 1, words[:-1]
        if not words or any(t != "O" for t in tags[start:end]):
            continue
        if kind == "person":  # "Ann Lee of the union" is named by its first words
            words = list(takewhile(lambda w: w[3] == "PROPN" or w[1] in ("-", "."), words))
        inside = {w[0] for w in words}
        head = next((w for w in words if w[6] not in inside), None)
        if head is not None and head[3] == "PROPN" and words[0][1][:1].isupper() and all(_in_name(w) for w in words):
            end = start + len(words)
            tags[start:end] = ["B-" + KINDS[kind]] + ["I-" + KINDS[kind]] * (end - start - 1)
    return tags


def _in_name(row: list[str]) -> bool:
    return row[3] in ("PROPN", "NUM") or row[1][:1].isupper() or row[1] in LINKING


def paragraphs(found: list[Sentence]) -> Iterator[list[Sentence]]:
    """Groups sentences into what is parsed at a time."""
    group: list[Sentence] = []
    for sentence in found:
        if group and (sentence.opens or len(group) >= MOST_SENTENCES):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def document(nlp: spacy.Language, group: list[Sentence]) -> Doc:
    """One paragraph as a spaCy document with all annotation."""
    words, spaces, tags, morphs, lemmas, heads, deps, names = [], [], [], [], [], [], [], []
    for sentence in group:
        base = len(words)
        for row in sentence.rows:
            n = int(row[0])
            words.append(fold(row[1].replace("\u00a0", "_").replace(" ", "_")))
            spaces.append(n not in sentence.glued)
            tags.append(row[3])
            morphs.append("" if row[5] == "_" else row[5])
            lemmas.append(row[2])
            heads.append(base + (int(row[6]) or n) - 1)
            deps.append("ROOT" if row[7] == "root" else row[7])
        names += sentence.names if sentence.names is not None else ["O"] * len(sentence.rows)
        spaces[-1] = True
    # a name cannot begin with I-
    for n, tag in enumerate(names):
        if tag.startswith("I-") and (n == 0 or names[n - 1][2:] != tag[2:]):
            names[n] = "B-" + tag[2:]
    return Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        pos=tags,
        morphs=morphs,
        lemmas=lemmas,
        heads=heads,
        deps=deps,
        ents=names,
    )


def convert(nlp: spacy.Language, corpora: Path, out: Path) -> None:
    """Writes every split of both treebanks, and the joint training and development sets."""
    joint: dict[str, list[Doc]] = {"train": [], "dev": []}
    for split in ("train", "dev", "test"):
        for corpus in ("ud-ewt", "gum-open"):
            path = corpora / corpus / f"{split}.conllu.xz"
            found = list(sentences(path))
            known = uner(corpora / "uner-ewt" / f"{split}.iob2.xz") if corpus == "ud-ewt" else {}
            missing = 0
            for sentence in found:
                names = known.get(sentence.id) if known else gum_names(sentence)
                if names is None or len(names) != len(sentence.rows):
                    missing += 1
                    names = [""] * len(sentence.rows)
                sentence.names = names
            docs = [document(nlp, group) for group in paragraphs(found)]
            print(corpus, split, len(found), "sentences", sum(map(len, docs)), "tokens", missing, "without names")
            DocBin(docs=docs, store_user_data=False).to_disk(out / f"{split}-{corpus}.spacy")
            if split in joint:
                joint[split] += docs * WEIGHTS.get((split, corpus), 1)
    for split, docs in joint.items():
        DocBin(docs=docs, store_user_data=False).to_disk(out / f"{split}.spacy")


if __name__ == "__main__":
    Path(sys.argv[2]).mkdir(parents=True, exist_ok=True)
    convert(spacy.blank("en"), Path(sys.argv[1]), Path(sys.argv[2]))
