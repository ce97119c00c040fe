"""Names of people, bodies and places: found in a document, grouped, placed on the map, and joined over documents."""

from .added_places import Added, add_places
from .build_gazetteer import build_gazetteer
from .exonyms import one_place
from .find import Found, find
from .gazetteer import Gazetteer, added_number, added_path, gazetteer_path, is_current, open_gazetteer
from .join import join
from .overrule import Overruled, overrule
from .refer import Referred, refer
from .similar import SameName, same_name

__all__ = [
    "Added",
    "Found",
    "Gazetteer",
    "Overruled",
    "Referred",
    "SameName",
    "add_places",
    "added_number",
    "added_path",
    "build_gazetteer",
    "find",
    "gazetteer_path",
    "is_current",
    "join",
    "one_place",
    "open_gazetteer",
    "overrule",
    "refer",
    "same_name",
]
