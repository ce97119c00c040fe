"""Quotations that no verb in their own sentence claims: continuations, quotations after a colon, signed ones."""

from collections.abc import Sequence

from .draft import Draft, Stretch
from .groups import groups
from .labels import signed
from .page import MARKS, SET_OFF, Page, Unit
from .phrases import around
from .signatures import SIGNED_BLOCK
from .sources import subject
from .words import COMMAS, PERSONAL, finite, holds_clause, listed, verbal

_BLOCK = "block set off by the page, after a statement of this source"
_OPENING = 6  # words in which a sentence shows its subject and verb
#: Stances under which something is told, so that the next sentence can go on with it.
_RETOLD = frozenset({"says", "claims", "admits", "confirms", "warns", "predicts", "promises"})
_OF_OTHERS = PERSONAL - {"i", "you", "we"} | {"there", "this"}
_BEAT = 12  # words of a sentence that shows a speaker before his words
_TRAILING = 8  # words outside a quotation that still belong to it
_SPEECH = frozenset({"quote", "clause", "that"})


def complete(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Returns the drafts with the quotations added that only their place on the page gives to a speaker."""
    return _Reader(page, drafts).read()


class _Reader:
    """Goes through the sentences of a page once and remembers who spoke last."""

    def __init__(self, page: Page, drafts: Sequence[Draft]) -> None:
        self.page = page
        self.out: list[Draft] = list(drafts)
        self.covered = {n for d in drafts if not d.unit.level for first, last in d.content for n in range(first, last)}
        self.by_unit: dict[int, list[int]] = {}
        for n, draft in enumerate(drafts):
            self.by_unit.setdefault(draft.unit.first, []).append(n)
        self.speech: int | None = None  # the draft that the last quotation belongs to
        self.colon: Unit | None = None  # the sentence before, where it ends a paragraph with a colon
        self.block: int | None = None  # the draft that a block set off by the page belongs to
        self.beat: Unit | None = None  # the sentence before, where it quotes nothing
        #: Paragraphs of blocks that somebody has signed.
        self.signed = {page.parse.sentences[page.parse.sentence_of[first]].paragraph for d in drafts
                       if d.reason == SIGNED_BLOCK for first in (d.unit.first, *(c[0] for c in d.content))}
        self.told: int | None = None  # the draft that ends the sentence before, where its words are retold

    def read(self) -> list[Draft]:
        """Returns all drafts, those of quotations without a verb among them."""
        before: Unit | None = None
        for unit in self.page.units:
            if unit.level:
                continue
            if before is None or before.paragraph != unit.paragraph:
                self._new_paragraph(before, unit)
                self.told = self.beat = None
            if not self._goes_on_told(unit):
                self._take(unit)
                self.told = self._retold(unit)
            self.beat = None if unit.quotations or unit.first in self.by_unit else unit
            before = unit
        return self.out

    def _new_paragraph(self, before: Unit | None, unit: Unit) -> None:
        self.colon = before if before is not None and self.page.tokens[before.last - 1].text == ":" else None
        if before is None or self.colon or not (_goes_on(before, unit) or self._is_longer_speech(before, unit)):
            self.speech = None

    def _is_longer_speech(self, before: Unit, unit: Unit) -> bool:
        """Whether a quotation of several paragraphs begins here, right behind a sentence that names its speaker."""
        if self.speech is None or self.out[self.speech].unit is not before or not unit.quotations:
            return False
        first = unit.quotations[0]
        return first.outer_first == unit.first and _only_quotations(unit) and not first.stretch.closed

    def _take(self, unit: Unit) -> None:
        mine = self.by_unit.get(unit.first, [])
        speaking = [n for n in mine if _speaks(self.out[n])]
        if unit.paragraph in self.signed:
            self.block = None
            return
        if self._set_off(unit) and not mine and self.block is not None:
            self._take_block(unit, self.block)
            return
        if not self._set_off(unit):
            self.block = next((n for n in reversed(mine) if self.out[n].source and not self._reports(n, mine)), None)
        if speaking:
            self.speech = speaking[-1]
            return
        free = [q for q in unit.quotations if q.first not in self.covered]
        if self.colon is not None and unit.first == self.page.parse.paragraphs[unit.paragraph].first:
            self._after_colon(unit, self.colon)
        elif not mine and self._signed(unit):
            return
        elif free and _only_quotations(unit):
            if self.speech is None and self.beat is not None:
                self._after_beat(unit, self.beat)
            self._continue([(q.first, q.last) for q in free])
        elif free and not mine and _begins_with_speech(unit):
            self._continue([(free[0].first, unit.end)])
        elif not unit.quotations:
            self.speech = None

    def _retold(self, unit: Unit) -> int | None:
        """The draft whose retold words the sentence ends with: `He said that it would be rebuilt.`."""
        mine = self.by_unit.get(unit.first, [])
        if len(mine) != 1 or unit.quotations or self.out[mine[0]].unit is not unit:
            return None
        draft = self.out[mine[0]]
        past = draft.cue is not None and any("Tense=Past" in t.morph for t in unit.tokens[draft.cue[0]:draft.cue[1]])
        words = unit.tokens[draft.content[0][0]:draft.content[-1][1]]
        shifted = any(t.lower in listed("shifted") for t in words)
        ends = draft.content[-1][1] >= unit.end
        told = past and shifted and ends and draft.stance in _RETOLD
        return mine[0] if told and draft.source is not None and not draft.negated else None

    def _goes_on_told(self, unit: Unit) -> bool:
        """`He said it would be rebuilt. It would cost nine million.`: the next sentence is still his, by its tense."""
        if self.told is None or unit.quotations or unit.first in self.by_unit:
            return False
        head = unit.tokens[unit.first:unit.first + _OPENING]
        subject = next((t for t in head if t.pos not in {"ADV", "CCONJ"} and t.text not in COMMAS), None)
        verb = next((t for t in head if finite(t)), None)
        if subject is None or verb is None or unit.tokens[unit.last - 1].text == "?":
            return False
        if subject.lower not in _OF_OTHERS or verb.lower not in listed("shifted"):
            return False
        reason = f"retold on, in the tense of the sentence before, after {self.out[self.told].reason}"
        self.out.append(self.out[self.told]._replace(content=((unit.first, unit.end),), reason=reason))
        return True

    def _set_off(self, unit: Unit) -> bool:
        return self.page.kinds[unit.paragraph] in SET_OFF

    def _reports(self, n: int, mine: Sequence[int]) -> bool:
        """Whether a draft holds the cue of another one: the words set off are those of whom it reports."""
        cues = [cue for k in mine if (cue := self.out[k].cue) and k != n]
        return any(first <= cue[0] < last for cue in cues for first, last in self.out[n].content)

    def _take_block(self, unit: Unit, block: int) -> None:
        """A block set off by the page holds the words of whoever spoke in the sentence before it."""
        paragraph, owner = self.page.parse.paragraphs[unit.paragraph], self.out[block]
        if unit.first != paragraph.first:
            return
        if owner.reason == _BLOCK:
            self.out[block] = owner._replace(content=(*owner.content, self._block(unit)))
        else:
            above = next((d.cue for d in self.out if d.cue and owner.cue and d.unit is owner.unit and any(
                first <= owner.cue[0] < last for first, last in d.content)), owner.outer)
            self.out.append(owner._replace(content=(self._block(unit),), negated=False, reason=_BLOCK, outer=above))
            self.block = len(self.out) - 1

    def _continue(self, found: Sequence[Stretch]) -> None:
        if self.speech is not None:
            owner = self.out[self.speech]
            self.out[self.speech] = owner._replace(content=(*owner.content, *found))

    def _after_beat(self, unit: Unit, beat: Unit) -> None:
        """`She shrugged. “They said so.”`: a short sentence that shows a person, and words of hers behind it."""
        subject = next((t for t in unit.tokens[beat.first:beat.last] if t.dep == "nsubj"), None)
        if subject is None or beat.last - beat.first > _BEAT or subject.index > beat.first + 3:
            return
        if subject.lower in {"he", "she", "i"} or subject.name == "PER":
            source = around(unit.parse, subject.index, floor=beat.first, ceiling=subject.head, place="elsewhere")
            if source is not None and verbal(unit.tokens[subject.head]):
                self.out.append(Draft(unit, source, None, (), "says", False,
                                      "quotation right behind a short sentence that shows its speaker"))
                self.speech = len(self.out) - 1

    def _after_colon(self, unit: Unit, colon: Unit) -> None:
        quoted = self.page.tokens[unit.first].text in MARKS
        known = self.by_unit.get(colon.first, [])
        if known:
            if quoted:
                draft = self.out[known[-1]]
                self.out[known[-1]] = draft._replace(content=(*draft.content, self._block(unit)))
                self.speech = known[-1]
            return
        found = _announcing(colon)
        if found is not None:
            self.out.append(found._replace(content=(self._block(unit),)))
            self.speech = len(self.out) - 1

    def _block(self, unit: Unit) -> Stretch:
        """What a colon announces at the end of a paragraph: the next one, or the quotation that it begins with."""
        paragraph = self.page.parse.paragraphs[unit.paragraph]
        first = unit.opening.get(paragraph.first)
        return (first.first, first.last) if first else (paragraph.first, paragraph.last)

    def _signed(self, unit: Unit) -> bool:
        draft = signed(self.page, unit)
        if draft is not None:
            self.out.append(draft)
        return draft is not None


def _goes_on(before: Unit, unit: Unit) -> bool:
    """A quotation that was left open at the end of a paragraph and is opened again in the next one."""
    if not before.quotations or not unit.quotations:
        return False
    last, first = before.quotations[-1], unit.quotations[0]
    return not last.stretch.closed and first.outer_first == unit.first and first.stretch.opened


def _speaks(draft: Draft) -> bool:
    if draft.unit.level:
        return False
    return any(q.first < last and first < q.last for first, last in draft.content for q in draft.unit.quotations
               if q.last - q.first > 3 or draft.unit.tokens[q.last - 1].text in ",.?!")


def _only_quotations(unit: Unit) -> bool:
    return all(n in unit.inside or not unit.tokens[n].text[0].isalnum() for n in range(unit.first, unit.last))


def _begins_with_speech(unit: Unit) -> bool:
    """`“It is a plain tax” for the lake towns.`: a quoted sentence with a few words behind it and no verb in them."""
    first = unit.quotations[0]
    rest = [unit.tokens[n] for n in range(unit.first, unit.last) if n not in unit.inside]
    if first.outer_first != unit.first or len(rest) > _TRAILING or any(verbal(t) for t in rest):
        return False
    return first.last - first.first > 3 and holds_clause(unit.parse, first.first, last=first.last)


def _announcing(unit: Unit) -> Draft | None:
    """`Doe continued:`, with what follows still to be filled in."""
    speaking = [g for g in groups(unit) if _SPEECH & g.takes]
    if not speaking:
        return None
    group = speaking[-1]
    return Draft(unit, subject(unit, group), (group.first, group.last), (), group.cue.stance, group.negated,
                 f"text after {unit.tokens[group.head].text!r} and a colon")
