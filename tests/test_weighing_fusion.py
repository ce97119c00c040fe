"""Which of several sources' values for an item is believed, and how many roots it has."""

import random
from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from hearsay.weighing import Report, Weighed, weigh


def by_item(weighed: list[Weighed]) -> dict[str, list[Weighed]]:
    out: dict[str, list[Weighed]] = defaultdict(list)
    for one in weighed:
        out[one.item].append(one)
    return out


def copied_reports() -> list[Report]:
    """Two good sources, one bad one, and two that copy the bad one, mistakes and all."""
    reports = []
    for number in range(40):
        right, wrong = f"town {number}", f"village {number * 7}"
        reports += [Report("good 1", f"i{number}", right), Report("good 2", f"i{number}", right)]
        if number < 25:
            reports += [Report("good 3", f"i{number}", right), Report("good 4", f"i{number}", right)]
        reports += [Report(name, f"i{number}", right if number < 15 else wrong) for name in ("bad", "copy 1", "copy 2")]
    return reports


def test_three_that_copy_are_outvoted_by_two_that_do_not():
    answers = by_item(weigh(copied_reports()))
    assert all(answers[f"i{n}"][0].value == f"town {n}" for n in range(40))
    best, other = answers["i35"]
    assert best.probability > 0.9
    assert best.origins == 2
    assert (other.value, other.origins) == ("village 245", 1)


def test_the_order_of_the_reports_does_not_matter():
    reports = copied_reports()
    shuffled = random.Random(5).sample(reports, len(reports))
    assert weigh(reports) == weigh(shuffled)


def test_a_later_report_replaces_the_earlier_one():
    weighed = weigh([Report("a", "toll", "13"), Report("b", "toll", "17"), Report("a", "toll", "17")])
    assert [(one.value, one.origins) for one in weighed] == [("17", 2)]


def test_values_that_mean_the_same_are_one():
    weighed = by_item(
        weigh(
            [
                Report("a", "x|toll", "1,240"),
                Report("b", "x|toll", "1240"),
                Report("c", "x|toll", "1240.0"),
                Report("d", "x|toll", "13"),
                Report("a", "y|toll", "3"),
                Report("b", "y|toll", "3"),
            ]
        )
    )
    assert len(weighed["x|toll"]) == 2
    assert weighed["x|toll"][0].value in {"1,240", "1240", "1240.0"}


def test_no_answer_is_no_value():
    weighed = by_item(weigh([Report("a", "x", "N/A"), Report("b", "x", "unknown"), Report("c", "x", "13")]))
    assert weighed["x"][0] == Weighed("x", "13", weighed["x"][0].probability, 1)
    assert {one.value: (one.probability, one.origins) for one in weighed["x"][1:]} == {
        "N/A": (0.0, 0),
        "unknown": (0.0, 0),
    }


def test_a_list_that_leaves_names_out_yields_to_the_full_one():
    people = [
        ("Ida", "Ambrose"),
        ("Rory", "Quill"),
        ("Tom", "Webb"),
        ("Una", "Sand"),
        ("Ines", "Fell"),
        ("Otto", "Brandt"),
        ("Mia", "Kole"),
        ("Jan", "Rusk"),
    ]
    reports = []
    for number in range(60):
        first, second = people[number % 8], people[(number * 3 + 1) % 8]
        if first == second:
            continue
        item = f"book{number}"
        reports += [
            Report("full", item, f"{first[1]}, {first[0]}; {second[1]}, {second[0]}"),
            Report("turned", item, f"{first[0]} {first[1]}, {second[0]} {second[1]}"),
            *(Report(f"short {k}", item, f"{first[1]}, {first[0]}") for k in range(3)),
        ]
    assert all(
        " " in best.value and "," in best.value and len(best.value.split()) == 4
        for best in (w[0] for w in by_item(weigh(reports)).values())
    )


def test_who_answers_the_hard_questions_is_not_marked_down_for_it():
    rng = random.Random(2)
    reports = []
    for number in range(120):
        for source in ("a", "b", "c", "d", "e"):
            wrong = rng.random() < (0.15 if source == "a" else 0.4)
            reports.append(Report(source, f"city{number}|easy", str(rng.randrange(90)) if wrong else str(100 + number)))
        for source in ("a", "b", "c"):
            wrong = rng.random() < (0.25 if source == "a" else 0.9)
            reports.append(Report(source, f"city{number}|hard", str(rng.randrange(90)) if wrong else str(300 + number)))
    answers = by_item(weigh(reports))
    right = sum(answers[f"city{n}|hard"][0].value == str(300 + n) for n in range(120))
    assert right > 75


def test_nothing_in_nothing_out():
    assert weigh([]) == []


@given(
    st.lists(
        st.builds(
            Report,
            st.sampled_from("abcd"),
            st.sampled_from("xyz"),
            st.sampled_from(["1", "1.0", "2", "2.04", "Quill, R.", "R. Quill", "", "n/a", "\ud800", "14 Oct 2021"]),
        )
    )
)
def test_probabilities_add_up_and_every_item_is_answered(reports):
    answers = by_item(weigh(reports))
    assert set(answers) == {report.item for report in reports}
    for weighed in answers.values():
        assert 0 <= sum(one.probability for one in weighed) <= 1 + 1e-5
        assert len({one.value for one in weighed}) == len(weighed)
        assert all(0 <= one.origins <= 4 for one in weighed)
