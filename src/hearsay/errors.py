"""The errors that hearsay raises on purpose.

    HearsayError
    ├── UsageError        the call cannot be meant this way
    ├── InputError        an input cannot be taken or read
    │   ├── TooLarge      it is over the size limit
    │   └── NotText       it holds no text that can be read
    ├── CaseError         the case file cannot be used
    │   ├── NotACase      the file is something else, or of a newer version
    │   ├── CaseBusy      another process writes to it
    │   └── CannotWrite   disk full, folder read-only
    └── KnowledgeError    a data file is missing or malformed

Every message says what was being done, what was found, and what to do.
"""


class HearsayError(Exception):
    """Anything that hearsay raises on purpose. `code` is stable and short."""

    code = "error"


class UsageError(HearsayError):
    """The call cannot be meant this way."""

    code = "usage"


class InputError(HearsayError):
    """An input cannot be taken or read."""

    code = "unreadable"


class TooLarge(InputError):
    """An input is over the size limit."""

    code = "too-large"


class NotText(InputError):
    """An input holds no text that can be read."""

    code = "not-text"


class CaseError(HearsayError):
    """The case file cannot be used."""

    code = "case"


class NotACase(CaseError):
    """The file is no case, or one of a newer version."""

    code = "not-a-case"


class CaseBusy(CaseError):
    """Another process writes to the case."""

    code = "case-busy"


class CannotWrite(CaseError):
    """The case cannot be written: the disk is full or the folder read-only."""

    code = "cannot-write"


class KnowledgeError(HearsayError):
    """A data file is missing or malformed."""

    code = "knowledge"
