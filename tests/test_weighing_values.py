"""Values that mean the same are one, whatever their spelling; lists of names in any order and format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.weighing.names import look_like_names, rosters
from hearsay.weighing.values import clock, day, figure, fold, is_answer, kind_of, meaning, rounded


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("13", 13),
        ("1,240", 1240),
        ("19,5", 19.5),
        ("-2", -2),
        ("−2", -2),
        ("(3.5)", -3.5),
        ("$1.2M", 1_200_000),
        ("30.50 in", 30.5),
        ("57%", 57),
        ("4 thousand", 4000),
        (".5", 0.5),
        ("1 200", 1200),
    ],
)
def test_figures_are_read_whole(text, amount):
    read = figure(text)
    assert read is not None
    assert read.amount == pytest.approx(amount)


@pytest.mark.parametrize("text", ["", "seven", "13 to 15 dead people", "12-Oct", "1.2.3", "(5", "N/A"])
def test_what_is_no_single_figure_is_none(text):
    assert figure(text) is None


@given(st.floats(min_value=-1e9, max_value=1e9).map(lambda x: round(x, 3)))
def test_a_printed_figure_reads_back(amount):
    read = figure(f"{amount:.3f}")
    assert read is not None
    assert read.amount == pytest.approx(amount)


@given(st.text(max_size=40))
def test_any_text_has_a_meaning_and_none_breaks_a_reader(text):
    assert all(isinstance(meaning(text, kind), str) for kind in ("number", "day", "clock", "text"))


def test_days_and_times_of_day():
    assert {day(text) for text in ("2021-10-14", "14 October 2021", "Oct 14th, 2021", "14-Oct-2021")} == {"2021-10-14"}
    assert day("31 February 2021") is None
    assert {clock(text) for text in ("18:45", "6:45 pm", "06:45p", "Oct 14 6:45PM", "18.45")} == {"18:45"}
    assert clock("12:05 am") == "00:05"
    assert clock("27:00") is None


def test_a_rounded_figure_joins_the_only_finer_one():
    assert rounded(["30.6", "30.58"]) == {"30.6": "30.58"}
    assert rounded(["30.6", "30.58", "30.61"]) == {}
    assert rounded(["1.2M", "1,213,445"]) == {"1.2M": "1213445"}
    assert rounded(["7", "9"]) == {}


def test_columns_are_told_by_most_of_their_values():
    assert kind_of(["7", "8.5", "N/A", "9"]) == "number"
    assert kind_of(["6:10 pm", "18:10"]) == "clock"
    assert kind_of(["2021-10-14", "14 Oct 2021"]) == "day"
    assert kind_of(["north", "7", "south"]) == "text"
    assert kind_of([]) == "text"
    assert not is_answer(" n/a ")
    assert fold("Ōrla — Fäll") == "orla fall"


ONE_BOOK = [
    "Ambrose, Ida F.",
    "Ida Ambrose",
    "AMBROSE",
    "Ida F. Ambrose; Rory Quill",
    "Ambrose, Ida; Quill, Rory",
    "Rory Quill and Ida Ambrose",
    "AMBROSE, IDA QUILL, RORY",
    "Ambrose, Ida (Author) Quill, Rory (Joint Author)",
    "Ida AmbroseRory Quill",
    "By Ida Ambrose & Rory Quill",
]


def test_lists_of_the_same_people_come_out_alike():
    read = [roster.surnames for roster in rosters(ONE_BOOK)]
    assert read == [{"ambrose"}] * 3 + [{"ambrose", "quill"}] * 7


def test_a_name_that_is_cut_off_is_the_whole_one():
    read = rosters(["Scolari, Ann; Webb, Tom", "Scolari, Ann; Webb, Tom", "Webb, Tom; Scol"])
    assert read[2].surnames == {"scolari", "webb"}


def test_names_are_told_from_titles_by_being_turned_about():
    assert look_like_names([["Ambrose, Ida", "Ida Ambrose"], ["Quill, R.", "R. Quill"], ["Webb, Tom"]])
    assert not look_like_names([["The Fall of Tesqal", "Fall of Tesqal, The"], ["How to Build a Dam"]])
    assert not look_like_names([["Paris, France", "Paris"], ["Lyon", "Lyon, France"]])
    assert not look_like_names([])


@given(st.lists(st.text(max_size=30), max_size=6))
def test_every_list_gets_a_roster(values):
    assert len(rosters(values)) == len(values)
