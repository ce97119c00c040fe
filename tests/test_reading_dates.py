"""Dates as pages print them."""

import pytest

from hearsay.reading.dates import iso_day, printed_dates, printed_time


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("23. März 2019", "2019-03-23"),
        ("March 23rd, 2019", "2019-03-23"),
        ("23 Mar 2019", "2019-03-23"),
        ("14.09.22", "2022-09-14"),
        ("2019-03-23T10:00:00Z", "2019-03-23"),
        ("2019/03/23", "2019-03-23"),
        ("24/03/2019", "2019-03-24"),
        ("22 сентября 2021", "2021-09-22"),
        ("22 de septiembre de 2019", "2019-09-22"),
        ("1er août 2020", "2020-08-01"),
        ("2019年3月23日", "2019-03-23"),
        ("11 May, 2022", "2022-05-11"),
        ("12/03/2019", None),
        ("31 February 2020", None),
        ("23 people 2019", None),
        ("1019-03-23", None),
        ("March 2019", None),
    ],
)
def test_full_dates_are_read_and_doubtful_ones_left(text, day):
    found = list(printed_dates(f"On {text}, they said"))
    assert (found[0].day if found else None) == day
    if found:
        assert f"On {text}, they said"[found[0].start : found[0].end] == found[0].text


def test_american_pages_put_the_month_first():
    assert [d.day for d in printed_dates("3/4/2019", order="month")] == ["2019-03-04"]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Ann on March 4, 2020 at 5:14 pm says", "March 4, 2020 at 5:14 pm"),
        ("Ann, 4. Mai 2019 um 08:01 Uhr", "4. Mai 2019 um 08:01 Uhr"),
        ("3 hours ago", "3 hours ago"),
        ("il y a 2 ans", "il y a 2 ans"),
        ("vor 5 Minuten", "vor 5 Minuten"),
        ("Ann", None),
        ("Seven nil", None),
    ],
)
def test_times_beside_names_are_kept_as_printed(text, time):
    assert printed_time(text) == time


def test_times_of_markup_are_days():
    assert iso_day("20190323T101500") == "2019-03-23"
    assert iso_day("Sat, 23 Mar 2019 10:15:00 GMT") == "2019-03-23"
    assert iso_day("soon") is None
