"""Who two pages have it from, and which figures and deeds are of one happening: invented pages of a war, read by the
shipped model.

Each case has links that must be found between its pages (or within its only page) and kinds that must not be.
"""

import pytest
from twopages import links_of_pairs

# fmt: off
CASES = {
    "one observatory behind both": (
        {("repeats", None)},
        {"corroborates", "contradicts", "updates"},
        ("Varn Courier", "2033-06-14", "Raids kill 21 civilians in Selm",
         "Air strikes killed at least 21 civilians in and around Selm on Tuesday.\nThe Kelt Observatory said that at "
         "least 15 civilians had been killed in a northern district of Selm and six others in a village near the town."),
        ("Union Voice", "2033-06-14", "21 civilians killed in strikes on Selm",
         "Strikes from the air on Selm killed at least 21 civilians on Tuesday.\nFifteen of them died in the town's "
         "north, according to the Kelt Observatory."),
    ),
    "two who counted themselves": (
        {("corroborates", None)},
        {"contradicts"},
        ("Varn Courier", "2033-07-19", "Raids kill 23 civilians in Olbe",
         "Air strikes killed 23 civilians in Olbe on Tuesday, the Kelt Observatory said."),
        ("Union Voice", "2033-07-19", "23 civilians killed in strikes on Olbe",
         "Strikes from the air on Olbe killed 23 civilians on Tuesday, the mayor Arno Belt said."),
    ),
    "a monitor without a name": (
        {("repeats", None)},
        {"corroborates"},
        ("Varn Courier", "2033-08-16", "Raids kill 24 civilians in Dask",
         "Air strikes killed 24 civilians in Dask on Tuesday, a monitoring group said."),
        ("Union Voice", "2033-08-16", "24 civilians killed in strikes on Dask",
         "Strikes from the air on Dask killed 24 civilians on Tuesday, the Kelt Observatory said."),
    ),
    "a speaker who only mentions it": (
        set(),
        {"corroborates"},
        ("Varn Courier", "2033-09-13", "Minister condemns raid on Ulmen",
         "The foreign minister Lena Vask condemned the air strike that killed 26 civilians in Ulmen on Tuesday. The Kelt "
         "Observatory counted the dead."),
        ("Union Voice", "2033-09-13", "26 civilians killed in Ulmen",
         "An air strike on Ulmen killed 26 civilians on Tuesday, the Kelt Observatory said."),
    ),
    "one text": (
        {("repeats", None)},
        {"corroborates"},
        ("Varn Courier", "2033-09-20", "Raids kill 31 civilians in Karm",
         "Warplanes dropped barrel bombs on the crowded bakery of Karm on Tuesday morning and killed 31 civilians who queued "
         "for bread there."),
        ("Union Voice", "2033-09-20", "31 civilians killed in Karm",
         "Warplanes dropped barrel bombs on a crowded bakery in Karm early on Tuesday, killing 31 civilians who queued for "
         "bread."),
    ),
    "what one party asks for": (
        set(),
        {"corroborates"},
        ("Varn Courier", "2033-10-04", "Council asks for a truce",
         "The Kelt Council called for a truce of 48 hours in Belun on Tuesday."),
        ("Union Voice", "2033-10-04", "Kelt Council wants truce",
         "The Kelt Council called on both sides on Tuesday to hold a truce in Belun."),
    ),
    "children and all the dead": (
        set(),
        {"corroborates"},
        ("Varn Courier", "2033-10-26", "Raid on school kills 22",
         "An air strike on a school in Hesk killed 22 people on Wednesday, most of them children, the mayor Arno Belt said."),
        ("Union Voice", "2033-10-27", "School in Hesk hit",
         "The children's fund said that 22 children and six teachers had been killed in an air strike on a school in Hesk on "
         "Wednesday."),
    ),
    "raids of a month and of a day": (
        set(),
        {"updates", "contradicts", "corroborates"},
        ("Varn Courier", "2033-07-28", "Bomb kills 48 in Tarn",
         "A bomb killed at least 48 people in Tarn on Wednesday, the governor said."),
        ("Union Voice", "2033-09-03", "Tarn after the bombs",
         "In July, a bomb killed at least 16 people in Tarn, the mayor said."),
    ),
    "the dead of a war": (
        set(),
        {"updates", "contradicts"},
        ("Varn Courier", "2034-03-07", "Raid on Merv kills 58",
         "An air strike killed at least 58 people in Merv on Tuesday, doctors said."),
        ("Union Voice", "2034-03-07", "The war in numbers",
         "More than 320,000 people have been killed in Merv and the rest of the country since the war began in 2029."),
    ),
    "raids of two weeks": (
        set(),
        {"updates", "contradicts"},
        ("Varn Courier", "2034-05-02", "Three killed in rocket attack on Gorl",
         "Rockets killed three people in Gorl, a police source said."),
        ("Varn Courier", "2034-05-19", "Ten killed in rocket attack on Gorl",
         "Rockets killed ten people in Gorl, a police source said."),
    ),
    "what is done each week": (
        set(),
        {"corroborates", "denies", "contradicts"},
        ("Varn Courier", "2034-06-05", "Planes over Helve",
         "The town of Helve is regularly hit by strikes of the Northern Alliance, residents said."),
        ("Union Voice", "2034-06-05", "Alliance hits Helve",
         "The Northern Alliance struck Helve on Monday, the army said."),
    ),
    "a divided town": (
        set(),
        {"contradicts"},
        ("Varn Courier", "2034-08-08", "Aid for Pell",
         "Lorries reached the rebel-held east of Pell on Tuesday."),
        ("Union Voice", "2034-08-08", "Shells on Pell",
         "Shells fell on government-held western Pell on Tuesday."),
    ),
    "a later denial of an earlier strike": (
        set(),
        {"denies", "contradicts"},
        ("Varn Courier", "2034-10-03", "Alliance denies strike on Worm",
         "The Northern Alliance denied on Tuesday that it had carried out an air strike on Worm."),
        ("Union Voice", "2034-10-08", "Strike on Worm",
         "The Northern Alliance carried out an air strike on Worm on Saturday, residents said."),
    ),
    "lists of one page": (
        set(),
        {"contradicts", "updates"},
        ("Varn Courier", "2034-11-14", "Five killed in rocket attacks on Brod",
         "Rockets killed three people in the old town of Brod on Tuesday.\nTwo people were killed by shells near the "
         "station of Brod.\nFour fighters were killed in clashes north of Brod."),
    ),
}
# fmt: on


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return links_of_pairs(tmp_path_factory.mktemp("givers"), CASES)


@pytest.mark.parametrize("name", CASES)
def test_pages_of_one_war(found, name):
    must, never, *pages = CASES[name]
    key = name.replace(" ", "-")
    kinds = found.get((key, key, "between" if len(pages) > 1 else "within"), set())
    assert must <= kinds
    assert never.isdisjoint(kind for kind, _ in kinds)
