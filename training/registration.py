"""Given to `spacy train --code`: the program's own architecture, and fast matrix products."""

from hearsay.language import name_features  # noqa: F401
from hearsay.language.arithmetic import use_fast_products, use_precision  # noqa: F401

use_fast_products()
