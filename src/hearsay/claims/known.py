"""All that is given of a document, in the forms that the parts of the extraction ask for."""

from collections.abc import Sequence
from functools import cached_property

from ..records import Document, DocumentEntity, Mention, Parse, Segment, Statement, TimeExpression
from .captions import is_caption
from .counts import figures
from .kinds import with_kinds
from .noun_phrases import Mentions
from .places import Name, Place, spelled
from .quantities import find_quantities
from .speakers import Speakers
from .times import TimeSpan
from .toponyms import Toponyms
from .when import Timed, placed_times
from .wordclasses import is_wide_name

_LONGEST_TITLE = 30  # words


class Known:
    """All that is given of a document, in the forms that the parts of the extraction ask for."""

    def __init__(
        self,
        document: Document,
        segments: Sequence[Segment],
        parse: Parse,
        statements: Sequence[Statement],
        mentions: Sequence[Mention],
        times: Sequence[TimeExpression],
        entities: Sequence[DocumentEntity],
    ) -> None:
        parse = with_kinds(parse, mentions, entities)
        self.document, self.parse, self.text = document, parse, document.text
        self.mentions = Mentions(parse, mentions)
        self.toponyms = Toponyms(parse, mentions, entities)
        self.speakers = Speakers(parse, statements)
        self.times = placed_times(parse, times)
        spans = sorted(TimeSpan(t.start, t.end, t.type == "DURATION" and t.earliest is None) for t in times)
        self.figures = figures(parse, find_quantities(document, parse, times=spans), text=document.text)
        self.timed = frozenset(n for t in self.times for n in range(t.first, t.last))
        self.kinds = {segment.id: segment.kind for segment in segments}
        self._places: dict[int, list[Place]] = {}
        self._times: dict[int, list[Timed]] = {}
        for timed in self.times:
            self._times.setdefault(parse.sentence_of[timed.first], []).append(timed)

    def segment(self, token: int) -> str:
        """The id of the segment that a word stands in."""
        return self.parse.paragraphs[self.parse.sentences[self.parse.sentence_of[token]].paragraph].segment

    def is_title(self, token: int) -> bool:
        """Tells whether a word stands in a title: so marked, or a first short line that ends without a full stop."""
        if self.kinds.get(self.segment(token)) in {"title", "heading"}:
            return True
        first = self.parse.paragraphs[0]
        short = first.last - first.first <= _LONGEST_TITLE and len(self.parse.paragraphs) > 1
        return short and token < first.last and self.parse.tokens[first.last - 1].text not in {".", "!"}

    def is_picture(self, token: int) -> bool:
        """Tells whether a word stands in the caption of a picture."""
        sentence = self.parse.sentence_of[token]
        return self.kinds.get(self.segment(token)) == "caption" or is_caption(self.parse, sentence)

    @cached_property
    def _names(self) -> list[list[Name]]:
        return [self.toponyms.names(n) for n in range(len(self.parse.sentences))]

    @cached_property
    def _toponyms(self) -> frozenset[str]:
        """Names that some sentence of the document shows to be places: they are places in its other sentences too."""
        return frozenset(n.words for names in self._names for n in names if n.shown and n.place.preposition)

    def places(self, sentence: int) -> list[Place]:
        """The names of places of a sentence."""
        if sentence not in self._places:
            self._places[sentence] = [
                name.place
                for name in self._names[sentence]
                if (name.shown or name.words in self._toponyms)
                and self.timed.isdisjoint(range(name.place.first, name.place.last))
                and not self.speakers.is_source(self._stretch(name.place))
            ]
        return self._places[sentence]

    def _stretch(self, place: Place) -> tuple[int, int]:
        return self.parse.tokens[place.first].start, self.parse.tokens[place.last - 1].end

    @cached_property
    def named(self) -> frozenset[int]:
        """The sentences that name a place narrower than a country."""
        narrow = (n for n in range(len(self.parse.sentences)) if any(map(self._is_narrow, self.places(n))))
        return frozenset(narrow)

    def _is_narrow(self, place: Place) -> bool:
        return not is_wide_name(spelled(self.parse, place.first, place.last))

    def times_in(self, sentence: int) -> list[Timed]:
        """The expressions of time of a sentence."""
        return self._times.get(sentence, [])
