"""Names of people, bodies and places: found in a document, grouped, placed on the map, and joined over documents."""

from .build_gazetteer import build_gazetteer
from .find import Found, find
from .gazetteer import Gazetteer, gazetteer_path, is_current, open_gazetteer
from .join import join
from .similar import SameName, same_name

__all__ = [
    "Found",
    "Gazetteer",
    "SameName",
    "build_gazetteer",
    "find",
    "gazetteer_path",
    "is_current",
    "join",
    "open_gazetteer",
    "same_name",
]
