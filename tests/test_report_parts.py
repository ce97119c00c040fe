"""The parts of the dossier, each on the hand-made case: what they say, what they leave out, and that they say so."""

import re
from dataclasses import replace
from datetime import date

import pytest
import views
from hypothesis import given
from hypothesis import strategies as st
from ledgers import Page, _ledger, case

from hearsay.records import ClaimTime, Days, Link, Quantity
from hearsay.report import (
    clashes,
    credit,
    limits,
    numbers,
    origins,
    places,
    plain,
    register,
    speakers,
    states,
    timeline,
)
from hearsay.report.book import cite, open_book
from hearsay.report.html import Markup, escape, join, tag
from hearsay.report.locator import Spot, locator
from hearsay.report.page import uses_of
from hearsay.report.scale import day_scale, day_ticks, number_scale, number_ticks
from hearsay.report.section import Section
from hearsay.report.words import on_whose_word, quotation


def words(markup: str) -> str:
    """Strips tags and joins white space."""
    return " ".join(re.sub(r"<[^>]*>", " ", markup).split())


@pytest.fixture(scope="module")
def ledger():
    return case()


@pytest.fixture(scope="module")
def book(ledger):
    return open_book(ledger)


def claim_of(book, start):
    return next(claim for claim in book.ledger.claims.values() if claim.text.startswith(start))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2031-03-19", "2031-03-19", "19 March 2031"),
        ("2031-03-18", "2031-03-19", "18–19 March 2031"),
        ("2031-02-01", "2031-02-28", "February 2031"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2029-01-01", "2031-12-31", "2029–2031"),
        ("2030-09-01", "2031-01-31", "September 2030 to January 2031"),
        ("2030-12-30", "2031-01-02", "30 December 2030 to 2 January 2031"),
        ("2031-02-02", None, "from 2 February 2031"),
        (None, "2031-02-02", "until 2 February 2031"),
        (None, None, ""),
        ("2031-02-30", "never", ""),
        ("9999-12-31", "9999-12-31", "31 December 9999"),
    ],
)
def test_days_are_written_as_people_write_them(first, last, said):
    assert plain.days(Days(earliest=first, latest=last)) == said


@pytest.mark.parametrize(
    ("low", "high", "best", "sign", "said"),
    [
        (13, 13, 13, "=", "13"),
        (13, None, None, ">=", "at least 13"),
        (24, 99, None, "~", "24 to 99"),
        (None, 30, None, "<=", "at most 30"),
        (13, None, None, ">", "more than 13"),
        (4013, 4013, 4013, "=", "4,013"),
        (19.68, 19.68, 19.68, "=", "19.68"),
        (55, 65, 60, "~", "about 60"),
    ],
)
def test_quantities_are_written_as_what_they_allow(low, high, best, sign, said):
    quantity = Quantity(
        low=low, high=high, best=best, unit=None, role="killed", comparator=sign, text="x", start=0, end=1
    )
    assert plain.interval(quantity) == said


@given(st.text())
def test_escaped_text_holds_no_markup(text):
    safe = escape(text)
    assert not set("<>\"'") & set(safe)
    assert escape(safe) == safe


def test_elements_escape_words_and_attributes_and_keep_markup():
    built = tag("p", "a<b", tag("b", "&"), None, ["c", 1], title='"x"', class_="y", hidden=True, lang=None)
    assert built == '<p title="&quot;x&quot;" class="y" hidden>a&lt;b<b>&amp;</b>c1</p>'
    assert isinstance(join(["a", built]), Markup)


def test_chain_runs_from_the_outlet_to_the_first_source(book):
    said = words(on_whose_word(book, claim_of(book, "it was the League")))
    assert said.index("Valley Courier") < said.index("Harbour Wire") < said.index("Dako Reth")
    assert "(claims)" in said


def test_chain_names_the_agency_that_only_the_origins_know(book):
    said = words(on_whose_word(book, claim_of(book, "The Orla Defence Council (ODC)")))
    assert said.startswith("Valley Courier D1 ← Harbour Wire ← Orla Defence Council")


def test_chain_of_a_pasted_text_names_the_reader_and_the_credit(book):
    said = words(on_whose_word(book, claim_of(book, "Dozens")))
    assert said == "Merenia Today D3 ← comment by fen_walker ← pasted text credited to Anders Quill"


def test_quotation_is_the_clause_with_its_word_marked(book):
    claim = claim_of(book, "KG still")
    assert quotation(book, claim) == '<q lang="en" dir="auto">KG still <b>holds</b> Orla</q>'


def test_long_clause_is_cut_around_its_word():
    page = Page("long.html")
    page.add("body", "before " * 200 + "captured " + "after " * 200)
    page.claim(page.text, "captured", "CONTROL:capture")
    long = open_book(_ledger([page], linked=False))
    cut = words(quotation(long, next(iter(long.ledger.claims.values()))))
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert "captured" in cut
    assert len(cut) < 360


def test_comments_are_marked_wherever_they_are_cited(book):
    for claim in book.ledger.claims.values():
        assert ("comment</small>" in cite(book, claim.id)) == (claim.text.startswith(("KG still", "Dozens")))


def test_credit_table_links_every_cell_and_sets_comments_last(book, ledger):
    body = credit.section(book, views.credit(ledger)).body
    assert "Defeat of the Kestrel Group (rivals)" in body
    assert body.index("✕") < body.index("The words")
    assert words(body).count("◐ announces it, without saying who did it") == 1
    capture = words(body.split("<table")[3])
    assert capture.index("Global Sheet") < capture.index("KG still")
    for claim in ("it was the League", "Merenia has", "KG still"):
        assert f"#c-{claim_of(book, claim).id.replace(':', '-')}" in body


def test_clashes_that_hang_together_are_one_group(book, ledger):
    found = clashes.groups(book, ledger.links)
    assert [(group.on, group.kind, len(group.claims)) for group in found] == [
        ("number", "contradicts", 2),
        ("number", "contradicts", 2),
        ("number", "updates", 2),
        ("number", "retracts", 2),
        ("actor", "contradicts", 2),
        ("actor", "denies", 2),
        ("state", "contradicts", 4),
    ]


def test_clash_shows_both_wordings_and_the_reason(book, ledger):
    said = words(clashes.section(book, views.clash(ledger)).body)
    assert "The last pocket measured 1.5 miles" in said
    assert "a–b 1.5 miles is a length and 1.5 square miles an area" in said
    assert "3.2 bits" in said


def test_link_to_a_claim_that_is_gone_is_passed_over(book, ledger):
    gone = Link(a="clm1:gone", b=ledger.links[0].b, kind="denies", on=None, reason="x", reasons=(), score=1.0)
    assert len(clashes.groups(book, (*ledger.links, gone))) == len(clashes.groups(book, ledger.links))


def test_numbers_draw_intervals_and_point_out_unlike_units(book, ledger):
    body = numbers.section(book, views.numbers(ledger)).body
    assert 'class="fade-right solid"' in body
    assert 'class="bar hollow"' in body
    said = words(body)
    assert "The same figure in different units" in said
    assert "31 (Ilka Varn) does not fit" in said
    assert "other unit: square mile" in said


def test_timeline_keeps_said_and_happened_apart_and_has_a_lane_without_date(book, ledger):
    body = timeline.section(book, views.moments(ledger)).body
    assert body.count('class="event"') + body.count('class="fade-right"') == 6
    assert 'class="said"' in body
    assert "No time named: 10 claims (1 on undated pages)" in words(body)
    assert "from 2 February 2031" in words(body)


def test_timeline_leaves_readers_out_of_the_picture(book, ledger):
    told = timeline.section(book, views.moments(ledger)).body
    assert "KG still" not in told.split("</figure>")[0]


@given(st.lists(st.dates(min_value=date(1, 1, 1)), min_size=1, max_size=20))
def test_any_days_fit_an_axis(moments):
    scale = day_scale(moments, left=0, right=100)
    assert all(0 <= scale.at(moment.toordinal()) <= 100 for moment in moments)
    assert len(day_ticks(scale)) <= 40


@given(st.lists(st.floats(min_value=-1e6, max_value=1e12, allow_nan=False), max_size=20))
def test_any_numbers_fit_an_axis(values):
    scale = number_scale(values, left=0, right=100)
    assert all(-0.01 <= scale.at(value) <= 100.01 for value in values)
    assert len(number_ticks(scale)) <= 12


def test_states_say_what_they_clash_with(book, ledger):
    section = states.section(book, views.states(ledger))
    assert section is not None
    assert "≠ 2, 3" in words(section.body)
    assert states.section(book, ()) is None


def test_places_have_their_spellings_and_a_plot(book):
    body = places.section(book).body
    assert "Hazrin, Hasrīn" in words(body)
    assert "41.62° N, 47.31° E" in words(body)
    assert body.count('class="spot"') == 2  # a reader's Orla is in the table only
    assert "0 and 2 comments" in words(body)


def test_speakers_have_their_names_with_reasons(book, ledger):
    said = words(speakers.section(book, {giver.entity: giver for giver in ledger.givers}).body)
    assert "Commander Reth : title and surname of Dako Reth" in said
    assert "denies 1" in said
    assert "Residents collective 1" in said


def test_origins_say_why_and_mark_copies(book):
    said = words(origins.section(book, {}).body)
    assert "2 claims of 2 documents rest on it and count as one origin." in said
    assert "same text D1 – D2 : 48 words in a row stand in both" in said


def test_limits_name_what_was_not_read_or_understood(book):
    said = words(limits.section(book, ()).body)
    assert "pages/photo.jpg holds no text that can be read" in said
    assert "1 document shows no date of publication" in said
    assert "1 statement without a source" in said
    assert "It does not decide who is right." in said


def test_limits_name_documents_in_a_language_not_analysed(ledger):
    changed = {key: replace(document, language="ky") for key, document in ledger.documents.items()}
    said = words(limits.section(open_book(replace(ledger, documents=changed)), ()).body)
    assert "5 documents are not in English" in said


def test_long_tables_say_what_they_leave_out():
    page = Page("many.html")
    page.add("body", " ".join(f"Army {n} captured town {n}." for n in range(300)))
    for n in range(300):
        page.claim(
            f"Army {n} captured town {n}.",
            "captured",
            "CONTROL:capture",
            when=("2031-03-01", "2031-03-01", ""),
            after=f"Army {n} ",
        )
    found = _ledger([page], linked=False)
    body = timeline.section(open_book(found), views.moments(found)).body
    assert "The first 200 of 300 happenings; the rest is in hearsay export CASE claims ." in words(body)


def test_uses_are_the_lines_before_the_links():
    section = Section(
        id="one", title="", short="", body=Markup('<p id="x"><a href="#c-1">D1·c1</a><a href="#c-1">D1·c1</a></p>')
    )
    assert uses_of([section]) == {"c-1": [register.Use(1, "x")]}


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("says", "does not say"),
        ("denies", "does not deny"),
        ("confesses", "does not confess"),
        ("stresses", "does not stress"),
    ],
)
def test_negated_stances_read_as_english(verb, said):
    assert plain.stance(verb, negated=True) == said
    assert plain.stance(verb, negated=False) == verb


def test_places_far_from_all_others_stay_outside_the_picture():
    spots = [
        Spot(1, "Hasrin", 41.6, 47.3),
        Spot(2, "Tolmen", 41.5, 47.4),
        Spot(3, "Orla", 41.7, 47.0),
        Spot(4, "Lima", -12.0, -77.0),
    ]
    drawn = locator(spots)
    assert drawn is not None
    assert drawn.count('class="spot"') == 3
    assert "Far outside lie 4 Lima." in words(drawn)


def test_one_place_needs_no_picture():
    assert locator([Spot(1, "Hasrin", 41.6, 47.3)]) is None
    assert locator([]) is None


def test_folders_of_somebodys_machine_are_not_printed():
    said = plain.without_folders(
        "1 origin says so (file:///home/jo/My%20case/a%20page.html); see https://example.org/x"
    )
    assert said == "1 origin says so (a page.html); see https://example.org/x"


def test_claims_past_only_because_their_page_is_out_name_no_time(ledger):
    claim = claim_of(open_book(ledger), "The last pocket measured 1.5 miles")
    past = replace(
        claim, time=ClaimTime(earliest=None, latest="2031-03-21", text=None, start=None, end=None, relation="before")
    )
    changed = replace(ledger, claims={**ledger.claims, claim.id: past})
    body = timeline.section(open_book(changed), views.moments(changed)).body
    assert "until 21 March 2031" not in words(body)
