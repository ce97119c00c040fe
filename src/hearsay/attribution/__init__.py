"""Who says so: statements with their source, cue, content and the statement that reports them."""

from .attribute import Attribution, attribute

__all__ = ["Attribution", "attribute"]
