"""How claims stand to each other: links of seven kinds, and the happenings that claims share."""

from .cluster import cluster
from .keys import keys
from .link import capped, link
from .pairs import pair

__all__ = ["capped", "cluster", "keys", "link", "pair"]
