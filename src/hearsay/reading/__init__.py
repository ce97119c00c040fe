"""From bytes to a document and its voices: title, article, captions, quotes, comments, what the page says of itself."""

from .reader import Reading, read

__all__ = ["Reading", "read"]
