"""The tables of the dossier: who claims what, who stands against whom, numbers, states and times side by side."""

from dataclasses import replace

from hearings import ARMY, COUNCIL, QARALI, QORSHUM, REED, TEMIRAN, TESQAL, Page, happening, ledger, link, toll
from hypothesis import given
from hypothesis import strategies as st

from hearsay.records import Ledger
from hearsay.weighing import clash_matrix, credit_matrix, givers, grade, number_table, state_lines, timeline
from hearsay.weighing.labels import label


def rivals() -> Ledger:
    """The army and the Council each say that they took the town and beat the Reed; the Reed is back later."""
    council = Page("a", outlet="Meruz Today", published="2021-10-14")
    council.add(
        "body",
        "“We captured Tesqal on 14 October,” Meruz Defence Council spokesman Yasen Qarali said. "
        "He said the Meruz Defence Council defeated the Black Reed.",
    )
    word = council.says("Yasen Qarali", "said", ["We captured Tesqal on 14 October"], entity=QARALI)
    again = council.says(
        "He", "said", ["the Meruz Defence Council defeated the Black Reed"], entity=QARALI, after="He said"
    )
    council.claim(
        "We captured Tesqal on 14 October",
        "captured",
        "CONTROL:capture",
        by=[("We", None)],
        to=[("Tesqal", TESQAL)],
        when=("2021-10-14", "2021-10-14"),
        statement=word,
    )
    council.claim(
        "the Meruz Defence Council defeated the Black Reed",
        "defeated",
        "OUTCOME:defeat",
        by=[("Meruz Defence Council", COUNCIL)],
        to=[("Black Reed", REED)],
        statement=again,
        after="He said the",
    )
    army = Page("b", outlet="Courier", published="2021-10-15")
    army.add(
        "body",
        "The Karvelian army liberated the town and destroyed all units of the Black Reed, "
        "Karvelian army General Radu Temiran said. He added that the Council did not take Tesqal.",
    )
    said = army.says(
        "Radu Temiran",
        "said",
        ["The Karvelian army liberated the town and destroyed all units of the Black Reed"],
        entity=TEMIRAN,
    )
    he = army.says("He", "added", ["the Council did not take Tesqal"], entity=TEMIRAN, after="said. ")
    army.claim(
        "The Karvelian army liberated the town",
        "liberated",
        "CONTROL:liberate",
        by=[("Karvelian army", ARMY)],
        to=[("the town", None)],
        at=[("the town", TESQAL)],
        statement=said,
    )
    army.claim(
        "destroyed all units of the Black Reed",
        "destroyed",
        "OUTCOME:destroy",
        by=[("Karvelian army", ARMY)],
        to=[("Black Reed", REED)],
        statement=said,
        after="and destroyed",
    )
    army.claim(
        "the Council did not take Tesqal",
        "take",
        "CONTROL:capture",
        by=[("the Council", COUNCIL)],
        to=[("Tesqal", TESQAL)],
        statement=he,
        polarity="denied",
    )
    later = Page("c", outlet="Post", published="2021-12-02")
    later.add("body", "The Black Reed recaptured six villages on 28 November.")
    later.add("hidden", "The Karvelian army captured Qorshum.")
    later.add("comment", "The army captured Tesqal, everybody saw it.", author="fen")
    later.claim(
        "The Black Reed recaptured six villages on 28 November",
        "recaptured",
        "CONTROL:recapture",
        by=[("Black Reed", REED)],
        to=[("six villages", None)],
        when=("2021-11-28", "2021-11-28"),
    )
    later.claim(
        "The Karvelian army captured Qorshum",
        "captured",
        "CONTROL:capture",
        by=[("Karvelian army", ARMY)],
        to=[("Qorshum", QORSHUM)],
    )
    later.claim(
        "The army captured Tesqal",
        "captured",
        "CONTROL:capture",
        by=[("The army", ARMY)],
        to=[("Tesqal", TESQAL)],
        after="The army",
    )
    took, beat, freed, destroyed, denial, back, _, _ = [*council.claims, *army.claims, *later.claims]
    return ledger(
        [council, army, later],
        events=[happening([took, freed, denial]), happening([beat]), happening([destroyed]), happening([back])],
        links=[
            link(took, freed, "contradicts", "actor"),
            link(denial, took, "denies", "actor"),
            link(destroyed, back, "contradicts", "state"),
        ],
    )


def test_rival_victors_stand_in_one_matrix():
    matrix = credit_matrix(rivals())
    taken = matrix.deeds[0]
    assert taken.label == "capture of Tesqal"
    assert taken.rivals
    rows = {row.name: row for row in matrix.rows}
    army, council = rows["Karvelian army"].cells[0], rows["Meruz Defence Council"].cells[0]
    assert army is not None
    assert council is not None
    assert (len(army.own), len(army.by_others), len(army.denied)) == (1, 1, 0)
    assert (len(council.own), len(council.by_others)) == (1, 0)
    beaten = next(deed for deed in matrix.deeds if deed.label == "defeat of Black Reed")
    assert beaten.rivals
    assert len(beaten.claims) == 2


def test_hidden_words_credit_nobody():
    assert not any("Qorshum" in deed.label for deed in credit_matrix(rivals()).deeds)


def test_a_party_that_announces_a_victory_and_names_no_victor_has_its_row():
    page = Page("a", outlet="Courier", published="2021-10-14")
    page.add("body", "All units of the Black Reed are destroyed, Karvelian army General Radu Temiran said.")
    page.add("body", "The Black Reed is defeated, a shopkeeper said. The well of the Black Reed was destroyed.")
    general = page.says("Radu Temiran", "said", ["All units of the Black Reed are destroyed"], entity=TEMIRAN)
    trader = page.says("a shopkeeper", "said", ["The Black Reed is defeated"], kind="anonymous", after="The Black")
    units = [("All units of the Black Reed", None)]
    page.claim("All units of the Black Reed are destroyed", "destroyed", "OUTCOME:destroy", to=units, statement=general)
    page.claim(
        "The Black Reed is defeated", "defeated", "OUTCOME:defeat", to=[("The Black Reed", REED)], statement=trader
    )
    matrix = credit_matrix(ledger([page]))
    assert [deed.label for deed in matrix.deeds] == ["defeat of Black Reed"]
    assert [row.name for row in matrix.rows] == ["Karvelian army"]
    cell = matrix.rows[0].cells[0]
    assert cell is not None
    assert (cell.own, cell.announced) == ((), (page.claims[0].id,))


def test_a_party_that_tells_of_a_town_destroyed_announces_nothing():
    page = Page("a", outlet="Courier", published="2021-10-14")
    page.add("body", "Nine tenths of Qorshum were destroyed, Karvelian army General Radu Temiran said.")
    general = page.says("Radu Temiran", "said", ["Nine tenths of Qorshum were destroyed"], entity=TEMIRAN)
    town = [("Nine tenths of Qorshum", QORSHUM)]
    page.claim("Nine tenths of Qorshum were destroyed", "destroyed", "OUTCOME:destroy", to=town, statement=general)
    assert not credit_matrix(ledger([page])).rows


def test_who_is_named_beside_the_killed_is_not_the_one_it_was_done_to():
    page = Page("a", outlet="Courier", published="2021-10-14")
    page.add("body", "The Karvelian army killed 15 people at Qorshum. Six people died as the Karvelian army shelled it.")
    dead, six = [("15 people", None)], [("Six people", None)]
    page.claim("The Karvelian army killed 15 people", "killed", "CASUALTY:killed", by=[("The Karvelian army", ARMY)], to=dead)
    page.claim("Six people died as the Karvelian army", "died", "CASUALTY:killed", to=six)
    matrix = credit_matrix(ledger([page], events=[happening(page.claims)]))
    assert [row.name for row in matrix.rows] == ["Karvelian army"]


def test_doers_in_general_get_no_row_and_many_doers_of_one_attack_are_no_rivals():
    raid = Page("a", outlet="Post")
    raid.add("body", "Warplanes hit Qorshum. The Council hit Qorshum. The Karvelian army hit Qorshum.")
    for name, entity in (("Warplanes", None), ("The Council", COUNCIL), ("The Karvelian army", ARMY)):
        raid.claim(f"{name} hit Qorshum", "hit", "ASSAULT:airstrike", by=[(name, entity)])
    matrix = credit_matrix(ledger([raid], events=[happening(raid.claims)]))
    assert "Warplanes" not in {row.name for row in matrix.rows}
    assert not any(deed.rivals for deed in matrix.deeds)


def test_a_party_named_without_an_entity_still_gets_its_row():
    case = rivals()
    denial = next(claim for claim in case.claims.values() if claim.polarity == "denied")
    actor = replace(denial.actors[0], entity=None)
    changed = replace(case, claims={**case.claims, denial.id: replace(denial, actors=(actor,))})
    row = next(row for row in credit_matrix(changed).rows if row.name == "Council")
    cell = row.cells[0]
    assert row.claimant is None
    assert cell is not None
    assert cell.denied == (denial.id,)


def test_a_town_taken_again_after_months_is_another_deed():
    pages = []
    for name, day in (("a", "2019-04-02"), ("b", "2021-10-14")):
        page = Page(name, outlet=name, published=day)
        page.add("body", "The Black Reed captured Tesqal.")
        page.claim(
            "The Black Reed captured Tesqal",
            "captured",
            "CONTROL:capture",
            by=[("Black Reed", REED)],
            to=[("Tesqal", TESQAL)],
            when=(day, day),
        )
        pages.append(page)
    assert [deed.label for deed in credit_matrix(ledger(pages)).deeds] == ["capture of Tesqal", "capture of Tesqal"]


def test_who_stands_against_whom_on_what():
    matrix = clash_matrix(rivals())
    assert matrix.questions == ("actor", "polarity", "state")
    rows = {row.name: row for row in matrix.rows}
    general = rows["Radu Temiran"].cells
    assert [cell and cell.against for cell in general] == [("Yasen Qarali",), ("Yasen Qarali",), ("Post",)]
    assert rows["Post"].giver == "Post"


def test_numbers_stand_side_by_side_with_who_and_when():
    first = toll("a", "At least 13 people", low=13, high=None, published="2021-10-15")
    later = toll("b", "17 people", low=17, high=17, published="2021-10-17")
    undated = toll("c", "21 people", low=21, high=21, published=None)
    claims = [page.claims[0] for page in (first, later, undated)]
    row = number_table(
        ledger(
            [undated, later, first],
            events=[happening(claims)],
            links=[link(claims[2], claims[1], "contradicts", "number")],
        )
    )[0]
    assert row.question == "killed at Qorshum"
    assert [figure.who for figure in row.figures] == ["a", "b", "c"]
    assert row.figures[2].said is None
    assert row.clash == "contradicts on number"


def test_a_happening_is_named_after_people_in_general_before_odd_words():
    page = Page("a", outlet="Post")
    page.add("body", "Nine killed people at Qorshum. Nine killed dozens hurt at Qorshum.")
    for text, target in (("Nine killed people", "people"), ("Nine killed dozens hurt", "dozens hurt")):
        page.claim(text, "killed", "CASUALTY:killed", to=[(target, None)])
    assert label(ledger([page]), page.claims) == "killing of people"


def test_a_clash_of_figures_is_seen_without_a_link_but_not_with_a_comment():
    one = toll("a", "13 people", low=13, high=13, published="2021-10-15")
    other = toll("b", "17 people", low=17, high=17, published="2021-10-17")
    case = ledger([one, other], events=[happening([one.claims[0], other.claims[0]])])
    assert number_table(case)[0].clash == "“17 people” and “13 people” cannot both hold"
    more = toll("c", "six more people", low=6, high=6, published="2021-10-15")
    added = ledger([one, more], events=[happening([one.claims[0], more.claims[0]])])
    assert number_table(added)[0].clash is None
    said = {key: replace(segment, kind="comment") for key, segment in case.segments.items()}
    assert number_table(replace(case, segments=said))[0].clash is None


def test_a_length_and_an_area_meet_in_one_row():
    pages = []
    for name, words, unit in (("a", "1.5 km", "km"), ("b", "1.5 square km", "square km")):
        page = Page(name, outlet=name, published="2021-10-14")
        page.add("body", f"The pocket measured {words}.")
        page.claim(
            f"The pocket measured {words}",
            "measured",
            "STATE:size",
            figures=[page.figure(words, 1.5, 1.5, role="size", unit=unit)],
        )
        pages.append(page)
    joined = link(pages[0].claims[0], pages[1].claims[0], "contradicts", "number")
    assert [len(row.figures) for row in number_table(ledger(pages, links=[joined]))] == [2]


def test_a_group_that_is_gone_and_back_is_on_one_line():
    lines = {line.name: line for line in state_lines(rivals())}
    reed = lines["Black Reed"]
    assert [point.state for point in reed.points] == ["gone", "gone", "present"]
    assert len(reed.clashes) == 1
    town = lines["Tesqal"]
    assert {(point.state, point.holder_name) for point in town.points} == {
        ("held", "Meruz Defence Council"),
        ("held", "Karvelian army"),
    }
    assert len(town.clashes) == 1


def test_what_happened_and_what_was_said_are_kept_apart():
    moments = timeline(rivals())
    assert [moment.label for moment in moments][:2] == ["capture of Tesqal", "recapture of villages"]
    first = moments[0]
    assert first.happened is not None
    assert first.said is not None
    assert (first.happened.earliest, first.said.earliest) == ("2021-10-14", "2021-10-14")
    assert moments[-1].happened is None


@given(st.randoms(use_true_random=False))
def test_nothing_depends_on_the_order_of_the_tables(rng):
    case = rivals()

    def mixed(table):
        keys = list(table)
        rng.shuffle(keys)
        return {key: table[key] for key in keys}

    links, origins = list(case.links), list(case.origins)
    rng.shuffle(links)
    rng.shuffle(origins)
    other = replace(
        case,
        claims=mixed(case.claims),
        statements=mixed(case.statements),
        events=mixed(case.events),
        entities=mixed(case.entities),
        documents=mixed(case.documents),
        links=tuple(links),
        origins=tuple(origins),
    )
    for view in (grade, givers, credit_matrix, clash_matrix, number_table, state_lines, timeline):
        assert view(other) == view(case)


def test_an_empty_case_gives_empty_tables():
    empty = Ledger()
    assert grade(empty) == ()
    assert givers(empty) == ()
    assert credit_matrix(empty).rows == ()
    assert clash_matrix(empty).rows == ()
    assert number_table(empty) == state_lines(empty) == timeline(empty) == ()
