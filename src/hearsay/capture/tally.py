"""What is to be said of a web archive as a whole: what was left out of it, counted, in a few sentences."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

#: The code of the gap that only counts what is no page: no failure, for archives are full of it.
OTHER_RECORDS: Final = "archive-other-records"


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts over one archive. `others` are records that are no pages, by their plural; the rest is damage."""

    pages: int = 0
    failed: int = 0
    others: Counter[str] = field(default_factory=Counter)
    incomplete: int = 0
    broken: int = 0
    first: str = ""
    cut: str = ""

    def damaged(self, place: int, after: str) -> None:
        """Counts a damaged record, `after` being the address of the last one that was whole."""
        self.broken += 1
        self.first = self.first or f"near byte {place:,}" + (f", after {after}" if after else "")

    def said(self) -> Iterator[tuple[str, str]]:
        """Yields the code and the sentence of every gap."""
        if self.broken:
            these = "record is" if self.broken == 1 else "records are"
            yield "archive-broken-records", (
                f"{self.broken:,} {these} damaged and could not be read, the first {self.first}. The others were "
                "taken. Get the archive anew if what is missing matters."
            )
        if self.cut:
            yield "archive-cut-off", f"{self.cut} What comes before it was taken. Get the archive anew, or the rest."
        if not self.pages and not self.failed:
            yield "archive-without-pages", f"No page was found in the archive.{self._others()}"
        elif self.others or self.incomplete:
            taken = f"{self.pages:,} page{'' if self.pages == 1 else 's'} taken."
            yield OTHER_RECORDS, f"{taken}{self._others()}{self._incomplete()}"

    def _others(self) -> str:
        if not self.others:
            return ""
        named = [f"{name} ({count:,})" for name, count in sorted(self.others.items(), key=lambda o: (-o[1], o[0]))]
        return f" Not taken, since they are no pages: {', '.join(named)}."

    def _incomplete(self) -> str:
        if not self.incomplete:
            return ""
        return f" Of the pages, {self.incomplete:,} were cut short by whoever made the archive."
