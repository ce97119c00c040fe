"""Links on small invented cases: each kind once for what it is, and once for what it must not be taken for."""

from dataclasses import replace
from math import isclose

import pytest
from byhand import Hand
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.linking import relate
from hearsay.origins import find

DAY = "2041-06-02"


def links(hand):
    ledger = hand.ledger()
    return relate(replace(ledger, origins=find(ledger))).links


def kinds(hand):
    return {(made.kind, made.on) for made in links(hand)}


class Blast:
    """Two papers on one explosion in Varn."""

    def __init__(self):
        self.hand = Hand()
        self.varn = self.hand.entity("Varn", "place", at=(50.0, 20.0))
        self.far = self.hand.entity("Tolm", "place", at=(52.0, 27.0))

    def toll(self, text, words, number, *, outlet, day=DAY, place="Varn", happened=DAY, unit="miners", **more):
        page = self.hand.page(text, outlet=outlet, day=day)
        where = {"Varn": self.varn, "Tolm": self.far}[place]
        return self.hand.claim(
            page,
            text.rstrip("."),
            "CASUALTY:killed",
            "killed",
            targets=[(unit, None)],
            places=[(place, where)] if place in text else [],
            day=happened,
            counts=[(words, number, "killed", unit)],
            **more,
        )


def test_independent_reports_of_one_toll_corroborate():
    blast = Blast()
    blast.toll("Eleven miners were killed in the pit of Varn on Sunday.", "Eleven", 11, outlet="Varn Courier")
    blast.toll("The blast in the Varn pit killed eleven miners.", "eleven", 11, outlet="Union Voice")
    assert kinds(blast.hand) == {("corroborates", None)}


def test_one_figure_for_different_people_corroborates_nothing():
    blast = Blast()
    blast.toll("Thirty gunmen were killed in Varn on Sunday.", "Thirty", 30, outlet="Varn Courier", unit="gunmen")
    blast.toll("A blast in Varn killed thirty children.", "thirty", 30, outlet="Union Voice", unit="children")
    assert "corroborates" not in {kind for kind, _ in kinds(blast.hand)}


@pytest.mark.parametrize(("later", "borne_out"), [("2041-06-04", True), ("2041-06-24", False)])
def test_pages_that_say_no_day_bear_each_other_out_only_within_days(later, borne_out):
    blast = Blast()
    blast.toll("Thirty miners were killed in the pit of Varn.", "Thirty", 30, outlet="Varn Courier", happened=None)
    blast.toll("Gas in Varn killed thirty miners.", "thirty", 30, outlet="Union Voice", day=later, happened=None)
    assert (("corroborates", None) in kinds(blast.hand)) is borne_out


@pytest.mark.parametrize(
    ("first", "second", "other"),
    [
        ("An air strike hit the harbour of Varn.", "Jets hit the harbour of Varn in an air strike.", "2041-06-04"),
        ("An air strike hit the harbour of Varn.", "Another air strike hit the harbour of Varn.", None),
    ],
)
def test_a_strike_of_another_day_bears_nothing_out(first, second, other):
    hand = Hand()
    varn = hand.entity("Varn", "place", at=(50.0, 20.0))
    for text, outlet, day in ((first, "Varn Courier", DAY), (second, "Union Voice", other)):
        page = hand.page(text, outlet=outlet, day="2041-06-05")
        hand.claim(
            page,
            text.rstrip("."),
            "ASSAULT:airstrike",
            "air strike",
            places=[("Varn", varn)],
            day=day,
            targets=[("the harbour of Varn", None)],
        )
    assert "corroborates" not in {kind for kind, _ in kinds(hand)}


def test_one_speaker_twice_only_repeats():
    hand = Hand()
    varn, chief = hand.entity("Varn", "place", at=(50.0, 20.0)), hand.entity("Oda Lisk", "person")
    for outlet in ("Varn Courier", "Union Voice"):
        page = hand.page(f"Eleven miners were killed in Varn, Oda Lisk told the {outlet}.", outlet=outlet, day=DAY)
        words = "Eleven miners were killed in Varn"
        said = hand.says(page, "Oda Lisk", words, entity=chief)
        hand.claim(
            page,
            words,
            "CASUALTY:killed",
            "killed",
            targets=[("miners", None)],
            places=[("Varn", varn)],
            day=DAY,
            counts=[("Eleven", 11, "killed", "miners")],
            statement=said,
        )
    assert kinds(hand) == {("repeats", None)}


def test_nameless_police_in_two_papers_do_not_corroborate():
    hand = Hand()
    varn = hand.entity("Varn", "place", at=(50.0, 20.0))
    for outlet, words in (
        ("A Post", "Eleven miners were killed in Varn"),
        ("B Post", "In Varn eleven men died: miners, killed"),
    ):
        page = hand.page(f"{words}, police said.", outlet=outlet, day=DAY)
        said = hand.says(page, "police", words, kind="anonymous")
        hand.claim(
            page,
            words,
            "CASUALTY:killed",
            "killed",
            targets=[("miners", None)],
            places=[("Varn", varn)],
            day=DAY,
            statement=said,
        )
    assert ("corroborates", None) not in kinds(hand)


def test_rival_tolls_contradict_on_number_and_name_both_words():
    blast = Blast()
    blast.toll("Eleven miners were killed in the pit of Varn on Sunday.", "Eleven", 11, outlet="Varn Courier")
    blast.toll("The blast in the Varn pit killed thirty miners.", "thirty", 30, outlet="Union Voice")
    (made,) = links(blast.hand)
    assert (made.kind, made.on) == ("contradicts", "number")
    assert "“Eleven”" in made.reason
    assert "“thirty”" in made.reason
    assert made.a < made.b


def test_a_later_higher_count_of_one_paper_updates():
    blast = Blast()
    early = blast.toll("Eleven miners were killed in the pit of Varn on Sunday.", "Eleven", 11, outlet="Varn Courier")
    late = blast.toll(
        "The number of miners killed in the Varn pit rose to twelve.",
        "twelve",
        12,
        outlet="Varn Courier",
        day="2041-06-06",
    )
    (made,) = links(blast.hand)
    assert (made.kind, made.on, made.a, made.b) == ("updates", "number", late, early)


def test_a_figure_inside_a_range_narrows():
    blast = Blast()
    wide = blast.toll(
        "Dozens of miners were killed in the pit of Varn on Sunday.", "Dozens", (24, 99), outlet="Varn Courier"
    )
    exact = blast.toll("The blast in the Varn pit killed 31 miners.", "31", 31, outlet="Union Voice")
    (made,) = links(blast.hand)
    assert (made.kind, made.a, made.b) == ("narrows", exact, wide)


def test_a_part_of_a_total_clashes_with_nothing():
    blast = Blast()
    blast.toll(
        "Eleven people were killed in the pit of Varn on Sunday.", "Eleven", 11, outlet="Varn Courier", unit="people"
    )
    blast.toll("The blast in the Varn pit killed three children.", "three", 3, outlet="Union Voice", unit="children")
    assert ("contradicts", "number") not in kinds(blast.hand)


def test_another_place_or_time_is_another_happening():
    blast = Blast()
    blast.toll("Eleven miners were killed in the pit of Varn.", "Eleven", 11, outlet="Varn Courier")
    blast.toll("Sunday saw thirty miners killed in Tolm.", "thirty", 30, outlet="Union Voice", place="Tolm")
    blast.toll("A flood killed ninety miners of Varn.", "ninety", 90, outlet="Old Days", happened="2031-01-07")
    assert not kinds(blast.hand) & {("corroborates", None), ("contradicts", "number")}


@pytest.mark.parametrize("modality", ["planned", "predicted", "demanded", "conditional", "asked", "possible"])
def test_what_is_not_said_as_a_fact_corroborates_nothing(modality):
    blast = Blast()
    blast.toll("Eleven miners were killed in the pit of Varn on Sunday.", "Eleven", 11, outlet="Varn Courier")
    blast.toll("The blast in the Varn pit killed eleven miners.", "eleven", 11, outlet="Union Voice", modality=modality)
    assert ("corroborates", None) not in kinds(blast.hand)


@pytest.mark.parametrize(("second_at", "clash"), [((50.1, 20.1), True), ((50.9, 20.0), False)])
def test_tolls_of_two_villages_of_one_province_do_not_clash(second_at, clash):
    hand = Hand()
    province = hand.entity("Narl", "place", at=(50.5, 20.0))
    hand.entities[province] = replace(hand.entities[province], precision="area")
    villages = {"Edvar": hand.entity("Edvar", "place", at=(50.0, 20.0)), "Osk": hand.entity("Osk", "place", at=second_at)}
    for village, outlet, words, number in (("Edvar", "Varn Courier", "12", 12), ("Osk", "Union Voice", "30", 30)):
        page = hand.page(
            f"Shells kill {words} villagers in Narl on Sunday.",
            f"The {words} villagers were killed in {village}.",
            outlet=outlet,
            day=DAY,
        )
        for text, trigger, place, entity in (
            (f"Shells kill {words} villagers in Narl on Sunday", "kill", "Narl", province),
            (f"The {words} villagers were killed in {village}", "killed", village, villages[village]),
        ):
            hand.claim(
                page,
                text,
                "CASUALTY:killed",
                trigger,
                targets=[("villagers", None)],
                places=[(place, entity)],
                day=DAY,
                counts=[(words, number, "killed", "villagers")],
            )
    assert (("contradicts", "number") in kinds(hand)) is clash


def _shelled(hand, told):
    """Pages that tell of the shelling of one harbour on one day: its words, the phase that they tell, the outlet."""
    varn, army = hand.entity("Varn", "place", at=(50.0, 20.0)), hand.entity("Varn Army", "organisation")
    for words, aspect, outlet in told:
        page = hand.page(f"{words} on Sunday.", outlet=outlet, day=DAY)
        hand.claim(
            page,
            words,
            "ASSAULT:shelling",
            "shelling",
            actors=[("Varn Army", army)],
            targets=[("the harbour of Varn", varn)],
            places=[("Varn", varn)],
            day=DAY,
            aspect=aspect,
        )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("stopped", "stopped", {("corroborates", None)}),
        ("stopped", "continued", {("contradicts", "state")}),
        ("stopped", None, set()),
        ("began", "continued", set()),
        ("began", "stopped", set()),
        ("resumed", None, {("corroborates", None)}),
    ],
)
def test_the_end_of_a_happening_bears_out_neither_its_going_on_nor_the_whole_of_it(one, other, expected):
    hand = Hand()
    _shelled(
        hand,
        [
            ("Varn Army: the shelling of the harbour of Varn", one, "Varn Courier"),
            ("The Varn Army and its shelling of the harbour of Varn", other, "Union Voice"),
        ],
    )
    assert kinds(hand) == expected


def test_sentences_with_other_figures_do_not_corroborate():
    hand = Hand()
    varn = hand.entity("Varn", "place", at=(50.0, 20.0))
    for outlet, number in (("Varn Courier", "eleven"), ("Union Voice", "thirty")):
        page = hand.page(
            f"A bomb went off in the Varn pit and took the lives of {number} miners.", outlet=outlet, day=DAY
        )
        hand.claim(
            page, "A bomb went off in the Varn pit", "ASSAULT:bombing", "went off", places=[("Varn", varn)], day=DAY
        )
    assert kinds(hand) == set()


def test_a_clash_in_one_clause_withholds_agreement_in_the_other():
    hand = Hand()
    varn = hand.entity("Varn", "place", at=(50.0, 20.0))
    for outlet, words, number in (("Varn Courier", "eleven", 11), ("Union Voice", "thirty", 30)):
        page = hand.page(
            f"A bomb went off in the Varn pit on 2 June and killed {words} miners.", outlet=outlet, day=DAY
        )
        hand.claim(
            page,
            "A bomb went off in the Varn pit on 2 June",
            "ASSAULT:bombing",
            "went off",
            places=[("Varn", varn)],
            day=DAY,
        )
        hand.claim(
            page,
            f"killed {words} miners",
            "CASUALTY:killed",
            "killed",
            targets=[("miners", None)],
            places=[("Varn", varn)],
            day=DAY,
            counts=[(words, number, "killed", "miners")],
        )
    assert kinds(hand) == {("contradicts", "number")}


def test_the_accused_who_denies_it_denies_on_actor():
    hand = Hand()
    league, varn = hand.entity("Salt League", "group"), hand.entity("Varn", "place", at=(50.0, 20.0))
    a = hand.page("The Salt League bombed the Varn pit on Sunday.", outlet="Varn Courier", day=DAY)
    b = hand.page("The Salt League said that it never bombed the Varn pit.", outlet="Union Voice", day=DAY)
    hand.claim(
        a,
        "The Salt League bombed the Varn pit",
        "ASSAULT:bombing",
        "bombed",
        actors=[("The Salt League", league)],
        places=[("Varn", varn)],
        day=DAY,
    )
    said = hand.says(b, "The Salt League", "it never bombed the Varn pit", entity=league)
    denier = hand.claim(
        b,
        "it never bombed the Varn pit",
        "ASSAULT:bombing",
        "bombed",
        actors=[("it", league)],
        places=[("Varn", varn)],
        statement=said,
        polarity="denied",
    )
    (made,) = links(hand)
    assert (made.kind, made.on, made.a) == ("denies", "actor", denier)


def test_report_against_report_contradicts_on_polarity():
    hand = Hand()
    guard, tarn = hand.entity("River Guard"), hand.entity("Tarn", "place", at=(40.0, 10.0))
    for outlet, words, polarity in (
        ("A Post", "The River Guard captured the lock of Tarn", "asserted"),
        ("B Post", "The River Guard never captured the lock of Tarn", "denied"),
    ):
        page = hand.page(f"{words} on Sunday.", outlet=outlet, day=DAY)
        hand.claim(
            page,
            words,
            "CONTROL:capture",
            "captured",
            actors=[("The River Guard", guard)],
            targets=[("the lock of Tarn", tarn)],
            day=DAY,
            polarity=polarity,
        )
    assert kinds(hand) == {("contradicts", "polarity")}


def victors(shared=""):
    hand = Hand()
    band = hand.entity("Ash Band", "group")
    for outlet, name in (("A Post", "Orland"), ("B Post", "Merrow")):
        state = hand.entity(name, "place", at=(1.0, 1.0))
        page = hand.page(f"{name} has defeated the Ash Band{shared}.", outlet=outlet, day=DAY)
        hand.claim(
            page,
            f"{name} has defeated the Ash Band",
            "OUTCOME:defeat",
            "defeated",
            actors=[(name, state)],
            targets=[("the Ash Band", band)],
        )
    return hand


def test_rival_victors_contradict_on_actor():
    assert kinds(victors()) == {("contradicts", "actor")}


def test_shared_victory_is_no_contradiction():
    assert ("contradicts", "actor") not in kinds(victors(" together with its allies"))


def test_causes_that_exclude_each_other_contradict():
    hand = Hand()
    varn = hand.entity("Varn", "place", at=(50.0, 20.0))
    for outlet, text in (
        ("A Post", "A bomb killed eleven miners in the Varn pit"),
        ("B Post", "Eleven miners were killed in the Varn pit because a gas main was faulty"),
    ):
        page = hand.page(f"{text}.", outlet=outlet, day=DAY)
        number = "eleven" if "eleven" in text else "Eleven"
        hand.claim(
            page,
            text,
            "CASUALTY:killed",
            "killed",
            targets=[("miners", None)],
            places=[("Varn", varn)],
            day=DAY,
            counts=[(number, 11, "killed", "miners")],
        )
    assert kinds(hand) == {("contradicts", "cause")}


def test_an_arrest_in_two_sorts_of_places_contradicts():
    hand = Hand()
    for outlet, text, site in (
        ("A Post", "The bookkeeper was arrested in a hotel", "a hotel"),
        ("B Post", "The bookkeeper was arrested at the airport", "the airport"),
    ):
        page = hand.page(f"{text}.", outlet=outlet, day=DAY)
        hand.claim(
            page,
            text,
            "CASUALTY:detained",
            "arrested",
            targets=[("The bookkeeper", None)],
            places=[(site, None)],
            day=DAY,
        )
    assert kinds(hand) == {("contradicts", "place")}


def test_a_source_that_corrects_itself_retracts():
    blast = Blast()
    first = blast.toll("Eleven miners were killed in the pit of Varn on Sunday.", "Eleven", 11, outlet="Varn Courier")
    later = blast.toll(
        "Correction: six miners were killed in the pit of Varn on Sunday.",
        "six",
        6,
        outlet="Varn Courier",
        day="2041-06-03",
    )
    (made,) = links(blast.hand)
    assert (made.kind, made.a, made.b) == ("retracts", later, first)


def test_a_page_that_sets_a_figure_right_takes_its_own_back():
    blast = Blast()
    first = blast.toll("Seventeen miners were killed in the pit of Varn.", "Seventeen", 17, outlet="Varn Courier")
    later = blast.toll(
        "Fourteen miners, not 17, were killed in the pit of Varn.",
        "Fourteen",
        14,
        outlet="Varn Courier",
        day="2041-06-09",
    )
    (made,) = links(blast.hand)
    assert (made.kind, made.on, made.a, made.b) == ("retracts", "number", later, first)


def test_a_comment_corroborates_nothing():
    hand = Hand()
    varn = hand.entity("Varn", "place", at=(50.0, 20.0))
    for outlet, kind in (("A Post", "body"), ("B Post", "comment")):
        words = "Eleven miners were killed in Varn" if kind == "body" else "I say eleven miners were killed in Varn"
        page = hand.page(f"{words}.", outlet=outlet, day=DAY, kinds=[kind], author="gull77")
        hand.claim(
            page,
            words,
            "CASUALTY:killed",
            "killed",
            targets=[("miners", None)],
            places=[("Varn", varn)],
            day=DAY,
            counts=[("leven", 11, "killed", "miners")],
        )
    assert kinds(hand) == set()


def test_what_lies_after_the_day_of_the_page_is_no_fact():
    blast = Blast()
    blast.toll("Eleven miners were killed in the pit of Varn.", "Eleven", 11, outlet="A", day="2041-05-30")
    blast.toll("The blast in the Varn pit killed eleven miners.", "eleven", 11, outlet="B")
    assert ("corroborates", None) not in kinds(blast.hand)


def test_a_length_against_an_area_is_pointed_out():
    hand = Hand()
    strip = hand.entity("Grey Strip", "place", at=(50.0, 20.0))
    page = hand.page(
        "The last 1.5 miles of the Grey Strip were captured.",
        "They captured the last 1.5 square miles of the Grey Strip.",
        outlet="A Post",
        day=DAY,
    )
    hand.claim(
        page,
        "The last 1.5 miles of the Grey Strip were captured",
        "CONTROL:capture",
        "captured",
        targets=[("Grey Strip", strip)],
        counts=[("1.5 miles", 1.5, "size", "mile")],
    )
    hand.claim(
        page,
        "They captured the last 1.5 square miles of the Grey Strip",
        "CONTROL:capture",
        "captured",
        targets=[("Grey Strip", strip)],
        counts=[("1.5 square miles", 1.5, "size", "square mile")],
    )
    (made,) = [made for made in links(hand) if made.on == "number"]
    assert "length" in made.reason
    assert "area" in made.reason


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(2, 5), st.sampled_from(["Varn", "Tolm"]), st.sampled_from(["A", "B", None]), st.integers(1, 9)
        ),
        min_size=2,
        max_size=6,
    ),
    st.randoms(),
)
def test_scores_are_sums_of_reasons_and_order_does_not_matter(reports, random):
    blast = Blast()
    for number, (count, place, outlet, day) in enumerate(reports):
        text = f"Report {number}: {count} miners were killed in {place}."
        date = f"2041-06-0{day}"
        blast.toll(text, str(count), count, outlet=outlet, place=place, day=date, happened=date)
    ledger = blast.hand.ledger()
    ledger = replace(ledger, origins=find(ledger))
    made = relate(ledger).links
    for one in made:
        assert isclose(one.score, sum(r.bits for r in one.reasons), abs_tol=1e-9)
        assert one.kind in {"updates", "narrows", "denies", "retracts"} or one.a < one.b
        assert one.a != one.b
    claims = list(ledger.claims.items())
    random.shuffle(claims)
    assert relate(replace(ledger, claims=dict(claims))).links == made


def test_too_many_alike_are_reported():
    blast = Blast()
    for number in range(240):
        blast.toll(
            f"Report {number} says miners were killed in Varn {number + 100} times.",
            str(number + 100),
            number + 100,
            outlet=f"Paper {number}",
        )
    gaps = relate(blast.hand.ledger()).gaps
    assert gaps
    assert all(gap.code == "too-many-alike" and "nearest" in gap.sentence for gap in gaps)
    assert len({gap.id for gap in gaps}) == len(gaps)
    assert any("name “Varn”" in gap.sentence or "share words" in gap.sentence for gap in gaps)


def test_an_empty_case_has_no_links():
    assert links(Hand()) == ()
    assert relate(Hand().ledger()).gaps == ()
