"""The dossier: everything a case holds as one file for people, the answer first and the evidence under it.

dossier(ledger, title=…, version=…, case_digest=…) -> str      one HTML file that needs nothing else
"""

from .page import dossier

__all__ = ["dossier"]
