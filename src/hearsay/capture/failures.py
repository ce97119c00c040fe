"""Why an address gave no page: raised on the way, and always turned into a gap before it leaves this package."""

from ..errors import InputError


class NotFetched(InputError):
    """An address gave no page. `passing`: it may a moment later; `hostwide`: no page of its host can be had."""

    def __init__(self, code: str, sentence: str, *, passing: bool = False, hostwide: bool = False) -> None:
        """Keeps a stable short code, and a sentence that says what was found and what to do."""
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.passing = passing
        self.hostwide = hostwide
