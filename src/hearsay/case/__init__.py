"""The store: one SQLite file a case. Knows the records, not the stages that make them."""

from .export import EXPORTED_FORMATS, export, schema
from .judgements import append, link_id
from .remembered import read_remembered
from .store import Analysis, Case
from .verdicts import judged_links, on_one_root
from .verify import verify

__all__ = [
    "EXPORTED_FORMATS",
    "Analysis",
    "Case",
    "append",
    "export",
    "judged_links",
    "link_id",
    "on_one_root",
    "read_remembered",
    "schema",
    "verify",
]
