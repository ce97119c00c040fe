"""The dossier: everything a case holds as one file for people, the answer first and the evidence under it.

dossier(ledger, title=…, version=…, case_digest=…) -> str      one HTML file that needs nothing else
as_markdown(page) -> str                                       the same as Markdown
"""

from .markdown import as_markdown
from .page import dossier

__all__ = ["as_markdown", "dossier"]
