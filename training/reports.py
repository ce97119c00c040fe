"""Sentences in the manner of news reports, with their trees: what the treebanks hardly hold.

    python reports.py SENTENCES TRAIN.spacy OUT.spacy

OUT holds what TRAIN holds and the sentences among it.

"Shelling by government forces killed at least five people near Orsk, medics said", "9 dead as ferry sinks": the open
treebanks have next to none of it. A sentence is drawn from a small grammar, by a fixed seed; words come from
reports.toml, names are made up. Trees keep to the practice of EWT and GUM ("at least" is `nmod` of the number, a doer
`obl:agent`, the verb of saying the root). No text of anybody's is in it.
"""

import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import spacy
from spacy.tokens import Doc, DocBin

SEED: Final = 31
_PARAGRAPH: Final = 4  # sentences of one document, at most

SING, PLUR = "Number=Sing", "Number=Plur"
PASSIVE = "Tense=Past|VerbForm=Part|Voice=Pass"
PERFECT = "Tense=Past|VerbForm=Part"
DOING = "Tense=Pres|VerbForm=Part"
INFINITIVE = "VerbForm=Inf"


@dataclass(slots=True)
class Word:
    """A word with what hangs on it, to its left and to its right, each under its relation."""

    form: str
    pos: str
    feats: str = ""
    left: Sequence[tuple[str, "Word"]] = ()
    right: Sequence[tuple[str, "Word"]] = ()
    glued: bool = False

    def also(self, *right: tuple[str, "Word"]) -> "Word":
        """Hangs more on the right of it."""
        self.right = [*self.right, *right]
        return self

    def before(self, *left: tuple[str, "Word"]) -> "Word":
        """Hangs more on the left of it, in front of all else."""
        self.left = [*left, *self.left]
        return self

    @property
    def plural(self) -> bool:
        """Tells with which form of the verb it goes."""
        return "Number=Plur" in self.feats or self.pos == "NUM"


Pair = tuple[str, Word]

WORDS: Final = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

_ARTICLE: Final = {
    "a": "Definite=Ind|PronType=Art",
    "an": "Definite=Ind|PronType=Art",
    "the": "Definite=Def|PronType=Art",
}


class Writer:
    """Draws sentences; everything random comes from one seed."""

    def __init__(self, seed: int) -> None:
        """Takes the seed from which every sentence follows."""
        self.random = Random(seed)
        self.pick = self.random.choice

    def chance(self, share: float) -> bool:
        """Tells by the dice."""
        return self.random.random() < share

    def of(self, table: str) -> str:
        """Draws from a table of reports.toml."""
        found: str = self.pick(WORDS[table])
        return found

    def one(self, words: str) -> str:
        """Draws one of the words."""
        return self.pick(words.split())

    def forms(self, table: str, *, most: int | None = None) -> list[str]:
        """Draws the forms of a verb, among the first of a table."""
        found: str = self.pick(WORDS[table][:most])
        return found.split()

    def noun(self, table: str, feats: str) -> Word:
        """Draws a noun, perhaps with a word before it."""
        *before, noun = self.of(table).split()
        return Word(noun, "NOUN", feats, [("compound", Word(word, "NOUN", SING)) for word in before])

    # --- words and phrases -------------------------------------------------------------------------------------------

    def name(self) -> str:
        """A name that nobody bears."""
        parts = [self.of("consonants") + self.of("vowels") for _ in range(self.random.randint(1, 2))]
        return ("".join(parts) + self.of("ends")).capitalize() + self.pick(["", "", "a", "i", "ov"])

    def toponym(self) -> Word:
        """A place, of one name or two."""
        first = Word(self.name(), "PROPN", SING)
        return first.also(("flat", Word(self.name(), "PROPN", SING))) if self.chance(0.25) else first

    def article(self, form: str) -> Word:
        """An article by its form."""
        return Word(form, "DET", _ARTICLE[form.lower()])

    def indefinite(self, phrase: Word) -> Word:
        """Puts "a" or "an" in front."""
        first = phrase.left[0][1].form if phrase.left else phrase.form
        return phrase.before(("det", self.article("an" if first[0].lower() in "aeiou" else "a")))

    def definite(self, phrase: Word) -> Word:
        """Puts "the" in front."""
        return phrase.before(("det", self.article("the")))

    def number(self) -> Word:
        """A number in digits or words, seldom with a hedge."""
        if self.chance(0.5):
            number = Word(self.of("small"), "NUM", "NumForm=Word|NumType=Card")
        else:
            figure = self.random.choice(
                [self.random.randint(2, 99), self.random.randint(100, 999), self.random.randint(1000, 9999)]
            )
            number = Word(f"{figure:,}", "NUM", "NumForm=Digit|NumType=Card")
        draw = self.random.random()
        if draw < 0.3:
            return number.before(("nmod", Word("least", "ADJ", "Degree=Sup", [("case", Word("at", "ADP"))])))
        if draw < 0.4:
            more = self.pick([("more", "ADJ", "Degree=Cmp"), ("fewer", "ADJ", "Degree=Cmp")])
            return number.before(("advmod", Word(*more, right=[("fixed", Word("than", "ADP"))])))
        if draw < 0.45:
            return number.before(("advmod", Word("up", "ADP", right=[("fixed", Word("to", "ADP"))])))
        if draw < 0.48:
            as_many = [("fixed", Word("many", "ADJ", "Degree=Pos")), ("fixed", Word("as", "ADP"))]
            return number.before(("advmod", Word("as", "ADV", right=as_many)))
        if draw < 0.6:
            return number.before(("advmod", Word(self.one("about nearly around almost"), "ADV")))
        return number

    def counted(self) -> Word:
        """So many people."""
        people = Word(self.of("people"), "NOUN", PLUR)
        draw = self.random.random()
        if draw < 0.12:
            scores = self.one("dozens hundreds scores thousands")
            return Word(scores, "NOUN", PLUR, right=[("nmod", people.before(("case", Word("of", "ADP"))))])
        if draw < 0.2:
            return self.number()
        if draw < 0.28:
            people = Word("others", "NOUN", PLUR)
        elif draw < 0.34:
            people.before(("amod", Word("other", "ADJ", "Degree=Pos")))
        elif draw < 0.4:
            people.before(("compound", Word(self.of("of_party"), "NOUN", SING)))
        if draw > 0.97:
            figure = Word(f"{self.random.randint(20, 9999):,}", "NUM", "NumForm=Digit|NumType=Card")
            estimated = Word("estimated", "VERB", PASSIVE)
            return people.before(("det", self.article("an")), ("amod", estimated), ("nummod", figure))
        people.before(("nummod", self.range() if self.chance(0.08) else self.number()))
        if self.chance(0.2):
            part = Word(
                self.of("people"),
                "NOUN",
                PLUR,
                [("nummod", Word(self.of("small"), "NUM", "NumForm=Word|NumType=Card"))],
            )
            how = Word("including", "VERB", DOING) if self.chance(0.8) else Word("among", "ADP")
            comma = [("punct", Word(",", "PUNCT", glued=True))] if self.chance(0.5) else []
            people.also(("nmod", part.before(*comma, ("case", how))))
        return people

    def range(self) -> Word:
        """40 to 60, between 40 and 60, two or three."""
        low = self.random.randint(2, 90)
        number = Word(str(low), "NUM", "NumForm=Digit|NumType=Card")
        high = Word(str(low + self.random.randint(1, 60)), "NUM", "NumForm=Digit|NumType=Card")
        how = self.one("to between or")
        if how == "to":
            return number.also(("nmod", high.before(("case", Word("to", "ADP")))))
        if how == "between":
            number.before(("case", Word("between", "ADP")))
        return number.also(("conj", high.before(("cc", Word("or" if how == "or" else "and", "CCONJ")))))

    def person(self) -> Word:
        """One of them, of whom nothing more is known, or somebody of a party."""
        person = self.noun("persons", SING)
        if self.chance(0.3):
            person.before(("amod", Word(self.one("local senior young former prominent"), "ADJ", "Degree=Pos")))
        elif self.chance(0.2):
            person.before(("compound", Word(self.of("of_party"), "NOUN", SING)))
        return self.indefinite(person) if self.chance(0.8) else self.definite(person)

    def victims(self) -> Word:
        """So many, or somebody, or two sorts of them: "a judge and two of his guards"."""
        first = self.counted() if self.chance(0.7) else self.person()
        if self.chance(0.8):
            return first
        draw = self.random.random()
        if draw < 0.4:
            second = self.person()
        elif draw < 0.7:
            small = Word(self.of("small"), "NUM", "NumForm=Word|NumType=Card")
            second = self.noun("people", PLUR).before(("nummod", small))
        else:
            second = Word(self.of("small"), "NUM", "NumForm=Word|NumType=Card")
            his = (
                "nmod:poss",
                Word(self.one("his her their"), "PRON", "Case=Gen|Number=Sing|Person=3|Poss=Yes|PronType=Prs"),
            )
            second.also(("nmod", self.noun("people", PLUR).before(("case", Word("of", "ADP")), his)))
        return first.also(("conj", second.before(("cc", Word("and", "CCONJ")))))

    def party(self) -> Word:
        """Who does it."""
        draw = self.random.random()
        fighters = Word(self.of("fighters"), "NOUN", PLUR)
        if draw < 0.3:
            return fighters.before(("compound", Word(self.of("of_party"), "NOUN", SING)))
        if draw < 0.45:
            return fighters.before(("amod", Word(self.of("adjectives"), "ADJ", "Degree=Pos")))
        if draw < 0.6:
            return fighters
        if draw < 0.8:
            body = Word(self.of("bodies"), "PROPN", SING, [("compound", Word(self.name(), "PROPN", SING))])
            return self.definite(body)
        if draw < 0.88:
            to = Word(self.name(), "PROPN", SING, [("case", Word("to", "ADP"))])
            return fighters.also(("amod", Word("loyal", "ADJ", "Degree=Pos", right=[("obl", to)])))
        if draw < 0.94:
            return Word(
                self.name(), "PROPN", SING, [("nmod:desc", Word(self.one("President General Colonel"), "PROPN", SING))]
            )
        return self.definite(Word(self.one("army government opposition coalition militia military"), "NOUN", SING))

    def place(self) -> Word:
        """Where it is."""
        draw = self.random.random()
        if draw < 0.4:
            return self.toponym()
        site = Word(self.of("sites"), "NOUN", SING)
        if draw < 0.6:
            if self.chance(0.4):
                site.before(("amod", Word(self.one("northern southern eastern western"), "ADJ", "Degree=Pos")))
            return self.definite(site).also(("nmod", self.toponym().before(("case", Word("of", "ADP")))))
        if draw < 0.7:
            side = Word(self.one("northern southern eastern western central"), "ADJ", "Degree=Pos")
            return self.toponym().before(("amod", side))
        if draw < 0.8:
            return site.before(("compound", Word(self.name(), "PROPN", SING)))
        if draw < 0.9:
            suburbs = Word(
                "suburbs",
                "NOUN",
                PLUR,
                [("amod", Word(self.one("northern southern eastern western"), "ADJ", "Degree=Pos"))],
            )
            return self.definite(suburbs)
        return self.definite(Word("capital", "NOUN", SING))

    def where(self) -> Pair:
        """In, near or outside a place, or so far from it."""
        if self.chance(0.1):
            far = Word(
                self.one("km kilometers miles"),
                "NOUN",
                PLUR,
                [("nummod", Word(str(self.random.randint(3, 90)), "NUM", "NumForm=Digit|NumType=Card"))],
            )
            of = self.toponym().before(("case", Word("of", "ADP")))
            return "advmod", Word(self.one("north south east west"), "ADV", "", [("obl:unmarked", far)], [("obl", of)])
        return "obl", self.place().before(
            ("case", Word(self.one("in in in in near near outside at across around"), "ADP"))
        )

    def when(self) -> Pair:
        """A day, a part of it, a month or a week."""
        draw = self.random.random()
        day = Word(self.of("days"), "PROPN", SING)
        if draw < 0.5:
            return "obl", day.before(("case", Word("on", "ADP")))
        if draw < 0.68:
            part = Word(self.one("night morning evening afternoon"), "NOUN", SING, [("compound", day)])
            return "obl", part.before(("case", Word("on", "ADP")))
        if draw < 0.78:
            return "obl:unmarked", day.before(("amod", Word(self.pick(["late", "early"]), "ADJ", "Degree=Pos")))
        if draw < 0.88:
            span = Word(self.one("week month year night"), "NOUN", SING, [("amod", Word("last", "ADJ", "Degree=Pos"))])
            return "obl:unmarked", span
        return "obl", Word(self.of("months"), "PROPN", SING, [("case", Word(self.one("in since"), "ADP"))])

    def settings(self) -> list[Pair]:
        """Where and when, or one of them, or neither."""
        found = [*([self.where()] if self.chance(0.7) else []), *([self.when()] if self.chance(0.45) else [])]
        self.random.shuffle(found)
        return found

    def happening(self) -> Word:
        """What harms, as a noun with who does it or where."""
        draw = self.random.random()
        if draw < 0.35:
            event = Word(self.of("gerunds").lower(), "NOUN", SING)
        elif draw < 0.7:
            event = self.noun("happenings", PLUR)
        else:
            return self.indefinite(self.noun("things", SING))
        if self.chance(0.2):
            event.before(("amod", Word(self.one("heavy fierce fresh intense suspected"), "ADJ", "Degree=Pos")))
        if self.chance(0.15):
            event.before(("amod", Word(self.of("adjectives"), "ADJ", "Degree=Pos")))
        elif self.chance(0.12):
            led = Word(self.one("led backed"), "VERB", PASSIVE)
            led.before(
                ("obl:unmarked", Word(self.one("US Russia Saudi Turkey NATO"), "PROPN", SING, glued=False)),
                ("punct", Word("-", "PUNCT", glued=True)),
            )
            event.before(("amod", led))
        if self.chance(0.4):
            event.also(("nmod", self.party().before(("case", Word("by", "ADP")))))
        if self.chance(0.3):
            event.also(("nmod", self.place().before(("case", Word(self.pick(["on", "in", "near"]), "ADP")))))
        return event

    def target(self) -> Word:
        """A thing that is hit."""
        return self.pick([self.indefinite, self.definite])(Word(self.of("targets"), "NOUN", SING))

    def source(self) -> Word:
        """Who says so."""
        draw = self.random.random()
        speakers = Word(self.of("sources"), "NOUN", PLUR)
        if draw < 0.3:
            return speakers
        if draw < 0.45:
            return speakers.before(("amod", Word(self.one("local medical military senior"), "ADJ", "Degree=Pos")))
        if draw < 0.55:
            return speakers.before(
                ("compound", Word(self.one("security army police hospital government"), "NOUN", SING))
            )
        if draw < 0.7:
            return self.definite(
                Word(self.of("bodies"), "PROPN", SING, [("compound", Word(self.name(), "PROPN", SING))])
            )
        if draw < 0.85:
            office = Word(self.one("spokesman spokeswoman commander governor mayor official"), "NOUN", SING)
            office.before(("compound", Word(self.one("army police government rebel hospital"), "NOUN", SING)))
            person = Word(self.name(), "PROPN", SING, right=[("flat", Word(self.name(), "PROPN", SING))])
            return person.before(("nmod:desc", office)) if self.chance(0.6) else self.indefinite(office)
        return self.definite(Word(self.one("army ministry monitor agency governor mayor minister"), "NOUN", SING))

    # --- clauses -----------------------------------------------------------------------------------------------------

    def finite(self, forms: Sequence[str], subject: Word, *, present: bool = False) -> Word:
        """A verb in the past or the present that goes with its subject."""
        number = "Plur" if subject.plural else "Sing"
        if present:
            form = forms[0] if subject.plural else forms[1]
            return Word(form, "VERB", f"Mood=Ind|Number={number}|Person=3|Tense=Pres|VerbForm=Fin")
        return Word(forms[2], "VERB", f"Mood=Ind|Number={number}|Person=3|Tense=Past|VerbForm=Fin")

    def auxiliary(self, subject: Word, be: bool = True) -> Word:
        """Was, were, had."""
        number = "Plur" if subject.plural else "Sing"
        form = ("were" if subject.plural else "was") if be else "had"
        return Word(form, "AUX", f"Mood=Ind|Number={number}|Person=3|Tense=Past|VerbForm=Fin")

    def active(self, *, present: bool = False) -> Word:
        """Something or somebody harms so many, or hits a place; perhaps "killing nine" or "and wounded ten"."""
        if self.chance(0.6):
            subject = self.happening()
            if self.chance(0.12) and not present:
                left = self.finite(("leave", "leaves", "left"), subject)
                dead = Word(self.one("dead wounded homeless missing injured"), "ADJ", "Degree=Pos")
                return left.before(("nsubj", subject)).also(("obj", self.victims()), ("xcomp", dead), *self.settings())
            verb, object_ = self.finite(self.forms("harm", most=4), subject, present=present), self.victims()
        else:
            subject = self.party()
            harm = self.chance(0.5)
            verb = self.finite(self.forms("harm" if harm else "strike"), subject, present=present)
            object_ = self.victims() if harm else self.target()
        verb.before(("nsubj", subject)).also(("obj", object_))
        if self.chance(0.3):
            verb.also(*self.settings())
            second = self.finite(self.forms("harm", most=4), subject, present=present).also(("obj", self.victims()))
            verb.also(("conj", second.before(("cc", Word("and", "CCONJ")))))
            return verb
        verb.also(*self.settings())
        return verb.also(("advcl", self.killing())) if self.chance(0.25) else verb

    def killing(self) -> Word:
        """ ", killing nine people and wounding ten"."""
        verb = Word(self.forms("harm", most=4)[4], "VERB", DOING, right=[("obj", self.victims())])
        if self.chance(0.3):
            more = Word(
                self.forms("harm", most=4)[4], "VERB", DOING, [("cc", Word("and", "CCONJ"))], [("obj", self.victims())]
            )
            verb.also(("conj", more))
        return verb.before(("punct", Word(",", "PUNCT", glued=True))) if self.chance(0.85) else verb

    def passive(self) -> Word:
        """So many were killed, by whom, in what; perhaps "and ten wounded"."""
        if self.chance(0.75):
            subject, forms = self.victims(), self.forms("harm")
        else:
            subject, forms = self.target(), self.forms("strike", most=7)
        verb = Word(forms[3], "VERB", PASSIVE)
        if self.chance(0.25):
            been = Word("been", "AUX", PERFECT)
            verb.before(("nsubj:pass", subject), ("aux", self.auxiliary(subject, be=False)), ("aux:pass", been))
        else:
            verb.before(("nsubj:pass", subject), ("aux:pass", self.auxiliary(subject)))
        verb.also(*self.by_whom())
        if self.chance(0.4):
            other = self.counted()
            second = Word(self.forms("hurt")[3], "VERB", PASSIVE, [("cc", Word("and", "CCONJ")), ("nsubj:pass", other)])
            if self.chance(0.5):
                second.left = [*second.left, ("aux:pass", self.auxiliary(other))]
            verb.also(("conj", second.also(*(self.by_whom() if self.chance(0.4) else []))))
        elif self.chance(0.3):
            verb.also(("advcl", self.as_it_happened()))
        return verb

    def by_whom(self) -> list[Pair]:
        """The doer, or what it happened in, with place and day."""
        draw = self.random.random()
        if draw < 0.3:
            return [("obl:agent", self.party().before(("case", Word("by", "ADP")))), *self.settings()]
        if draw < 0.65:
            return [
                ("obl", self.happening().before(("case", Word(self.one("in in in during by"), "ADP")))),
                *self.settings(),
            ]
        return self.settings()

    def as_it_happened(self) -> Word:
        """ "when a bomb hit a school"."""
        mark = self.pick(["when", "when", "as", "after"])
        subject = self.happening() if self.chance(0.5) else self.party()
        verb = (
            self.finite(self.forms("strike"), subject)
            .before(("nsubj", subject))
            .also(("obj", self.target()), *self.settings())
        )
        word = Word("when", "ADV", "PronType=Int") if mark == "when" else Word(mark, "SCONJ")
        return verb.before(("advmod" if mark == "when" else "mark", word))

    def died(self) -> Word:
        """So many died, fled, surrendered."""
        subject = self.counted()
        verb = self.finite(("", "", self.one("died fled surrendered drowned disappeared")), subject)
        verb.before(("nsubj", subject)).also(*self.settings())
        if self.chance(0.4):
            other = self.counted()
            second = Word(self.one("wounded injured missing"), "ADJ", "Degree=Pos")
            second = Word("wounded", "VERB", PASSIVE) if second.form != "missing" else second
            passive = second.pos == "VERB"
            second.before(
                ("cc", Word("and", "CCONJ")),
                ("nsubj:pass" if passive else "nsubj", other),
                ("aux:pass" if passive else "cop", self.auxiliary(other)),
            )
            verb.also(("conj", second))
        return verb.also(("advcl", self.as_it_happened())) if self.chance(0.3) else verb

    def toll(self) -> Word:
        """The death toll rose to so many."""
        toll = self.definite(Word("toll", "NOUN", SING, [("compound", Word("death", "NOUN", SING))]))
        if self.chance(0.6):
            toll.also(("nmod", self.happening().before(("case", Word(self.pick(["from", "in"]), "ADP")))))
        verb = self.finite(("", "", self.one("rose climbed reached stood")), toll).before(("nsubj", toll))
        number = Word(str(self.random.randint(9, 900)), "NUM", "NumForm=Digit|NumType=Card")
        if verb.form == "reached":
            return verb.also(("obj", number), *self.settings())
        number.before(("case", Word("at" if verb.form == "stood" else "to", "ADP")))
        return verb.also(("obl", number), *([self.when()] if self.chance(0.4) else []))

    def blame(self) -> Word:
        """One party blames or accuses another, or claims the deed."""
        subject, other = self.party(), self.party()
        draw = self.random.random()
        if draw < 0.35:
            verb = self.finite(("blame", "blames", "blamed"), subject).before(("nsubj", subject))
            return verb.also(("obj", other), ("obl", self.happening().before(("case", Word("for", "ADP")))))
        if draw < 0.7:
            verb = self.finite(("accuse", "accuses", "accused"), subject).before(("nsubj", subject))
            doing = Word(
                self.forms("strike")[4], "VERB", DOING, [("mark", Word("of", "SCONJ"))], [("obj", self.target())]
            )
            return verb.also(("obj", other), ("advcl", doing.also(*self.settings())))
        verb = self.finite(("claim", "claims", "claimed"), subject).before(("nsubj", subject))
        duty = Word(
            "responsibility", "NOUN", SING, right=[("nmod", self.happening().before(("case", Word("for", "ADP"))))]
        )
        return verb.also(("obj", duty))

    def carried_out(self) -> Word:
        """The attack was carried out by a party."""
        subject = self.definite(Word(self.one("attack bombing raid operation strike killing ambush"), "NOUN", SING))
        verb = Word(self.pick(["carried", "carried", "launched", "claimed", "condemned"]), "VERB", PASSIVE)
        verb.before(("nsubj:pass", subject), ("aux:pass", self.auxiliary(subject)))
        out = [("compound:prt", Word("out", "ADP"))] if verb.form == "carried" else []
        return verb.also(*out, ("obl:agent", self.party().before(("case", Word("by", "ADP")))), *self.settings())

    def seen(self) -> Word:
        """Residents saw three aircraft bomb a bridge; a medic heard a mortar hit the camp."""
        subject = self.source()
        verb = self.finite(("", "", self.one("saw saw heard watched")), subject).before(("nsubj", subject))
        doer = (
            self.counted()
            if self.chance(0.4)
            else self.party()
            if self.chance(0.5)
            else self.indefinite(self.noun("things", SING))
        )
        if self.chance(0.3):
            doer = Word(
                "aircraft", "NOUN", PLUR, [("nummod", Word(self.of("small"), "NUM", "NumForm=Word|NumType=Card"))]
            )
        bomb = Word(self.forms("strike")[0], "VERB", INFINITIVE, right=[("obj", self.target()), *self.settings()])
        return verb.also(("obj", doer), ("xcomp", bomb))

    # --- sentences ---------------------------------------------------------------------------------------------------

    def clause(self) -> Word:
        """One of the clauses."""
        kinds: list[tuple[Callable[[], Word], int]] = [
            (self.active, 10),
            (self.passive, 9),
            (self.died, 3),
            (self.toll, 2),
            (self.blame, 3),
            (self.carried_out, 2),
            (self.seen, 2),
        ]
        return self.random.choices([made for made, _ in kinds], [weight for _, weight in kinds])[0]()

    def sentence(self) -> Word:
        """A clause as it is told: bare, with its source in front or behind, or as a headline."""
        draw = self.random.random()
        if draw < 0.2:
            return self.headline()
        told = self.clause()
        if draw < 0.45:
            whole = told
        elif draw < 0.7:
            speaker = self.source()
            whole = self.finite(("", "", self.of("saying")), speaker).before(("nsubj", speaker))
            told.also(("punct", Word(",", "PUNCT", glued=True)))
            whole.before(("ccomp", told))
            if self.chance(0.25):
                whole.also(self.when())
        elif draw < 0.85:
            speaker = self.source()
            whole = self.finite(("", "", self.of("saying")), speaker).before(("nsubj", speaker))
            that = [("mark", Word("that", "SCONJ"))] if self.chance(0.4) else []
            whole.also(*([self.when()] if self.chance(0.2) else []), ("ccomp", told.before(*that)))
        else:
            source = self.source().before(
                (
                    "case",
                    Word(
                        "according", "VERB", "ExtPos=ADP|Tense=Pres|VerbForm=Part", right=[("fixed", Word("to", "ADP"))]
                    ),
                )
            )
            comma = ("punct", Word(",", "PUNCT", glued=True))
            whole = told.also(("obl", source.before(comma) if self.chance(0.7) else source))
        return whole.also(("punct", Word(".", "PUNCT", glued=True)))

    def headline(self) -> Word:
        """Without articles and auxiliaries, in the present, with no stop."""
        draw = self.random.random()
        if draw < 0.5:
            whole = self.active(present=True)
        elif draw < 0.85:
            subject = self.counted()
            killed = (
                Word(self.forms("harm", most=6)[3], "VERB", PASSIVE)
                if self.chance(0.8)
                else Word("dead", "ADJ", "Degree=Pos")
            )
            whole = killed.before(("nsubj:pass" if killed.pos == "VERB" else "nsubj", subject)).also(*self.by_whom())
            if self.chance(0.3):
                doer = self.happening() if self.chance(0.6) else self.party()
                hits = self.finite(self.forms("strike"), doer, present=True).before(
                    ("mark", Word("as", "SCONJ")), ("nsubj", doer)
                )
                whole.also(("advcl", hits.also(("obj", self.target()))))
        else:
            subject = self.party()
            verb = self.finite(("blame", "blames", "blamed"), subject, present=True).before(("nsubj", subject))
            whole = verb.also(("obj", self.party()), ("obl", self.happening().before(("case", Word("for", "ADP")))))
        return _without_articles(whole)


def _without_articles(word: Word) -> Word:
    word.left = [(how, _without_articles(child)) for how, child in word.left if how != "det"]
    word.right = [(how, _without_articles(child)) for how, child in word.right if how != "det"]
    return word


def flat(root: Word) -> list[tuple[Word, int, str]]:
    """Words in their order, each with the place of its head and its relation."""
    out: list[tuple[Word, Word | None, str]] = []

    def walk(word: Word, head: Word | None, how: str) -> None:
        for relation, child in word.left:
            walk(child, word, relation)
        out.append((word, head, how))
        for relation, child in word.right:
            walk(child, word, relation)

    walk(root, None, "root")
    at = {id(word): n for n, (word, _, _) in enumerate(out)}
    return [(word, at[id(head if head is not None else word)], how) for word, head, how in out]


def document(nlp: spacy.Language, roots: Sequence[Word]) -> Doc:
    """A paragraph of sentences as spaCy is trained on."""
    words, spaces, tags, morphs, heads, deps = [], [], [], [], [], []
    for root in roots:
        base, rows = len(words), flat(root)
        for n, (word, head, how) in enumerate(rows):
            form = word.form[:1].upper() + word.form[1:] if n == 0 else word.form
            follows = rows[n + 1][0] if n + 1 < len(rows) else None
            words.append(form)
            spaces.append(not (follows is not None and follows.glued) and not (word.form == "-" and word.glued))
            tags.append(word.pos)
            morphs.append(word.feats)
            heads.append(base + head)
            deps.append(how)
    return Doc(nlp.vocab, words=words, spaces=spaces, pos=tags, morphs=morphs, heads=heads, deps=deps)


def main() -> None:
    """Writes the treebanks' paragraphs and so many sentences among them."""
    count, treebanks, out = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    nlp, writer, left = spacy.blank("en"), Writer(SEED), count
    docs = list(DocBin().from_disk(treebanks).get_docs(nlp.vocab))
    while left > 0:
        size = min(left, writer.random.randint(1, _PARAGRAPH))
        docs.append(document(nlp, [writer.sentence() for _ in range(size)]))
        left -= size
    writer.random.shuffle(docs)
    DocBin(docs=docs).to_disk(out)


if __name__ == "__main__":
    main()
