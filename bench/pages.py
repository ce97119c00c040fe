"""News pages made up for measuring: a war in an invented land, told by many papers, eight pages a happening.

Names, days, figures and the order of sentences differ from page to page as they do in life; figures drift between the
papers that tell of one happening. The same number of pages is always the same pages.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta

SYLLABLES = [
    "ar",
    "bel",
    "da",
    "esh",
    "fen",
    "gor",
    "hal",
    "im",
    "jor",
    "ka",
    "lun",
    "mer",
    "na",
    "or",
    "pel",
    "qua",
    "ris",
    "sel",
    "tar",
    "ul",
    "ves",
    "wen",
    "yor",
    "zan",
]
KINDS = (
    ("an air strike on {spot} in {place}", "killed", "aircraft"),
    ("shelling of {spot} in {place}", "killed", "guns"),
    ("a car bomb near {spot} in {place}", "killed", "bomb"),
    ("a raid on {spot} outside {place}", "wounded", "fighters"),
    ("clashes around {spot} at {place}", "killed", "troops"),
)
SPOTS = [
    "the market",
    "the bus station",
    "a school",
    "the old bridge",
    "the grain store",
    "a mosque",
    "the hospital",
    "the power station",
]
BODIES = [
    "the ministry of defence",
    "the Northern Front",
    "the health directorate",
    "the Red Crescent",
    "the interior ministry",
    "the Valley Observatory",
    "the General Command",
    "the River Brigades",
    "the union of doctors",
    "the provincial council",
]
PAPERS = ("Courier", "Post", "Herald", "Times", "Echo")
LEADS = (
    "{n} people were {done} on {day} in {what}, {body} said.",
    "At least {n} people, {m} of them children, were {done} in {what} on {day}, according to {body}.",
    "{what_} left {n} people {dead} on {day}, officials in {place} reported.",
    "{body_} said on {day} that {what} had {did} {n} people.",
)
BODY = (
    "{name}, a spokesman for {body}, told reporters that {n} bodies had been brought to the hospital in {near}.",
    "“{thing_} came without any warning,” said {name}, who lives in {place}.",
    "{body_} blamed {other} for {what}, which {other} denied.",
    "{other_} said in a statement that its {arm} had struck only military positions near {near}.",
    "A doctor in {near} put the number of wounded at {m2}, among them {m} women.",
    "The agency of {land}, citing a source close to {body}, reported that {n2} vehicles had been destroyed.",
    "{name}, the governor of {place}, said that {n3} families had fled towards {near} since {day}.",
    "Residents said that {spot} had been hit twice within an hour.",
    "{other_} captured the village of {near} last month and has held it since.",
    "Reports that {name} had been detained could not be confirmed.",
    "In {month}, {n3} people were {done} in {far}, in what {body} called the worst attack of the year.",
    "{name} was appointed to lead {body} after the talks in {far} failed.",
    "“We will return to {near} and rebuild {spot},” {name} said.",
    "An inquiry by {body} found no evidence that fighters had been present at {spot}.",
)
QUIET = [
    "bread",
    "water",
    "wheat",
    "roads",
    "schools",
    "fuel",
    "markets",
    "weather",
    "harvest",
    "taxes",
    "pumps",
    "trains",
    "boats",
    "clinics",
    "cables",
    "wells",
]
QUIET_LINES = (
    "Prices of {a} and {b} rose by {p} per cent in {far} over the winter, traders said.",
    "The repair of {a} in {near} was put off again because of the state of the {b}.",
    "The council of {far} is to vote on {a} and {b} next week.",
    "Work on the {a} began {p} months ago and has cost more than was planned.",
    "Few people in {near} expect the {a} to be better than last year, and fewer trust the {b}.",
    "A festival of {a} drew visitors from {far} despite the {b}.",
)


@dataclass(frozen=True)
class Happening:
    """What a few papers tell of."""

    what: str
    verb: str
    arm: str
    place: str
    spot: str
    on: date
    toll: int
    by: str
    against: str


def generated(count: int, *, words: int = 500) -> list[bytes]:
    """Returns HTML pages of about so many words, eight for each happening, with the furniture of a news site."""
    chance = random.Random(4)
    places = [_name(chance) for _ in range(40 + count // 4)]
    people = [f"{_name(chance)} {_name(chance)}" for _ in range(40 + count // 4)]
    papers = [f"The {_name(chance)} {kind}" for kind in PAPERS for _ in range(6)]
    out = []
    for number in range(count):
        if number % 8 == 0:
            told = _happening(chance, places, chance.randint(0, 300))
        out.append(_page(chance, told, places=places, people=people, paper=chance.choice(papers), words=words))
    return out


def _name(chance: random.Random) -> str:
    return "".join(chance.sample(SYLLABLES, chance.choice((2, 2, 3)))).capitalize()


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _happening(chance: random.Random, places: list[str], day: int) -> Happening:
    what, verb, arm = chance.choice(KINDS)
    place, spot = chance.choice(places), chance.choice(SPOTS)
    by, against = chance.sample(BODIES, 2)
    return Happening(
        what=what.format(spot=spot, place=place),
        verb=verb,
        arm=arm,
        place=place,
        spot=spot,
        on=date(2031, 1, 5) + timedelta(days=day),
        toll=chance.randint(3, 90),
        by=by,
        against=against,
    )


def _page(
    chance: random.Random, told: Happening, *, places: list[str], people: list[str], paper: str, words: int
) -> bytes:
    toll = told.toll + chance.choice((0, 0, 0, 1, 2, 5))
    facts = {
        "what": told.what, "what_": _upper(told.what), "place": told.place, "spot": told.spot, "arm": told.arm,
        "done": told.verb, "did": told.verb, "dead": {"killed": "dead"}.get(told.verb, told.verb),
        "n": toll, "day": told.on.strftime("%A"), "thing_": _upper(told.arm),
        "body": told.by, "body_": _upper(told.by), "other": told.against, "other_": _upper(told.against),
    }  # fmt: skip
    lines = [chance.choice(LEADS), *chance.sample(BODY, 9)]
    text: list[str] = []
    while sum(map(len, map(str.split, text))) < words:
        line = lines.pop(0) if lines else chance.choice(QUIET_LINES)
        a, b = chance.sample(QUIET, 2)
        text.append(
            line.format(
                **facts, a=a, b=b, p=chance.randint(2, 60), m=chance.randint(2, 9), m2=chance.randint(10, 90),
                n2=chance.randint(2, 40), n3=chance.randint(20, 900), name=chance.choice(people),
                near=chance.choice(places), far=chance.choice(places), land="Norland",
                month=chance.choice(("May", "June", "July")),
            )
        )  # fmt: skip
    body = "".join(f"<p>{' '.join(text[at : at + 3])}</p>" for at in range(0, len(text), 3))
    links = "".join(f"<li><a href='/{n}'>{chance.choice(places)}: story number {n}</a></li>" for n in range(40))
    title = f"{toll} {told.verb} in {told.place}"
    return (
        f"<html lang=en><title>{title} - {paper}</title><meta property='article:published_time' "
        f"content='{told.on + timedelta(days=1)}'><body><ul>{links}</ul><article><h1>{title}</h1>{body}</article>"
        f"<footer>© 2031 {paper}</footer></body></html>"
    ).encode()
