"""How claims stand to each other: links of seven kinds, and the happenings that claims share."""

from .keys import keys
from .pairs import pair
from .relate import Related, relate

__all__ = ["Related", "keys", "pair", "relate"]
