"""Sentences, words, grammar and names, by a model that is shipped with the program."""

from .datelines import Dateline, dateline, is_credit
from .fold import fold
from .headlines import names_source
from .model import leave_out_extras, load
from .pipeline import READ_KINDS, analyse
from .tree import ancestors, child, children, span, subtree

__all__ = [
    "READ_KINDS", "Dateline", "analyse", "ancestors", "child", "children", "dateline", "fold", "is_credit",
    "leave_out_extras", "load", "names_source", "span", "subtree",
]
