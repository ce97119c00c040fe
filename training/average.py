"""Takes the mean of the weights of two trainings, one of which went on from the other.

    python average.py FIRST SECOND OUT

What the second learned is kept, and what it forgot on the way comes back (weight-space ensembles for fine-tuning:
Wortsman et al., CVPR 2022).
"""

import sys

import spacy
from registration import use_fast_products

GRAMMAR = ("tok2vec", "morphologizer", "parser")


def main() -> None:
    """Writes the mean."""
    use_fast_products()
    first, second = (spacy.load(path) for path in sys.argv[1:3])
    for part in GRAMMAR:
        for mine, other in zip(first.get_pipe(part).model.walk(), second.get_pipe(part).model.walk(), strict=True):
            for name in mine.param_names:
                if mine.has_param(name):
                    mine.set_param(name, (mine.get_param(name) + other.get_param(name)) / 2)
    first.to_disk(sys.argv[3])


if __name__ == "__main__":
    main()
