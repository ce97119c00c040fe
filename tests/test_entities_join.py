"""Document entities joined over a case."""

import time
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.entities import join
from hearsay.ids import make_id
from hearsay.records import Alias, DocumentEntity, EntityKind, EntityLinks


def entity(name: str, kind: EntityKind, page: str, *, aliases: tuple[str, ...] = (), title: str = "") -> DocumentEntity:
    known = [Alias(text=a, script="Latn", reason="the text says so") for a in aliases]
    if title:
        known.append(Alias(text=f"{title} {name}", script="Latn", reason="title and name"))
    return DocumentEntity(id=make_id("ent1", page, name), document=page, name=name, kind=kind, aliases=tuple(known))


def place(
    name: str, page: str, number: int | None, country: str = "SY", stands_for: str | None = None
) -> DocumentEntity:
    located = number is not None
    return DocumentEntity(
        id=make_id("ent1", page, name, stands_for),
        document=page,
        name=name,
        kind="place",
        links=EntityLinks(geonames=number),
        latitude=34.7 if located else None,
        longitude=40.8 if located else None,
        country=country,
        stands_for=stands_for,
    )


def together(*members: DocumentEntity) -> bool:
    """Whether all of them become one entity."""
    return len(join(members)) == 1


def test_one_place_of_the_gazetteer_is_one_entity_under_all_its_spellings():
    (joined,) = join([place("Hajin", "a", 174506), place("Hajeen", "b", 174506), place("Hajin", "c", 174506)])
    assert joined.name == "Hajin"
    assert [a.text for a in joined.aliases] == ["Hajeen"]
    assert "174506" in joined.aliases[0].reason
    assert joined.latitude is not None
    assert len(joined.members) == 3


def test_places_of_one_name_in_two_countries_stay_apart():
    assert not together(place("Tripoli", "a", 1, "LY"), place("Tripoli", "b", 2, "LB"))
    assert together(place("Umm Karqal", "a", None), place("Umm Karqal", "b", None))


def test_a_capital_that_stands_for_the_government_joins_the_state():
    russia = place("Russia", "a", 2017370, "RU")
    speaks = place("Moscow", "b", 524901, "RU", "the government of Russia")
    town = place("Moscow", "c", 524901, "RU")
    joined = join([russia, speaks, town])
    assert {e.name for e in joined} == {"Russia", "Moscow"}
    state = next(e for e in joined if e.name == "Russia")
    assert state.links.geonames == 2017370
    assert [(a.text, a.reason) for a in state.aliases] == [("Moscow", "the government of Russia")]


def within(name: str, page: str, at: tuple[float, float] = (34.7, 40.8)) -> DocumentEntity:
    """A village that only the text puts in or near a town."""
    return replace(place(name, page, None), latitude=at[0], longitude=at[1], precision="within")


def test_two_villages_in_one_district_are_two():
    assert not together(within("Salma", "a"), within("Orvena", "b"))
    assert len({e.id for e in join([within("Salma", "a"), within("Orvena", "b")])}) == 2


def test_a_village_that_one_text_locates_is_the_one_that_others_only_name():
    (joined,) = join([within("Salma", "a"), place("Salma", "b", None)])
    assert (joined.latitude, joined.precision) == (34.7, "within")


def test_villages_of_one_name_that_texts_put_apart_stay_apart():
    assert len(join([within("Salma", "a"), within("Salma", "b", (35.9, 36.6)), place("Salma", "c", None)])) == 3


def test_full_names_join_and_middle_names_may_be_missing():
    assert together(entity("Lena Brandvold", "person", "a"), entity("Lena Brandvold", "person", "b"))
    assert together(entity("Lena M. Brandvold", "person", "a"), entity("Lena Brandvold", "person", "b"))
    assert not together(entity("Lena Brandvold", "person", "a"), entity("Lina Brandvik", "person", "b"))


def test_a_family_name_joins_the_only_bearer_of_the_case():
    only = [entity("Lena Brandvold", "person", "a"), entity("Brandvold", "person", "b")]
    assert together(*only)
    two = [*only, entity("Karl Brandvold", "person", "c")]
    assert len(join(two)) == 3


def test_lone_family_names_join_only_by_their_office():
    assert not together(entity("Brandvold", "person", "a"), entity("Brandvold", "person", "b"))
    assert together(
        entity("Brandvold", "person", "a", title="General"), entity("Brandvold", "person", "b", title="General")
    )
    assert not together(
        entity("Brandvold", "person", "a", title="General"), entity("Brandvold", "person", "b", title="Judge")
    )


def test_spellings_of_one_name_join_with_the_reason():
    (joined,) = join([entity("Muammar Gaddafi", "person", "a"), entity("Muammar Kadhafi", "person", "b")])
    assert "one name" in joined.aliases[0].reason


def test_an_acronym_joins_the_only_body_that_a_text_introduces_under_it():
    long = entity("Council of Free Harbours", "organisation", "a", aliases=("CFH",))
    lone = entity("CFH", "organisation", "b")
    other = entity("Committee for Health", "organisation", "c", aliases=("CFH",))
    assert together(long, lone)
    assert len(join([long, lone, other])) == 3
    assert together(entity("CFH", "organisation", "a"), entity("CFH", "organisation", "b"))


def test_a_person_is_never_a_body_of_that_name():
    assert len(join([entity("Amal", "person", "a"), entity("Amal", "organisation", "b")])) == 2


def test_what_one_text_leaves_open_the_others_tell():
    told = [entity("Ilian Dovesh", "person", "a"), entity("Ilian Dovesh", "person", "b")]
    (joined,) = join([*told, entity("Ilian Dovesh", "other", "c")])
    assert joined.kind == "person"
    unknown = [entity("Orlania", "other", "a"), entity("Orlania", "other", "b")]
    assert [e.kind for e in join(unknown)] == ["other"]


def test_places_on_no_map_join_over_spellings_and_adjectives():
    assert together(place("Halvek Dam", "a", None), place("Halwek Dam", "b", None))
    assert together(place("Orlania", "a", None), place("Orlanian", "b", None))
    assert together(place("Orlania", "a", None), entity("Orlanian", "person", "b"))
    assert not together(place("Orlania", "a", None), entity("Orlanian", "person", "b", title="Colonel"))


NAMES = st.sampled_from(
    [
        "Lena Brandvold",
        "L. Brandvold",
        "Lena M. Brandvold",
        "Brandvold",
        "Karl Brandvold",
        "Muammar Gaddafi",
        "Muammar Kadhafi",
        "Gaddafi",
    ]
)
BODIES = st.sampled_from(["CFH", "Council of Free Harbours", "Harbour Police", "Islamic State", "The Harbour Police"])
MEMBERS = st.lists(
    st.one_of(
        st.builds(lambda n, p: entity(n, "person", p), NAMES, st.sampled_from("abc")),
        st.builds(
            lambda n, p: entity(n, "organisation", p, aliases=("CFH",) if "Free" in n else ()),
            BODIES,
            st.sampled_from("abc"),
        ),
        st.builds(
            lambda n, p: place(n, p, {"Hajin": 174506}.get(n)),
            st.sampled_from(["Hajin", "Umm Karqal"]),
            st.sampled_from("abc"),
        ),
    ),
    max_size=14,
    unique_by=lambda e: e.id,
)


@settings(max_examples=150, deadline=None)
@given(MEMBERS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(members, random):
    joined = join(members)
    shuffled = list(members)
    random.shuffle(shuffled)
    assert join(shuffled) == joined
    assert join([*members, *shuffled]) == joined
    assert sorted(m for e in joined for m in e.members) == sorted(e.id for e in members)
    assert len({e.id for e in joined}) == len(joined)


def test_twenty_thousand_are_joined_in_seconds():
    first = ["Anna", "Boris", "Clara", "David", "Elena", "Farid", "Greta", "Hasan"]
    parts = ["bar", "kon", "del", "fim", "gur", "lan", "mos", "nit", "pol", "rak", "sut", "tev", "vor", "zin", "dul"]
    many = []
    for n in range(20_000):
        family = parts[n % 15] + parts[n // 15 % 15] + parts[n // 225 % 15] + ("a" if n % 2 else "i")
        many.append(entity(f"{first[n // 3375 % 8]} {family.title()}", "person", f"p{n}"))
    began = time.process_time()
    assert len(join(many)) > 1000
    assert time.process_time() - began < 10


def test_a_company_is_joined_without_the_words_for_its_form():
    assert together(entity("Velmar Motor Company", "organisation", "a"), entity("Velmar", "organisation", "b"))
    joined = join([entity("Velmar Group", "organisation", "a"), entity("Velmar Holdings plc", "organisation", "b"),
                   entity("Velmar", "organisation", "c")])  # fmt: skip
    assert len(joined) == 3, "two bearers leave the short name apart"


def test_a_place_on_no_map_is_the_town_that_differs_in_a_doubled_letter():
    town = DocumentEntity(
        id="ent1:a", document="a", name="Hazzara", kind="place", links=EntityLinks(geonames=7),
        latitude=34.7, longitude=40.8, country="SY", precision="point",
    )  # fmt: skip
    assert together(town, place("Hazara", "b", None))
    assert not together(town, place("Hazoura", "b", None))


def test_a_model_is_the_only_name_of_the_case_that_ends_in_it():
    assert together(entity("Velmar A390", "other", "a"), entity("A390", "other", "b"))
    assert not together(entity("Velmar A390", "other", "a"), entity("A391", "other", "b"))
    two = [entity("Velmar 390", "other", "a"), entity("Karsk 390", "other", "b"), entity("390", "other", "c")]
    assert len(join(two)) == 3


def test_numbers_tell_names_apart():
    assert not together(entity("Velmar A320", "other", "a"), entity("Velmar A330", "other", "b"))
    assert not together(entity("4 Brigade Karsk", "organisation", "a"), entity("9 Brigade Karsk", "organisation", "b"))


def test_a_government_is_one_however_it_is_put():
    assert together(entity("government of Norway", "organisation", "a"), entity("Norwegian Government", "organisation", "b"))
    assert not together(entity("government of Norway", "organisation", "a"), entity("government of Sweden", "organisation", "b"))
