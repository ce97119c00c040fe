"""From bytes to a document and its voices: title, article, captions, quotes, comments, what the page says of itself."""

from .dates import iso_day
from .reader import Reading, read

__all__ = ["Reading", "iso_day", "read"]
