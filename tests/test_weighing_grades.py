"""Roll-ups say what they used and left out; grades count origins, not articles, and say why."""

from dataclasses import replace

from hearings import (
    ARMY,
    COUNCIL,
    KARVELIA,
    MINISTRY,
    QARALI,
    QORSHUM,
    REED,
    TEMIRAN,
    TESQAL,
    Page,
    happening,
    ledger,
    link,
    toll,
)

from hearsay.records import Days, Event, Ledger
from hearsay.weighing import givers, grade
from hearsay.weighing.sides import sides


def only(found: tuple[Event, ...]) -> Event:
    assert len(found) == 1
    return found[0]


def drifting() -> Ledger:
    """Dozens, at least 13, a copy of it, 17, and 14 with 17 taken back; 90 in a comment."""
    first = toll("a", "Dozens of people", low=24, high=99, published="2021-10-14")
    least = toll("b", "At least 13 people", low=13, high=None, published="2021-10-15")
    copy = toll("c", "At least 13 people", low=13, high=None, published="2021-10-16")
    more = toll("d", "17 people", low=17, high=17, published="2021-10-17")
    last = toll("e", "14 people", low=14, high=14, published="2021-11-03")
    reader = Page("f", outlet="f", published="2021-10-18")
    reader.add("comment", "90 people were killed at Qorshum.", author="stonecrop")
    reader.claim(
        "90 people were killed at Qorshum",
        "killed",
        "CASUALTY:killed",
        figures=[reader.figure("90 people", 90, 90, role="killed", unit="people")],
    )
    pages = [first, least, copy, more, last, reader]
    claims = [page.claims[0] for page in pages]
    return ledger(
        pages,
        same=[claims[1:3]],
        events=[happening(claims, time=Days(earliest="2021-10-13", latest="2021-10-13"))],
        links=[link(claims[4], claims[3], "retracts", "number"), link(claims[3], claims[0], "contradicts", "number")],
    )


def test_a_roll_up_names_what_it_used_and_left_out():
    case = drifting()
    graded = only(grade(case))
    rolled = graded.roll_up[0]
    assert (rolled.role, rolled.low, rolled.best, rolled.high) == ("killed", 13, 14, 14)
    assert len(rolled.used) == 2
    reasons = {case.documents[case.claims[left.claim].document].outlet: left.reason for left in rolled.left_out}
    assert set(reasons) == {"a", "c", "d", "f"}
    assert "vaguer" in reasons["a"]
    assert "same origin" in reasons["c"]
    assert "taken back" in reasons["d"]
    assert "comment" in reasons["f"]


def test_every_claim_with_a_figure_is_used_or_left_out():
    case = drifting()
    rolled = only(grade(case)).roll_up[0]
    assert sorted([*rolled.used, *(left.claim for left in rolled.left_out)]) == sorted(case.claims)


def test_plans_denials_hidden_words_and_tallies_give_no_figure():
    plain = toll("a", "12 people", low=12, high=12, published="2021-10-14")
    hidden = Page("b", outlet="b", published="2021-10-14")
    hidden.add("hidden", "40 people were killed.")
    hidden.claim(
        "40 people were killed",
        "killed",
        "CASUALTY:killed",
        figures=[hidden.figure("40 people", 40, 40, role="killed", unit="people")],
    )
    planned = toll("c", "50 people", low=50, high=50, published="2021-10-14")
    planned.claims = [replace(planned.claims[0], modality="predicted")]
    denied = toll("d", "60 people", low=60, high=60, published="2021-10-14")
    denied.claims = [replace(denied.claims[0], polarity="denied")]
    season = Page("e", outlet="e", published="2021-10-14")
    season.add("body", "700 people were killed since May.")
    season.claim(
        "700 people were killed since May",
        "killed",
        "CASUALTY:killed",
        when=("2021-05-01", "2021-10-14"),
        figures=[season.figure("700 people", 700, 700, role="killed", unit="people")],
    )
    pages = [plain, hidden, planned, denied, season]
    rolled = only(grade(ledger(pages, events=[happening([p.claims[0] for p in pages])]))).roll_up[0]
    assert (rolled.low, rolled.best, rolled.high) == (12, 12, 12)
    words = " ".join(left.reason for left in rolled.left_out)
    assert all(part in words for part in ("hides", "predicted", "denied", "longer time"))


def test_children_and_people_are_rolled_up_apart():
    all_dead = toll("a", "14 people", low=14, high=14, published="2021-10-14")
    young = toll("b", "5 children", low=5, high=5, published="2021-10-14", unit="children")
    rolled = only(grade(ledger([all_dead, young], events=[happening([all_dead.claims[0], young.claims[0]])]))).roll_up
    assert [(r.unit, r.best) for r in rolled] == [("people", 14), ("children", 5)]


def test_origins_that_may_be_one_count_once():
    pages = [toll(name, "14 people", low=14, high=14, published="2021-10-14") for name in "abc"]
    claims = [page.claims[0] for page in pages]
    events = [happening(claims)]
    apart = only(grade(ledger(pages, events=events))).grade
    alike = [link(claims[0], claims[1], "repeats", None), link(claims[1], claims[2], "repeats", None)]
    unclear = only(grade(ledger(pages, events=events, links=alike))).grade
    assert (apart.sources, unclear.sources) == (3, 2), "the first and the third are surely two"
    assert (apart.credibility, unclear.credibility) == (1, 2)
    assert "may be one with these, and are not counted: 1" in unclear.reason


def test_a_part_that_is_added_to_a_figure_is_no_toll_by_itself():
    whole = toll("a", "15 people", low=15, high=None, published="2021-10-14")
    others = toll("b", "six others", low=6, high=6, published="2021-10-15", unit="others")
    both = only(grade(ledger([whole, others], events=[happening([whole.claims[0], others.claims[0]])]))).roll_up
    assert [(r.unit, r.best, r.used) for r in both] == [("people", 15, (whole.claims[0].id,))]
    assert "added to another figure" in both[0].left_out[0].reason
    alone = only(grade(ledger([others], events=[happening([others.claims[0]])]))).roll_up
    assert [r.best for r in alone] == [6]


def test_copies_count_once_and_the_grade_says_so():
    pages = [toll(name, "14 people", low=14, high=14, published="2021-10-14") for name in "abc"]
    claims = [page.claims[0] for page in pages]
    one = only(grade(ledger(pages, events=[happening(claims)], same=[claims]))).grade
    three = only(grade(ledger(pages, events=[happening(claims)]))).grade
    assert one is not None
    assert three is not None
    assert (one.sources, one.incident, one.status, one.credibility) == (1, "weak", "Single source claim", 3)
    assert (three.sources, three.incident, three.credibility) == (3, "fair", 1)
    assert "count for nothing: 2" in one.reason


def test_comments_never_raise_a_grade():
    page = toll("a", "14 people", low=14, high=14, published="2021-10-14")
    for name in ("x", "y", "z"):
        page.add("comment", f"{name}: 14 people were killed at Qorshum.", author=name)
        page.claim("14 people were killed at Qorshum", "killed", "CASUALTY:killed", after=f"{name}: ")
    given = only(grade(ledger([page], events=[happening(page.claims)]))).grade
    assert given is not None
    assert given.sources == 1
    assert "left aside" in given.reason


def strike(*, admitted: bool = False, denied: bool = False, rival: bool = False) -> Event:
    page = Page("a", outlet="Ledger", published="2021-10-15")
    page.add("body", "Karvelian army jets struck Qorshum, residents said.")
    said = page.says("residents", "said", ["Karvelian army jets struck Qorshum"], kind="collective")
    pages, links = [page], []
    claims = [
        page.claim(
            "Karvelian army jets struck Qorshum",
            "struck",
            "ASSAULT:airstrike",
            by=[("Karvelian army", ARMY)],
            to=[("Qorshum", QORSHUM)],
            statement=said,
        )
    ]
    if admitted or denied:
        other = Page("b", outlet="Courier", published="2021-10-16")
        cue, stance = ("admitted", "admits") if admitted else ("denied", "denies")
        other.add("body", f"The Karvelian Defence Ministry {cue} that the Karvelian army struck Qorshum.")
        word = other.says(
            "Karvelian Defence Ministry", cue, ["the Karvelian army struck Qorshum"], entity=MINISTRY, stance=stance
        )
        claims.append(
            other.claim(
                "the Karvelian army struck Qorshum",
                "struck",
                "ASSAULT:airstrike",
                by=[("Karvelian army", ARMY)],
                to=[("Qorshum", QORSHUM)],
                statement=word,
                polarity="denied" if denied else "asserted",
            )
        )
        pages.append(other)
        if denied:
            links.append(link(claims[1], claims[0], "denies", "polarity"))
    if rival:
        third = Page("c", outlet="Herald", published="2021-10-17")
        third.add("body", "The Black Reed shelled Qorshum.")
        claims.append(
            third.claim(
                "The Black Reed shelled Qorshum",
                "shelled",
                "ASSAULT:airstrike",
                by=[("Black Reed", REED)],
                to=[("Qorshum", QORSHUM)],
            )
        )
        pages.append(third)
        links.append(link(claims[0], claims[-1], "contradicts", "actor"))
    return only(grade(ledger(pages, events=[happening(claims)], links=links)))


def test_an_incident_is_graded_as_airwars_does():
    single, declared, disputed, rivals = (
        event.grade for event in (strike(), strike(admitted=True), strike(denied=True), strike(rival=True))
    )
    assert single is not None
    assert declared is not None
    assert disputed is not None
    assert rivals is not None
    assert (single.incident, single.status) == ("weak", "Single source claim")
    assert (declared.incident, declared.status) == ("confirmed", "Declared strike")
    assert (disputed.incident, disputed.credibility) == ("contested", 4)
    assert (rivals.incident, rivals.status) == ("contested", "Contested strike")
    assert "Black Reed, Karvelian army" in rivals.reason
    assert "denied by Karvelian Defence Ministry" in disputed.reason


def test_what_is_only_denied_is_discounted():
    page = Page("a", outlet="Courier", published="2021-10-15")
    page.add("body", "Qorshum was not hit.")
    claim = page.claim("Qorshum was not hit", "hit", "ASSAULT", to=[("Qorshum", QORSHUM)], polarity="denied")
    given = only(grade(ledger([page], events=[happening([claim])]))).grade
    assert given is not None
    assert (given.incident, given.credibility, given.sources) == ("discounted", 5, 0)


def victory() -> Ledger:
    page = Page("a", outlet="Meruz Today", published="2021-10-14")
    page.add(
        "body",
        "“We captured Tesqal,” Meruz Defence Council spokesman Yasen Qarali said. "
        "General Radu Temiran, chief of staff of the Karvelian army, said soldiers took it.",
    )
    said = page.says("Yasen Qarali", "said", ["We captured Tesqal"], entity=QARALI)
    page.claim(
        "We captured Tesqal", "captured", "CONTROL:capture", by=[("We", None)], to=[("Tesqal", TESQAL)], statement=said
    )
    return ledger([page], events=[happening(page.claims)])


def test_spokesmen_speak_for_bodies_and_ministries_for_states():
    found = sides(victory())
    assert found[QARALI.id] == {QARALI.id, COUNCIL.id}
    assert found[TEMIRAN.id] >= {TEMIRAN.id, ARMY.id, KARVELIA.id}
    assert found[MINISTRY.id] == {MINISTRY.id, KARVELIA.id}
    assert found[COUNCIL.id] == {COUNCIL.id}


def test_givers_cannot_be_judged_unless_the_case_tells():
    case = victory()
    found = {giver.entity: giver for giver in givers(case)}
    assert found[QARALI.id].reliability == "F"
    assert found[QARALI.id].interested_in == tuple(case.events)
    assert found["Meruz Today"].reliability == "F"
    assert "no claim" in found["Meruz Today"].basis


def test_a_long_record_gives_a_letter():
    pages, links = [], []
    for number in range(10):
        one = toll(
            f"one{number}",
            f"{number + 2} people",
            low=number + 2,
            high=number + 2,
            published="2021-10-14",
            outlet="The Ledger",
        )
        other = toll(
            f"two{number}",
            f"{number + 2} people",
            low=number + 2,
            high=number + 2,
            published="2021-10-15",
            outlet=f"Paper {number}",
        )
        links.append(
            link(
                one.claims[0],
                other.claims[0],
                "corroborates" if number else "contradicts",
                None if number else "number",
            )
        )
        pages += [one, other]
    found = {giver.entity: giver for giver in givers(ledger(pages, links=links))}
    assert found["The Ledger"].reliability == "B"
    assert "9 borne out" in found["The Ledger"].basis
    assert found["Paper 3"].reliability == "F"
