"""Whether an event is said to have happened: polarity, modality and phase, from the words on it and above it."""

from collections.abc import Set
from typing import NamedTuple, cast

from ..knowledge import table
from ..records import Modality, Parse, Polarity, Statement, Token
from .aspect import Phase, denied_phase, phase_above, phase_beside
from .grammar import antecedent, case_of, dependants, is_definite, swallowed
from .lexicon import bridges
from .modality_words import governor, listed, pairs, reported, tellings
from .ties import credit, is_light
from .triggers import Trigger
from .vocabulary import words

_DEPTH = 5
#: Relations through which what is said of the upper word holds of the lower one.
_CLAUSAL = frozenset(
    {
        "xcomp",
        "ccomp",
        "csubj",
        "csubj:pass",
        "advcl",
        "acl",
        "conj",
        "nsubj",
        "nsubj:pass",
        "obj",
        "obl",
        "nmod",
        "amod",
        "compound",
        "parataxis",
    }
)
#: Where the words that hang on an event by a relation are listed in modality.toml.
_BLOCKS = {"aux": "auxiliaries", "advmod": "adverbs", "amod": "adjectives", "compound": "adjectives", "mark": "marks"}


class Standing(NamedTuple):
    """Polarity and modality, with the words that decided ("failed", "if"), empty where nothing but the fact is said.

    `phase` is the part of the event that is told ("stopped"), null where it is told as a whole.
    """

    polarity: Polarity
    modality: Modality
    words: tuple[str, ...]
    phase: Phase | None = None


def standing(parse: Parse, trigger: Trigger, *, statement: Statement | None, cues: Set[int]) -> Standing:
    """Returns how an event stands in what its statement says; `cues` are the words that open statements."""
    reader = _Reader(parse, trigger, statement, cues)
    reader.word(trigger.head, nominal=trigger.use == "noun")
    reader.inside(trigger)
    if trigger.use == "noun":
        reader.before(trigger)
    reader.climb(trigger)
    reader.go_on()
    if statement is not None:
        reader.stance(statement)
    if (
        reader.modality == "fact"
        and parse.tokens[parse.sentences[parse.sentence_of[trigger.head]].last - 1].text == "?"
    ):
        reader.note("asked", "?")
    return Standing(reader.polarity(), reader.modality, tuple(word for _, word in reader.notes), reader.phase)


def _is_past(parse: Parse, head: int) -> bool:
    """Tells whether a verb stands in a finite past or perfect form of its own: "were killed", "have been killed"."""
    beside = (parse.tokens[n] for n in parse.children[head])
    verbs = [parse.tokens[head], *(token for token in beside if token.dep.startswith("aux"))]
    finite = [token for token in verbs if "VerbForm=Fin" in token.morph]
    perfect = any(token.lemma == "have" for token in finite)
    return bool(finite) and (perfect or all("Tense=Past" in token.morph for token in finite))


class _Reader:
    """Collects, from the event upwards, what the words say; the word nearest to the event decides the modality."""

    def __init__(self, parse: Parse, trigger: Trigger, statement: Statement | None, cues: Set[int]) -> None:
        self.parse, self.trigger, self.statement, self.cues = parse, trigger, statement, cues
        self.head, self.own = trigger.head, range(trigger.first, trigger.last)
        self.told = trigger.use == "verb" and _is_past(parse, trigger.head)
        self.modality: Modality = "fact"
        self.notes: list[tuple[str, str]] = []
        self.phase = phase_beside(parse, parse.tokens[trigger.head])
        self.phase_at = 0
        #: Whether the climb has left the event for another one: "continued to fall despite the truce".
        self.apart = False

    def note(self, verdict: str, word: str) -> None:
        """Takes a verdict down with its word; denials add up, of other verdicts the first one stands."""
        if verdict == "demanded" and self.told:
            return  # nobody can demand what is told as past: "figures suggest that ten were killed"
        if verdict != "denied":
            if self.modality != "fact":
                return
            self.modality = cast(Modality, verdict)
        self.notes.append((verdict, word))

    def polarity(self) -> Polarity:
        """Two denials cancel each other out."""
        return "denied" if sum(verdict == "denied" for verdict, _ in self.notes) % 2 else "asserted"

    def word(self, index: int, *, nominal: bool) -> None:
        """What stands on one word: auxiliaries, negations, adverbs, adjectives, the mark of its clause."""
        parse = self.parse
        for n in parse.children[index]:
            token = parse.tokens[n]
            self._modifier(token, nominal=nominal)
            follows = parse.tokens[n + 1 : n + 2]
            if token.lemma == "be" and token.dep in {"cop", "aux"} and any(t.lower == "to" for t in follows):
                self.note("planned", f"{token.lower} to")
        token = parse.tokens[index]
        if token.pos == "VERB" and "Mood=Imp" in token.morph and token.dep == "root":
            self.note("demanded", token.lower)

    def inside(self, trigger: Trigger) -> None:
        """A negation between the words of an expression: "took no prisoners"."""
        for token in self.parse.tokens[trigger.first + 1 : trigger.last]:
            if token.lower in listed("negations") and token.head != trigger.head:
                self.note("denied", token.lower)

    def before(self, trigger: Trigger) -> None:
        """Adjectives before a compound, which the tree may hang on its first part: "suspected gas attack"."""
        for n in range(trigger.first - 1, max(trigger.first - 4, -1), -1):
            token = self.parse.tokens[n]
            if token.pos not in {"ADJ", "NOUN", "PROPN", "VERB", "ADV"}:
                return
            if token.lower in pairs("adjectives") and token.head != trigger.head:
                self.note(pairs("adjectives")[token.lower], token.lower)

    def _modifier(self, token: Token, *, nominal: bool) -> None:
        base = token.dep.split(":")[0]
        if self._denies(token, base, nominal=nominal):
            self.note("denied", token.lower)
        elif base == "case" and nominal and token.lower == "near":
            self.note("possible", "near")
        elif base == "advcl" and any(m.lower in {"if", "unless"} for m in dependants(self.parse, token.index, "mark")):
            self.note("conditional", "if")
        elif base in _BLOCKS and (verdict := pairs(_BLOCKS[base]).get(token.lower)) is not None:
            would = verdict == "conditional" and base == "aux" and self.statement is not None
            self.note("predicted" if would else verdict, token.lower)

    def _denies(self, token: Token, base: str, *, nominal: bool) -> bool:
        if token.lower in listed("negations"):
            if self._goes_further(token):
                return False
            return base in {"advmod", "det", "cc", "aux", "mark", "case"} or (base in {"nsubj", "obj"} and not nominal)
        return base in {"nsubj", "obj"} and not nominal and token.index not in self.own and self._negated(token)

    def _goes_further(self, token: Token) -> bool:
        """ "not only shelled the town but burned it" denies neither."""
        after = self.parse.tokens[token.index + 1 : token.index + 2]
        return any(t.lower in listed("more_than") for t in after)

    def _negated(self, token: Token) -> bool:
        if token.lower in {"nobody", "none", "nothing", "neither"}:
            return True
        return any(d.lower in {"no", "neither"} for d in dependants(self.parse, token.index, "det", "advmod"))

    def climb(self, trigger: Trigger) -> None:
        """What stands above the event, up to the cue of its statement."""
        parse, token = self.parse, self.parse.tokens[trigger.head]
        nominal = trigger.use == "noun"
        if nominal and any(self._untold(t) for t in dependants(parse, token.index, "acl")):  # "No deaths reported"
            return
        for _ in range(_DEPTH):
            if token.head == token.index or token.dep.split(":")[0] not in _CLAUSAL or token.dep == "acl:relcl":
                return
            above = parse.tokens[token.head]
            if nominal and self._unreported(token, above):
                return
            if above.index in self.cues:
                self._of_saying(above)
                return
            if not self._reported_too(above):
                return
            if above.index in self.own:
                token = above
                continue
            self._find_phase(token, above)
            self._purpose(token, above)
            if not self._step(token, above, nominal=nominal):
                return
            nominal = nominal and above.pos in {"NOUN", "PROPN"}
            token = above

    def _find_phase(self, token: Token, above: Token) -> None:
        """Of several words for a phase the one nearest to the event counts."""
        if self.phase is None and not self.apart and (found := phase_above(self.parse, token, above)) is not None:
            self.phase, self.phase_at = found, len(self.notes)
        self.apart = self.apart or token.dep.split(":")[0] in {"obl", "advcl", "ccomp", "parataxis"}

    def go_on(self) -> None:
        """What did not stop, or could not be stopped, went on: the denial is one of its end and not of the event."""
        if self.phase is None:
            return
        above = self.notes[self.phase_at :]
        self.phase, taken_up = denied_phase(self.phase, [word for verdict, word in above if verdict == "denied"])
        if taken_up:
            self.notes[self.phase_at :] = [note for note in above if note[0] != "denied"]

    def _reported_too(self, token: Token) -> bool:
        """Tells whether a word stands in what the source says; its own cue is judged by the stance of the statement."""
        return self.statement is None or any(s.start <= token.start < s.end for s in self.statement.content)

    def _of_saying(self, cue: Token) -> None:
        """What is only said if, or asked whether it is said, is no more than that; nor what could not be confirmed."""
        if (told := self._of_telling(cue)) is not None:
            self.note(*told)
        for mark in dependants(self.parse, cue.index, "mark"):
            if mark.lower in pairs("marks"):
                self.note(pairs("marks")[mark.lower], mark.lower)

    def _purpose(self, token: Token, above: Token) -> None:
        infinitive = any(m.lower == "to" for m in dependants(self.parse, token.index, "mark"))
        reached = any(self.parse.tokens[n].lower == "on" for n in range(above.index + 1, token.index))
        if above.lemma == "go" and reached:  # "went on to take the town" tells the next deed, and no aim
            return
        if infinitive and token.dep in {"advcl", "acl"} and governor(above) is None:
            self.note("planned", f"{above.lower} … to")

    def _step(self, token: Token, above: Token, *, nominal: bool) -> bool:
        """Reads the word above; returns whether what stands above that one still bears on the event."""
        if (told := self._of_telling(above)) is not None:
            self.note(*told)
            return False
        if above.lower in listed("open") and not nominal and self._is_denied(above):
            self.note("asked", f"not {above.lower}")
            return False
        if swallowed(self.parse, token):
            return False
        verdict = governor(above)
        if (
            verdict is not None
            and token.dep.split(":")[0] not in {"conj", "nsubj", "parataxis"}
            and not self._loose(token)
            and not (nominal and not self._governs_noun(token, above, verdict))
        ):
            self.note(verdict, above.lower)
            if nominal:
                self._undone(above)
        if nominal:
            if above.lower in listed("blame"):
                return False
            if above.pos in {"VERB", "AUX"} and self._says_no_more(token, above):
                self.word(above.index, nominal=False)
                return True
            known = is_definite(self.parse, token.index) and phase_above(self.parse, token, above) is None
            if verdict is None and self._is_setting(token, above):
                return False
            return above.pos in {"NOUN", "PROPN"} and verdict is None and not known  # "no comment on the attack"
        if token.dep == "conj":
            return self._conjunct(token, above)
        if self._loose(token):
            return False
        self.word(above.index, nominal=False)
        return above.pos in {"VERB", "ADJ", "AUX"}

    def _unreported(self, token: Token, above: Token) -> bool:
        """ "no reports of casualties", "no casualties were reported": that nobody tells of it denies nothing."""
        if above.pos in {"NOUN", "PROPN"}:
            pointed = is_definite(self.parse, token.index)
            lacking = listed("proofs") if pointed else tellings() | listed("news") | listed("unproven")
            left_open = above.lower in lacking and self._negated(above)
            if left_open:
                self.note("possible", f"no {above.lower}")
            return left_open
        return token.dep.startswith("nsubj") and self._untold(above)

    def _untold(self, verb: Token) -> bool:
        """What "no" or "not" denies of a verb of telling is that it was told."""
        if verb.lower not in reported():
            return False
        none = [note for note in self.notes if note[0] == "denied"]
        if not none and not self._is_denied(verb):
            return False
        self.notes = [note for note in self.notes if note not in none]
        self.note("possible", f"{none[0][1] if none else 'not'} … {verb.lower}")
        return True

    def _is_setting(self, token: Token, above: Token) -> bool:
        """ "no casualties in the raid", "no word from the attack": behind them stands where it was, which is told."""
        case = case_of(self.parse, token.index)
        return above.pos in {"NOUN", "PROPN"} and case in listed("settings") and above.lower not in words("shares_in")

    def _undone(self, word: Token) -> None:
        """What is averted with its threat did not come about; what somebody failed to prevent did."""
        verb = self.parse.tokens[word.head]
        tied = word.dep == "obj" if word.pos == "NOUN" else word.dep in {"xcomp", "advcl"} and not self._loose(word)
        if tied and governor(verb) == "denied":
            self.note("denied", verb.lower)

    def _of_telling(self, noun: Token) -> tuple[str, str] | None:
        """ "reports of deaths were false": what is said of a report is said of what it reports."""
        if noun.lower not in tellings() or not noun.dep.startswith("nsubj"):
            return None
        predicate = self.parse.tokens[noun.head]
        denied = self._is_denied(predicate)
        if denied and predicate.lemma in table("modality")["tellings"]["borne_out"]:
            return "possible", f"not {predicate.lower}"
        for verdict in ("denied", "possible"):
            if predicate.lower in table("modality")["tellings"][verdict]:
                return None if denied else (verdict, predicate.lower)
        return None

    def _is_denied(self, above: Token) -> bool:
        beside = dependants(self.parse, above.index, "advmod", "aux")
        return any(n.lower in listed("negations") and not self._goes_further(n) for n in beside)

    def _says_no_more(self, token: Token, above: Token) -> bool:
        """Tells whether a verb only says that the event, or a phase of it, took place."""
        if self._stands_apart(token, above):
            return False
        if above.lower in bridges("light") or above.lemma in words("existence"):
            self.phase = self.phase or phase_beside(self.parse, above)
            return True
        return phase_above(self.parse, token, above) is not None

    def _stands_apart(self, token: Token, above: Token) -> bool:
        """ "took no sides in the election", "the talks led to no deal": the verb denies or hedges something else."""
        if above.lemma in words("leading"):
            return token.dep.startswith("nsubj")
        setting = token.dep == "obl" and case_of(self.parse, token.index) in listed("settings")
        if not setting or token.index not in self.own:
            return False
        return credit(self.parse, self.trigger) is None and not is_light(self.parse, self.trigger, above.index)

    def _loose(self, token: Token) -> bool:
        """An adverbial clause, unless something ties it to its verb: "aiming at defeating", "failing to stop"."""
        above = self.parse.tokens[token.head]
        after = self.parse.tokens[above.index + 1 : token.index]
        if after and after[0].lower == "to" and "VerbForm=Inf" in token.morph and governor(above):
            return False
        return token.dep == "advcl" and not any(
            m.lower in {"at", "of", "for", "on", "in", "from", "against"}
            for m in dependants(self.parse, token.index, "mark", "case")
        )

    def _governs_noun(self, token: Token, above: Token, verdict: str) -> bool:
        """ "called for an attack", "the threat of an attack", "prevented an attack"; not "wanted the killers of"."""
        if above.pos in {"NOUN", "PROPN"}:
            return case_of(self.parse, token.index) in {"of", "for", "to", "against"} and verdict != "planned"
        if token.dep == "obj" or token.dep == "nsubj:pass":
            return verdict in {"planned", "denied", "predicted", "demanded", "possible"} and above.lemma not in {
                "decide",
                "agree",
                "have",
                "set",
            }
        return verdict == "demanded" and case_of(self.parse, token.index) == "for"

    def _conjunct(self, token: Token, above: Token) -> bool:
        """A verb joined to another shares its auxiliaries unless it brings its own or another subject."""
        if (
            any(self.parse.tokens[n].dep.startswith(("aux", "nsubj")) for n in self.parse.children[token.index])
            or "VerbForm=Fin" in token.morph
        ):
            return False
        self.word(above.index, nominal=False)
        return True

    def stance(self, statement: Statement) -> None:
        """What the cue of the statement makes of it."""
        verdict = pairs("stances").get(statement.stance)
        if verdict == "denied":
            if not statement.negated:
                self.note("denied", statement.cue.text if statement.cue else statement.stance)
            else:
                self.note("possible", statement.cue.text if statement.cue else statement.stance)
        elif statement.negated and not (statement.stance in listed("leaving") and self._pointed_at()):
            self.note("possible", f"not {statement.cue.text}" if statement.cue else statement.stance)
        elif verdict is not None and not statement.negated:
            self.note(verdict, statement.cue.text if statement.cue else statement.stance)

    def _pointed_at(self) -> bool:
        """Tells whether the event is pointed at as known, or said of what is: "the ambush that killed six"."""
        above = antecedent(self.parse, self.head)
        return is_definite(self.parse, self.head if above is None else above)
