"""Pages saved as text: where the article begins and ends, and the threads below it."""

import pytest
from pages import comments, of_kind, reading, thread, words

ORLEC = """0 €
1,250 €
3,105 €

Dam At Orlec Reopened, But Who Held The Keys?


Dam At Orlec Reopened, But Who Held The Keys?


The dam above Orlec was reopened on Friday after eleven days in which neither the river council nor the militia \
would say who held the sluices.

The spokesman of the council, Jan Hovar, told reporters that its guards had "walked in without a shot", while the \
militia said that it had handed over the keys.

Two points remain open:

  1. Nobody knows who damaged the second gate, although both sides say that they have pictures of it.
  2. The engineers were not asked.

Two of the seven gates are damaged, and the valley has no power since Tuesday.




Do you like this content? Consider helping us!

  • Petra K

    It was our boys who opened the gates, everybody here knows that…

    The council came for the pictures.

    • old_miller

      Were you there? I was.

      • Petra K

        Trucks are not an army.

    • You may call me Sir

      No offence intended.

  • Grumpy

  • Anonymous Coward

    My list of suspects:
    - the council
    - the militia
    - the river
"""

LONG = (
    "The water rose through the night, and by morning the square stood under it from end to end, said a baker "
    "who has lived there for thirty years."
)
PASTED = f"""The market of Sarnow burned again, and the traders say that the police had called it safe that very \
evening.

A spokesman of the police said on Sunday that the second fire was set by hand, and that nobody had been held.

  • news_hound



    Nine Days That Drowned The Lower Town

    by Ilka Brandt

    {LONG}

    {LONG}

    {LONG}

    {LONG}

    {LONG}

    {LONG}

    {LONG}

    {LONG}

    Ilka Brandt

    • second_voice


        What The River Council Knew All Along

        Omar J. Dent Tue, Mar 19, 2019 | 1200 words

        {LONG}

        {LONG}

        {LONG}

        {LONG}

        {LONG}

        {LONG}

        {LONG}

        {LONG}
"""


def test_the_article_is_told_from_what_surrounds_it():
    found = reading(ORLEC)
    assert found.document.title == "Dam At Orlec Reopened, But Who Held The Keys?"
    assert of_kind(found, "title") == [found.document.title]
    article = of_kind(found, "body", "list")
    assert article[0].startswith("The dam above Orlec was reopened")
    assert article[-1].endswith("no power since Tuesday.")
    assert len(of_kind(found, "list")) == 2
    aside = "\n".join(of_kind(found, "boilerplate"))
    assert "3,105 €" in aside
    assert "Consider helping us!" in aside
    assert aside.count("Who Held The Keys?") == 1, "the doubled title stays on the page, but not twice in the article"
    assert found.document.published is None
    assert found.document.authors == ()
    assert found.document.outlet is None


def test_a_thread_is_read_from_bullets_and_indentation():
    found = reading(ORLEC)
    assert thread(found) == [
        ("Petra K", 0, "It was our boys who opened the gates, everybody here knows that…"),
        ("old_miller", 1, "Were you there? I was."),
        ("Petra K", 2, "Trucks are not an army."),
        ("You may call me Sir", 1, "No offence intended."),
        ("Anonymous Coward", 0, "My list of suspects:"),
    ]
    first, second, third, fourth, last = comments(found)
    assert (second.parent, third.parent, fourth.parent) == (first.id, second.id, first.id)
    assert first.parent is None
    assert words(found, first).endswith("\nThe council came for the pictures.")
    assert words(found, last).split("\n")[1:] == ["the council", "the militia", "the river"]


def test_articles_pasted_into_comments_are_known_as_such():
    found = reading(PASTED)
    one, two = (segment for segment in found.segments if segment.kind == "pasted")
    first, second = comments(found)
    assert (one.parent, two.parent) == (first.id, second.id)
    assert (one.credit, one.published) == ("Ilka Brandt", None)
    assert (two.credit, two.published) == ("Omar J. Dent", "Mar 19, 2019")
    assert words(found, one).startswith("The water rose")
    assert first.start < one.start
    assert one.end <= first.end
    assert (first.author, second.author, second.depth) == ("news_hound", "second_voice", 1)


def test_origins_point_at_the_very_characters():
    found = reading(PASTED)
    for segment in found.segments:
        origin = PASTED[segment.origin_start : segment.origin_end]
        assert " ".join(origin.replace("•", " ").split()) == " ".join(words(found, segment).split())


SARNOW = """© 2018 Sarnow Gazette Ltd. All rights reserved.
A picture taken on June 2, 2018 shows workers who clear rubble in the old market of Sarnow, with the tower behind them.

(Eva Brandt/EPA)

Market in Sarnow burns for second night

By Nina Weiss
June 3, 2018

Fire broke out again in the old market on Saturday night, hours after the police had declared it safe.

For the Evening Echo, the reporter Ilir Koba described the hours before the second fire and what he saw in the cellar.

The cellar was still hot when the firemen left. Nobody asked the traders.
At nine the first smoke came out of the hatch. At ten the roof was gone.

A police spokeswoman rejected this and said that the second fire had been set by hand.

The mayor said on Sunday that the market would be rebuilt within a year.

Nobody has been held so far, and the traders have been told to keep away.

Want to leave a tip?
Sign up for our daily newsletter
Related stories
Ten markets that were never rebuilt
The long history of fires in Sarnow
Nina Weiss

Nina Weiss
"""


def test_captions_quotes_bylines_and_tip_jars_are_told_apart():
    found = reading(SARNOW)
    assert found.document.title == "Market in Sarnow burns for second night"
    assert found.document.authors == ("Nina Weiss",)
    assert found.document.outlet == "Sarnow Gazette Ltd"
    published = found.document.published
    assert (published.earliest, published.latest, published.text) == ("2018-06-03", "2018-06-03", "June 3, 2018")
    assert [text[:17] for text in of_kind(found, "caption")] == ["A picture taken o", "(Eva Brandt/EPA)"]
    assert of_kind(found, "quote") == [
        "The cellar was still hot when the firemen left. Nobody asked the traders.\n"
        "At nine the first smoke came out of the hatch. At ten the roof was gone."
    ]
    article = "\n".join(of_kind(found, "body", "heading", "list", "quote"))
    assert article.startswith("Fire broke out")
    assert article.endswith("keep away.")


WRAPPED = """   Home
   World
   About us

               Dam at Orlec reopened as both banks claim the credit

   The dam above Orlec was reopened on Friday after eleven days in which
   neither the river council nor the militia of the left bank would say
   who held the sluices.

   The council's spokesman told reporters that its guards had "walked in
   without a shot", while the militia said that it had handed over the
   keys "of its own free will".

4 Comments

     * Petra K

       It was our boys who opened the gates, everybody here in the valley
       knows that.

          + old_miller

            Were you there? I was, and I saw two trucks of the council
            at four in the morning.
"""


def test_lines_broken_at_a_fixed_width_are_joined():
    found = reading(WRAPPED)
    assert found.document.title == "Dam at Orlec reopened as both banks claim the credit"
    assert of_kind(found, "body")[0].endswith(
        "in which neither the river council nor the militia of the left bank would say who held the sluices."
    )
    assert thread(found) == [
        ("Petra K", 0, "It was our boys who opened the gates, everybody here in the valley knows that."),
        ("old_miller", 1, "Were you there? I was, and I saw two trucks of the council at four in the morning."),
    ]


BODY = """Council denies that shells hit the school in Bresna

The municipal council of Bresna on Wednesday denied that any shell had struck the primary school on Mill Street.

"There is a crater, but it is an old one," said council member Tomas Rydel. Residents said that the roof had been whole.
"""


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (
            "Joe Sample says:\nMarch 4, 2020 at 5:14 pm\nI live across the street. It was a shell.\nReply\n\n"
            "T. Rydel says:\nMarch 5, 2020 at 9:45 am\nI stand by what I said.\nReply\n\n"
            "Ann says:\nMarch 5, 2020 at 9:50 am\nSo do I.\nReply\n\nLeave a Reply\n"
            "Your email address will not be published.\n",
            [
                ("Joe Sample", None, "I live across the street. It was a shell."),
                ("T. Rydel", None, "I stand by what I said."),
                ("Ann", None, "So do I."),
            ],
        ),
        (
            "Comments (3)\n\nHarbour Rat • 2 years ago\nThe radar has been broken since Easter.\n\n"
            "    Ann Vessel • 2 years ago\n    Source?\n\n        Harbour Rat • 2 years ago\n        I fix them.\n",
            [
                ("Harbour Rat", 0, "The radar has been broken since Easter."),
                ("Ann Vessel", 1, "Source?"),
                ("Harbour Rat", 2, "I fix them."),
            ],
        ),
        (
            "Kommentare (1)\n\nHans im Glück schrieb am 3. Mai 2019 um 15:20\nTypisch. Keiner will es gewesen sein.\n",
            [("Hans im Glück", None, "Typisch. Keiner will es gewesen sein.")],
        ),
    ],
)
def test_threads_of_name_lines_are_read_too(below, expected):
    found = reading(BODY + "\n" + below)
    assert thread(found) == expected
    assert of_kind(found, "body")[-1].endswith("the roof had been whole.")
    assert all(comment.published for comment in comments(found))


def test_a_list_in_an_article_is_no_thread():
    found = reading(
        BODY + "\nWhat is known:\n\n  • The roof is gone.\n  • Four people were hurt.\n\nThe council will meet on "
        "Friday, a spokesman said on Thursday.\n"
    )
    assert comments(found) == []
    assert of_kind(found, "list") == ["The roof is gone.", "Four people were hurt."]


def test_a_head_of_keys_is_understood():
    found = reading(
        "Title: Rebels say they downed a drone near Tessaly\nAuthor: Omar Dent\nDate: 2022-11-02\n"
        "Source: Northern Wire\n"
        "\nTESSALY (NW) - A group that calls itself the Northern Committee said that it had brought down a drone.\n"
    )
    document = found.document
    assert (document.title, document.authors) == ("Rebels say they downed a drone near Tessaly", ("Omar Dent",))
    assert (document.outlet, document.published.earliest) == ("Northern Wire", "2022-11-02")


@pytest.mark.parametrize(
    ("first", "day"),
    [
        (
            "Sun 16 Apr 2017 Rebels shelled the town of Tessaly, a council said, and four were hurt in the square.",
            "2017-04-16",
        ),
        (
            "TESSALY, April 16, 2017 — Rebels shelled the town, a council said, and four were hurt in the square.",
            "2017-04-16",
        ),
        ("On April 16, 2017 the rebels shelled the town of Tessaly, a council said, and four people were hurt.", None),
        (
            "April 16, 2017, was the day on which the rebels shelled the town of Tessaly, a council said on Monday.",
            None,
        ),
    ],
)
def test_a_date_is_that_of_publication_only_as_a_dateline(first, day):
    published = reading(f"Four hurt in Tessaly as rebels shell the square\n\n{first}\n").document.published
    assert (published.earliest if published else None) == day


def test_a_text_without_a_title_has_none():
    found = reading(
        "The mayor said that the well was clean. The doctor said that it was not.\n\nNobody asked the people who "
        "drank from it, and by the time the report came the well had been filled with sand.\n"
    )
    assert found.document.title is None
    assert len(of_kind(found, "body")) == 2


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published July 5 2015", "2015-07-05"),
        ("Posted on April 4 2017", "2017-04-04"),
        ("Date of publication 4 April 2017 Tags dam, water", "2017-04-04"),
        ("Published 3 April 2017, last updated 4 April 2017", "2017-04-03"),
        ("Last updated 4 April 2017, first published 3 April 2017", "2017-04-03"),
    ],
)
def test_lines_about_the_day_below_a_title(line, day):
    text = "The dam above Orlec was reopened on Friday after eleven days in which nobody held the sluices, its guards said."
    read = reading(f"Dam at Orlec opened again\n{line}\n\n{text}\n")
    assert read.document.title == "Dam at Orlec opened again"
    assert read.document.published.earliest == day


def test_a_first_line_with_a_full_stop_is_the_title_if_the_text_tells_it_again():
    text = "Guards above Orlec reopened the gates on Friday after eleven days in which nobody held the sluices, they said."
    assert reading(f"Guards reopen gates above Orlec.\n{text}\n{text}\n").document.title == "Guards reopen gates above Orlec."
    assert reading(f"Nobody came to see it.\n{text}\n{text}\n").document.title is None


@pytest.mark.parametrize(
    ("line", "authors"),
    [("Fri 15 Oct 2021 09.40 BST", ()), ("Ann Example | Fri 15 Oct 2021 09.40 BST", ("Ann Example",))],
)
def test_day_of_the_week_and_time_zone_are_no_author(line, authors):
    text = f"Three sides claim the dam town\n\n{line}\n\n" + "Three forces claimed on Thursday to have taken the town, each alone. " * 3
    assert reading(text).document.authors == authors
