"""Whom the words of a source mean: the entity of a name, of a pronoun, of a description by office ("the minister").

Resolution stays within the document and goes by agreement, by office, by who spoke last and by nearness. What fits
nobody, or more than one alike, stays open.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..records import DocumentEntity, Mention
from .draft import Draft
from .kinds import kind_of
from .offices import beside, is_office, same_office, sex
from .page import Page
from .phrases import Phrase
from .words import COMMAS, listed, nominal

_REACH = 14  # words before a relative pronoun
_BACK = 40  # mentions that are looked back at
_CANDIDATES = 5
_BODIES = frozenset({"organisation", "group"})


class Resolved(NamedTuple):
    """An entity, the words that say why, and whether it is a person."""

    entity: str
    reason: str
    person: bool = False


class _Seen(NamedTuple):
    first: int  # tokens
    last: int
    entity: str


@dataclass
class Resolver:
    """Knows the names of a document and, while it goes through the statements, who spoke last."""

    page: Page
    kinds: dict[str, str]
    names: dict[str, str]
    seen: list[_Seen]
    seats: frozenset[str]
    offices: dict[str, set[str]] = field(default_factory=dict)
    sexes: dict[str, str] = field(default_factory=dict)
    speakers: list[str] = field(default_factory=list)  # entities, in the order that they spoke
    stranger: int = -1  # where somebody without a name spoke since

    def resolve(self, draft: Draft, *, speaker: str | None) -> Resolved | None:
        """Returns whom the source of a statement means; `speaker` is the one whose words the statement stands in."""
        if draft.source is None:
            return None
        found = self._find(draft.source, speaker=speaker)
        if found is None:
            if draft.unit.level == 0 and self._is_stranger(draft.source):
                self.stranger = draft.source.first
            return None
        if draft.unit.level == 0 and not draft.printed:
            self.speakers.append(found.entity)
            self.stranger = -1
        return found._replace(person=self.kinds[found.entity] == "person")

    def candidates(self, source: Phrase) -> tuple[str, ...]:
        """Returns whom words may mean that were not resolved, the nearest first: those that agree with them."""
        head = self.page.tokens[source.head]
        before = list(dict.fromkeys(m.entity for m in self._before(source.first)))
        if head.lower in listed("male") | listed("female"):
            who = "m" if head.lower in listed("male") else "f"
            fitting = [e for e in before if self._fits(e, who)]
        elif head.lower in listed("body"):
            fitting = [e for e in before if self.kinds[e] in _BODIES]
        elif is_office(head.lower) and self.page.tokens[source.first].lower in listed("definite"):
            fitting = [e for e in before if self.kinds[e] == "person" and not self.offices.get(e)]
        else:
            fitting = []
        return tuple(fitting[:_CANDIDATES])

    def is_metonym(self, source: Phrase, meant: Resolved | None) -> bool:
        """Whether a place is named for who speaks there: "Moscow", "the Estonian side", a country as a speaker."""
        head = self.page.tokens[source.head]
        if head.lower in listed("sides"):
            return True
        named = head.pos == "PROPN" or head.name == "LOC"
        return meant is not None and named and (meant.entity in self.seats or self.kinds[meant.entity] == "place")

    def _find(self, source: Phrase, *, speaker: str | None) -> Resolved | None:
        head = self.page.tokens[source.head]
        named = self._named(source)
        if named is not None:
            return Resolved(named, "")
        if head.lower in listed("speaker"):
            return Resolved(speaker, f"{head.text!r} is the one who is quoted") if speaker else None
        if head.lower in listed("relative_pronouns"):
            return self._antecedent(source)
        if head.lower in listed("male"):
            return self._person(source, who="m")
        if head.lower in listed("female"):
            return self._person(source, who="f")
        if head.lower in listed("body"):
            return self._body(source)
        return self._described(source) if head.pos in {"NOUN", "PROPN", "ADJ"} else None

    def _named(self, source: Phrase) -> str | None:
        """The mention that covers the head of the phrase, or a person named in its core ("Prime Minister Jane Doe")."""
        inside, core = self._within(source.first, source.last), self._core(source)
        for mention in inside:
            if mention.first <= source.head < mention.last:
                return mention.entity
        people = [m for m in inside if m.last <= core and self.kinds[m.entity] == "person"]
        if people and self._ends_core(people[-1], source):
            return people[-1].entity
        beside = [m for m in inside if m.first == core + 1 and self.kinds[m.entity] == "person"]
        if beside and is_office(self.page.tokens[source.head].lower) and self.page.tokens[core].text == ",":
            return beside[0].entity
        ends = [m for m in inside if m.last == core and m.first > source.first]
        return ends[-1].entity if ends and self.page.tokens[source.head].pos == "PROPN" else None

    def _ends_core(self, mention: _Seen, source: Phrase) -> bool:
        """The name ends the core of the phrase: "pollster Jane Doe", not "Doe spokesman" nor "the wife of Doe"."""
        if mention.last != self._core(source):
            return False
        between = self.page.tokens[source.head + 1:mention.first] if source.head < mention.first else ()
        return not any(t.pos == "ADP" or t.lower == "'s" for t in between)

    def _core(self, source: Phrase) -> int:
        """The end of a phrase before its first comma, bracket or relative pronoun."""
        for n in range(source.first + 1, source.last):
            token = self.page.tokens[n]
            if token.text in COMMAS or token.text == "(" or token.lower in {"who", "which"}:
                return n
        return source.last

    def _within(self, first: int, last: int) -> list[_Seen]:
        at = bisect_right(self.seen, first, key=lambda m: m.first) - 1
        out = []
        for mention in self.seen[max(0, at):]:
            if mention.first >= last:
                break
            if mention.last > first:
                out.append(mention)
        return out

    def _before(self, at: int) -> list[_Seen]:
        """Mentions before a token, nearest first."""
        end = bisect_right(self.seen, at - 1, key=lambda m: m.first)
        return [m for m in reversed(self.seen[max(0, end - _BACK):end]) if m.last <= at]

    def _antecedent(self, source: Phrase) -> Resolved | None:
        """The noun right before a relative pronoun."""
        tokens, end = self.page.tokens, source.first
        while end > 0 and (tokens[end - 1].text in COMMAS or tokens[end - 1].text == ")"):
            end -= 1
        owner = tokens[tokens[source.head].head].head
        for mention in self._before(source.first)[:6]:
            if mention.last == end or mention.first <= owner < mention.last:
                name = self.names[mention.entity]
                return Resolved(mention.entity, f"{tokens[source.head].text!r} is {name}, named right before")
        described = self._before_relative(end)
        return self._described(described) if described else None

    def _before_relative(self, end: int) -> Phrase | None:
        """The noun phrase that ends before token `end`."""
        tokens, first, parse = self.page.tokens, end, self.page.parse
        floor = max(parse.sentences[parse.sentence_of[end - 1]].first if end else 0, end - _REACH)
        while first > floor and (nominal(tokens[first - 1]) or tokens[first - 1].lower in {"of", "for"}):
            first -= 1
        return Phrase(first, end, end - 1, "before") if first < end else None

    def stands_for(self, source: Phrase) -> str | None:
        """Says which words "who" or "which" stands for, where they name nothing that is known."""
        tokens, end = self.page.tokens, source.first
        if tokens[source.head].lower not in listed("relative_pronouns"):
            return None
        while end > 0 and (tokens[end - 1].text in COMMAS or tokens[end - 1].text == ")"):
            end -= 1
        found = self._before_relative(end)
        if found is None:
            return None
        words = self.page.document.text[tokens[found.first].start:tokens[found.last - 1].end]
        return f"{tokens[source.head].text!r} stands for {words!r}, right before it"

    def _is_stranger(self, source: Phrase) -> bool:
        if self.page.tokens[source.head].pos not in {"NOUN", "NUM", "DET", "ADJ"}:
            return False
        return kind_of(self.page.parse, source) == "anonymous"

    def _person(self, source: Phrase, *, who: str) -> Resolved | None:
        """He or she: the subject of the sentence so far, who spoke last, or the person named last."""
        word = self.page.tokens[source.head].text
        if self.stranger >= 0 and not any(m.first > self.stranger and self._fits(m.entity, who)
                                          for m in self._before(source.first)):
            return None
        choices = (
            (self._subject(source, who=who), "the person whom the sentence is about"),
            (self._first_fitting(self.speakers[:-7:-1], who=who), "who spoke last"),
            (self._first_fitting([m.entity for m in self._before(source.first)], who=who), "the person named last"),
        )
        for entity, why in choices:
            if entity is not None:
                self.sexes.setdefault(entity, who)
                return Resolved(entity, f"{word!r} is taken for {self.names[entity]}, {why}")
        return None

    def _subject(self, source: Phrase, *, who: str) -> str | None:
        """A person who is the subject of the same sentence, or of the one before it in the paragraph."""
        parse = self.page.parse
        number = parse.sentence_of[source.first]
        for sentence in parse.sentences[max(0, number - 1):number + 1][::-1]:
            if sentence.paragraph != parse.sentences[number].paragraph:
                break
            for m in reversed(self._within(sentence.first, min(sentence.last, source.first))):
                subject = any(t.dep.startswith("nsubj") for t in parse.tokens[m.first:m.last])
                if subject and m.last <= source.first and self._fits(m.entity, who):
                    return m.entity
        return None

    def _first_fitting(self, entities: Sequence[str], *, who: str) -> str | None:
        return next((e for e in entities if self._fits(e, who)), None)

    def _fits(self, entity: str, who: str) -> bool:
        return self.kinds[entity] == "person" and self.sexes.get(entity, who) == who

    def _body(self, source: Phrase) -> Resolved | None:
        """It or they: the body, group or country that was subject before, or that spoke last; never a guess."""
        word = self.page.tokens[source.head]
        if word.lower == "it" and self._follows_a_thing(source):
            return None
        allowed = _BODIES if word.lower.startswith("t") else _BODIES | {"place"}
        acting = next((m.entity for m in self._before(source.first)[:8] if self.kinds[m.entity] in allowed
                       and self.page.tokens[m.last - 1].dep.startswith("nsubj")), None)
        last = self.speakers[-1] if self.speakers and self.kinds[self.speakers[-1]] in allowed else None
        chosen = acting or last
        if chosen is None:
            return None
        return Resolved(chosen, f"{word.text!r} is taken for {self.names[chosen]}, the body that acts before it")

    def _follows_a_thing(self, source: Phrase) -> bool:
        """`The report found … It concludes`: the subject of the sentence before is a noun that is no name."""
        parse = self.page.parse
        number = parse.sentence_of[source.first]
        if number == 0 or parse.sentences[number - 1].paragraph != parse.sentences[number].paragraph:
            return False
        before = parse.sentences[number - 1]
        subject = next((t for t in parse.tokens[before.first:before.last] if t.dep.startswith("nsubj")), None)
        return subject is not None and subject.pos == "NOUN" and not self._within(before.first, subject.index + 1)

    def _described(self, source: Phrase) -> Resolved | None:
        """Somebody by office, a body by a word of its name ("the ministry"), a country by its side ("the … side")."""
        tokens = self.page.tokens
        if tokens[source.head].lower in listed("sides"):
            named = self._within(source.first, source.head)
            reason = f"{tokens[source.head].text!r} means those of the place named before it"
            return Resolved(named[-1].entity, reason) if named else None
        words = {t.lower for t in tokens[source.first:self._core(source)] if t.pos in {"NOUN", "PROPN", "ADJ"}}
        head, first = tokens[source.head].lower, tokens[source.first].lower
        if not words or head in listed("no_office") or first in listed("indefinite"):
            return None
        if is_office(head):
            return self._by_office(source, head=head, rest=words - {head})
        hits = [m.entity for m in self._before(source.first)
                if self.kinds[m.entity] in _BODIES and head in self.names[m.entity].lower().split()]
        if hits and first in listed("definite"):
            return Resolved(hits[0], f"{head!r} is a word of the name {self.names[hits[0]]}")
        return None

    def _by_office(self, source: Phrase, *, head: str, rest: set[str]) -> Resolved | None:
        wanted = same_office(head)
        near = dict.fromkeys([*reversed(self.speakers), *(m.entity for m in self._before(source.first))])
        order = [e for e in near if self.offices.get(e, set()) & wanted]
        if not order:
            return None
        best = max(order, key=lambda e: (len(self.offices[e] & rest), -order.index(e)))
        return Resolved(best, f"{self.names[best]} is called {head!r} in the text")

    def next_named(self, drafts: Sequence[Draft], index: int) -> Resolved | None:
        """"Another spokesman warns … said Kino Doe": who speaks next in the paragraph and is named there first."""
        draft = drafts[index]
        source = draft.source
        if source is None or self.page.tokens[source.first].lower not in listed("newcomer"):
            return None
        if not is_office(self.page.tokens[source.head].lower):
            return None
        for later in drafts[index + 1:index + 4]:
            if later.unit.paragraph != draft.unit.paragraph or later.source is None or later.unit.level:
                continue
            entity = self._named(later.source)
            known = entity is None or self.kinds[entity] != "person" or any(
                m.entity == entity for m in self._before(source.first))
            if entity is None or known:
                return None
            return Resolved(entity, f"{self.names[entity]} speaks next in the paragraph and is named there first")
        return None


def resolver(page: Page, mentions: Sequence[Mention], *, entities: Sequence[DocumentEntity]) -> Resolver:
    """Returns a resolver for a page, with the offices of its people read from the words beside their names."""
    starts = [t.start for t in page.tokens]
    kinds = {e.id: e.kind for e in entities}
    seen = {_Seen(bisect_right(starts, m.start) - 1, bisect_right(starts, max(m.start, m.end - 1)), m.entity)
            for m in mentions if m.entity in kinds and starts and m.start >= starts[0]}
    made = Resolver(page, dict(kinds), {e.id: e.name for e in entities}, sorted(s for s in seen if s.last > s.first),
                    frozenset(e.id for e in entities if e.stands_for is not None))
    for mention in made.seen:
        if kinds[mention.entity] == "person":
            made.offices.setdefault(mention.entity, set()).update(beside(page.tokens, mention.first, last=mention.last))
            told = sex(page.tokens, mention.first, last=mention.last)
            if told:
                made.sexes[mention.entity] = told
    return made
