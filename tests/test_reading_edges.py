"""What stands in an article without being said by it: bylines, dates, the headline again, lists of other pages."""

import pytest
from pages import of_kind, reading

LONG_A = (
    "The ferry between Orlec and Tamsin was stopped on Friday after its cable broke in the middle of the river, and "
    "the forty people on board were taken to the left bank in the boats of fishermen who had seen it happen."
)
LONG_B = (
    "The harbour master said that the cable had been looked at in spring and that nothing had been found, while the "
    "owner of the ferry said that nobody had come to look at it for as long as he could remember."
)


def page(*lines: str, head: str = "Ferry at Orlec stopped") -> str:
    inside = "".join(lines)
    return f"<html lang=en><body><nav><a href=/>Home</a></nav><article><h1>{head}</h1>{inside}</article></body></html>"


def body(*lines: str) -> list[str]:
    return of_kind(reading(page(*lines)), "heading", "body", "list", "quote", "embed")


@pytest.mark.parametrize(
    "line",
    [
        "Written by Mira Tolen on November 7, 2023",
        "Posted: Thursday, April 21, 2022. 10:11 pm CST.",
        "26 January 2017",
        "By Mira Tolen and Jan Oster",
        "Ferry at Orlec stopped",
        "* * *",
        "Warning: mysql_connect(): Access denied in /srv/www/db.php on line 12",
        "Media playback is unsupported on your device",
    ],
)
def test_lines_above_the_first_paragraph_that_say_who_and_when_are_no_part_of_it(line):
    assert body(f"<div>{line}</div>", f"<p>{LONG_A}</p>", f"<p>{LONG_B}</p>") == [LONG_A, LONG_B]


@pytest.mark.parametrize("line", ["By then the ferry was gone.", "By noon nobody had come to Orlec, the mayor said."])
def test_a_short_sentence_above_the_first_paragraph_stays(line):
    assert body(f"<p>{line}</p>", f"<p>{LONG_A}</p>") == [line, LONG_A]


def test_a_heading_with_nothing_under_it_is_no_part_of_the_article():
    found = body(f"<p>{LONG_A}</p>", "<h2>Who looked at the cable?</h2>", f"<p>{LONG_B}</p>", "<h3>Our advice:</h3>")
    assert found == [LONG_A, "Who looked at the cable?", LONG_B]


def test_a_list_of_other_articles_goes_whole():
    items = ["Bridge closed for repairs until the end of June.", "Nine dead in the mines", "Two hundred and six votes..."]
    links = "".join(f"<li><a href=/{n}>{text}</a></li>" for n, text in enumerate(items))
    assert body(f"<p>{LONG_A}</p>", f"<ul>{links}</ul>") == [LONG_A]


def test_a_list_with_a_link_in_each_sentence_stays():
    items = [f"The <a href=/{n}>{name}</a> is open again." for n, name in enumerate(["bridge", "mine", "mill"])]
    found = body(f"<p>{LONG_A}</p>", "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>")
    assert found[1:] == ["The bridge is open again.", "The mine is open again.", "The mill is open again."]


def test_the_large_first_letter_of_a_paragraph_is_joined_to_its_word():
    source = page(f"<div class=drop>{LONG_A[0]}</div><p>{LONG_A[1:]}</p>", f"<p>{LONG_B}</p>")
    found = reading(source)
    assert of_kind(found, "body") == [LONG_A, LONG_B]
    first = next(segment for segment in found.segments if segment.kind == "body")
    assert source[first.origin_start : first.origin_end].startswith("T</div><p>he ferry")


def test_a_paragraph_that_ends_in_a_photographer_is_a_caption():
    caption = "The ferry on Friday. Photo: Eva Brandt"
    found = reading(page(f"<p>{LONG_A}</p>", f"<p>{caption}</p>", f"<p>{LONG_B}</p>"))
    assert of_kind(found, "caption") == [caption]


def test_a_story_told_in_pictures_has_its_captions_for_a_text():
    told = [f"{LONG_A} This is what picture {number} shows." for number in range(8)]
    pictures = "".join(f"<figure><img src=a.jpg><figcaption>{text}</figcaption></figure>" for text in told)
    assert body("<p>What the photographers of the valley saw of the ferry.</p>", pictures)[1:] == told
