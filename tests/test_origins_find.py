"""Origins on small invented cases: copies, credits, one speaker in two papers, nameless sources, comments, rings."""

from dataclasses import replace

import pytest
from byhand import Hand
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.origins import find

FIRE = (
    "A fire broke out in the archive of Ostrel on Sunday night and burned until the morning, "
    "destroying some nine thousand maps and two printing presses."
)


def origin_of(ledger, claim):
    found = [o for o in find(ledger) if claim in o.members]
    assert len(found) == 1
    return found[0]


def fire(hand, page):
    return hand.claim(page, "A fire broke out", "DISASTER:fire", "fire")


def test_a_copy_rests_on_the_page_that_had_it_first():
    hand = Hand()
    late = hand.page(FIRE, outlet="Evening Leaf", day="2041-03-05")
    early = hand.page("Smoke was seen from the bridge.", FIRE, outlet="Ostrel Record", day="2041-03-04")
    copy, first = fire(hand, late), fire(hand, early)
    origin = origin_of(hand.ledger(), copy)
    assert first in origin.members
    assert origin.root == early
    same = next(e for e in origin.evidence if e.kind == "same-text")
    assert (same.a, same.b) == (late, early)
    assert "published first" in same.detail


def test_only_the_copied_passage_rests_on_the_original():
    hand = Hand()
    early = hand.page(FIRE, outlet="Ostrel Record", day="2041-03-04")
    late = hand.page(FIRE, "Two guards were hurt when a wall fell.", outlet="Evening Leaf", day="2041-03-05")
    copied, own = fire(hand, late), hand.claim(late, "Two guards were hurt", "CASUALTY:injured", "hurt")
    ledger = hand.ledger()
    assert origin_of(ledger, copied).root == early
    assert origin_of(ledger, own).root == late


def test_an_edited_copy_is_still_a_copy():
    hand = Hand()
    early = hand.page(FIRE, outlet="Ostrel Record", day="2041-03-04")
    edited = FIRE.replace("some nine thousand maps", "about 9,000 old maps")
    late = hand.page(edited, outlet="Evening Leaf", day="2041-03-05")
    first, copy = fire(hand, early), fire(hand, late)
    assert origin_of(hand.ledger(), copy).members == tuple(sorted((first, copy)))


def test_what_a_copy_says_in_other_words_rests_on_the_original():
    hand = Hand()
    told, edited = "Fourteen firemen died on the stairs of the north wing.", "Most died, 14, on the stairs of the north wing."
    early = hand.page(FIRE, told, outlet="Ostrel Record", day="2041-03-04")
    late = hand.page(FIRE, edited, "A cat was saved.", outlet="Evening Leaf", day="2041-03-05")
    first = hand.claim(early, told, "CASUALTY:killed", "died")
    again = hand.claim(late, edited, "CASUALTY:killed", "died")
    own = hand.claim(late, "A cat was saved", "SUPPORT", "saved")
    ledger = hand.ledger()
    origin = origin_of(ledger, again)
    assert first in origin.members
    assert next(e for e in origin.evidence if e.kind == "reworded").a == late
    assert origin_of(ledger, own).root == late


def test_two_papers_that_write_alike_and_share_no_passage_stay_two():
    hand = Hand()
    a = hand.page("Fourteen firemen died on the stairs.", outlet="Ostrel Record", day="2041-03-04")
    b = hand.page("Most firemen died on the stairs.", outlet="Evening Leaf", day="2041-03-05")
    one = hand.claim(a, "Fourteen firemen died on the stairs", "CASUALTY:killed", "died")
    other = hand.claim(b, "Most firemen died on the stairs", "CASUALTY:killed", "died")
    assert other not in origin_of(hand.ledger(), one).members


def test_unlike_reports_of_two_papers_stay_two():
    hand = Hand()
    a = hand.page("A fire broke out in the archive on Sunday.", outlet="Ostrel Record", day="2041-03-04")
    b = hand.page(
        "Flames took the archive, our night editor saw: A fire broke out at eleven.",
        outlet="Evening Leaf",
        day="2041-03-04",
    )
    one, other = fire(hand, a), fire(hand, b)
    assert other not in origin_of(hand.ledger(), one).members


@pytest.mark.parametrize("head", ["OSTREL (AP) — ", "OSTREL, March 4 (Associated Press) - "])
def test_two_papers_with_one_agency_are_one_origin(head):
    hand = Hand()
    a = hand.page(head + "The archive burned.", outlet="Ostrel Record", day="2041-03-04")
    b = hand.page("Nobody was hurt when the archive burned.", outlet="Evening Leaf", day="2041-03-05", authors=["AP"])
    one = hand.claim(a, "The archive burned", "DISASTER:fire", "burned")
    other = hand.claim(b, "the archive burned", "DISASTER:fire", "burned")
    origin = origin_of(hand.ledger(), one)
    assert origin.members == tuple(sorted((one, other)))
    assert origin.root == "Associated Press"
    assert {e.kind for e in origin.evidence} >= {"credit"}


def test_a_country_in_brackets_is_no_credit():
    hand = Hand()
    page = hand.page("OSTREL (Maravia) - The archive burned.", outlet="Ostrel Record")
    claim = hand.claim(page, "The archive burned", "DISASTER:fire", "burned")
    assert origin_of(hand.ledger(), claim).root == page


def test_one_speaker_in_two_papers_is_one_origin():
    hand = Hand()
    mayor = hand.entity("Ila Torm", "person")
    pages = [
        hand.page("The bridge is lost, Ila Torm said.", outlet="Ostrel Record"),
        hand.page("According to Ila Torm the bridge is lost.", outlet="Evening Leaf"),
    ]
    claims = []
    for page in pages:
        said = hand.says(page, "Ila Torm", "bridge is lost", entity=mayor)
        claims.append(hand.claim(page, "bridge is lost", "CONTROL:lose", "lost", statement=said))
    origin = origin_of(hand.ledger(), claims[0])
    assert origin.members == tuple(sorted(claims))
    assert origin.root == mayor
    assert {e.kind for e in origin.evidence} == {"chain"}


def test_a_chain_ends_in_its_innermost_source():
    hand = Hand()
    paper, mayor = hand.entity("Harbour Post"), hand.entity("Ila Torm", "person")
    far = hand.page("The Harbour Post reported that Ila Torm said the bridge is lost.", outlet="Evening Leaf")
    outer = hand.says(far, "The Harbour Post", "Ila Torm said the bridge is lost", entity=paper, kind="outlet")
    inner = hand.says(far, "Ila Torm", "the bridge is lost", entity=mayor, within=outer)
    claim = hand.claim(far, "the bridge is lost", "CONTROL:lose", "lost", statement=inner)
    assert origin_of(hand.ledger(), claim).root == mayor


def test_a_spokesman_and_the_body_are_one_origin():
    hand = Hand()
    guard, voice = hand.entity("Coast Guard"), hand.entity("Bran Ell", "person")
    a = hand.page("Coast Guard spokesman Bran Ell said the ferry sank.", outlet="Ostrel Record")
    b = hand.page("The Coast Guard said the ferry sank.", outlet="Evening Leaf")
    hand.mention(a, "Coast Guard", guard)
    hand.mention(a, "Bran Ell", voice)
    one = hand.claim(
        a,
        "the ferry sank",
        "ACCIDENT:sinking",
        "sank",
        statement=hand.says(a, "Coast Guard spokesman Bran Ell", "the ferry sank", entity=voice),
    )
    other = hand.claim(
        b,
        "the ferry sank",
        "ACCIDENT:sinking",
        "sank",
        statement=hand.says(b, "The Coast Guard", "the ferry sank", entity=guard),
    )
    assert other in origin_of(hand.ledger(), one).members


def test_nameless_sources_are_one_only_if_they_say_nearly_the_same():
    hand = Hand()
    words = [
        "three crates of rifles were taken from the customs shed",
        "the crates of rifles were taken from the customs shed",
        "the harbour master fell ill before the vote",
    ]
    claims = []
    for number, said in enumerate(words):
        page = hand.page(f"Police said {said}.", outlet=f"Paper {number}")
        statement = hand.says(page, "Police", said, kind="anonymous")
        claims.append(
            hand.claim(page, said, "CONTROL:capture", "taken" if "taken" in said else "fell", statement=statement)
        )
    members = origin_of(hand.ledger(), claims[0]).members
    assert claims[1] in members
    assert claims[2] not in members


def test_a_comment_is_its_own_root_even_where_it_quotes():
    hand = Hand()
    mayor = hand.entity("Ila Torm", "person")
    page = hand.page(
        "The vote was held.",
        "Ila Torm said the bridge is lost.",
        outlet="Ostrel Record",
        kinds=["body", "comment"],
        author="gull77",
    )
    said = hand.says(page, "Ila Torm", "the bridge is lost", entity=mayor)
    claim = hand.claim(page, "the bridge is lost", "CONTROL:lose", "lost", statement=said)
    assert origin_of(hand.ledger(), claim).root == "gull77 (comment)"


def test_an_article_pasted_into_a_comment_is_a_copy_of_the_page():
    hand = Hand()
    first = hand.page(FIRE, outlet="Ostrel Record", day="2041-03-04")
    other = hand.page("What do we know?", FIRE, outlet="Evening Leaf", day="2041-03-01", kinds=["body", "pasted"])
    original, pasted = fire(hand, first), fire(hand, other)
    origin = origin_of(hand.ledger(), pasted)
    assert original in origin.members
    assert origin.root == first


def test_a_citation_of_an_outlet_leads_to_what_that_outlet_rests_on():
    hand = Hand()
    mayor, post = hand.entity("Ila Torm", "person"), hand.entity("Harbour Post")
    a = hand.page("The old bridge at Ostrel is lost, Ila Torm said.", outlet="Harbour Post", day="2041-03-04")
    b = hand.page(
        "The old bridge at Ostrel is lost, the Harbour Post reports.", outlet="Evening Leaf", day="2041-03-05"
    )
    words = "The old bridge at Ostrel is lost"
    one = hand.claim(a, words, "CONTROL:lose", "lost", statement=hand.says(a, "Ila Torm", words, entity=mayor))
    two = hand.claim(
        b, words, "CONTROL:lose", "lost", statement=hand.says(b, "the Harbour Post", words, entity=post, kind="outlet")
    )
    origin = origin_of(hand.ledger(), two)
    assert one in origin.members
    assert origin.root == mayor


def test_papers_that_cite_each_other_in_a_ring_are_one_origin():
    hand = Hand()
    names = ["Harbour Post", "Evening Leaf"]
    bodies = [hand.entity(n) for n in names]
    claims = []
    for number, name in enumerate(names):
        other = names[1 - number]
        page = hand.page(f"The old bridge at Ostrel is lost, the {other} reports.", outlet=name, day="2041-03-04")
        words = "The old bridge at Ostrel is lost"
        said = hand.says(page, f"the {other}", words, entity=bodies[1 - number], kind="outlet")
        claims.append(hand.claim(page, words, "CONTROL:lose", "lost", statement=said))
    assert origin_of(hand.ledger(), claims[0]).members == tuple(sorted(claims))


def test_an_empty_case_has_no_origins():
    assert find(Hand().ledger()) == ()


WORDS = st.lists(
    st.sampled_from(["mill", "gate", "ferry", "clerk", "storm", "salt", "rope", "bell", "tower", "quay"]),
    min_size=1,
    max_size=40,
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(WORDS, st.sampled_from([None, "Leaf", "Post"]), st.booleans()), min_size=1, max_size=6),
    st.randoms(),
)
def test_every_claim_has_one_origin_whatever_the_order(pages, random):
    hand = Hand()
    for number, (words, outlet, quoted) in enumerate(pages):
        text = f"Page {number}: " + " ".join(words)
        page = hand.page(text, outlet=outlet)
        said = hand.says(page, words[0], " ".join(words), kind="anonymous") if quoted else None
        hand.claim(page, words[0], "ASSAULT", words[0], statement=said)
    ledger = hand.ledger()
    origins = find(ledger)
    assert sorted(c for o in origins for c in o.members) == sorted(ledger.claims)
    shuffled = {}
    for table in ("documents", "segments", "statements", "claims", "entities"):
        items = list(getattr(ledger, table).items())
        random.shuffle(items)
        shuffled[table] = dict(items)
    assert find(replace(ledger, **shuffled)) == origins


def test_a_title_rests_on_the_source_that_the_text_names():
    hand = Hand()
    watch = hand.entity("Coast Watch")
    page = hand.page(
        "Nine sailors drown off Ostrel",
        "Nine sailors drowned off Ostrel, the Coast Watch said.",
        outlet="Leaf",
        kinds=["title", "body"],
    )
    words = "Nine sailors drowned off Ostrel"
    said = hand.says(page, "the Coast Watch", words, entity=watch)
    named = hand.claim(
        page, words, "CASUALTY:killed", "drowned", statement=said, counts=[("Nine", 9, "killed", "sailors")]
    )
    own = hand.claim(
        page, "Nine sailors drown off Ostrel", "CASUALTY:killed", "drown", counts=[("Nine", 9, "killed", "sailors")]
    )
    origin = origin_of(hand.ledger(), own)
    assert named in origin.members
    assert origin.root == watch


def test_own_words_with_another_figure_stay_the_papers_own():
    hand = Hand()
    watch = hand.entity("Coast Watch")
    page = hand.page(
        "Our boat counted four drowned sailors off Ostrel.",
        "Nine sailors drowned off Ostrel, the Coast Watch said.",
        outlet="Leaf",
    )
    words = "Nine sailors drowned off Ostrel"
    said = hand.says(page, "the Coast Watch", words, entity=watch)
    hand.claim(page, words, "CASUALTY:killed", "drowned", statement=said, counts=[("Nine", 9, "killed", "sailors")])
    own = hand.claim(
        page, "four drowned sailors off Ostrel", "CASUALTY:killed", "drowned", counts=[("four", 4, "killed", "sailors")]
    )
    assert origin_of(hand.ledger(), own).root == page


def test_two_who_claim_one_deed_in_the_same_words_are_two_origins():
    hand = Hand()
    words = "its fighters shot down an army plane over the valley of Brisk on Friday at about noon"
    for outlet, who in (("Varn Courier", "Black Dawn"), ("Union Voice", "Red Column")):
        page = hand.page(f"{who} said {words}.", outlet=outlet, day="2041-06-10")
        said = hand.says(page, who, words, entity=hand.entity(who, "group"))
        hand.claim(page, words, "ASSAULT:shootdown", "shot down", actors=[("its fighters", None)], statement=said)
    assert len(find(hand.ledger())) == 2


@pytest.mark.parametrize(("by", "origins"), [("monitor", 1), (None, 1)])
def test_a_title_rests_on_who_gives_its_figure_whatever_it_hangs_on(by, origins):
    hand = Hand()
    title = "27 dead in Lomar - monitor"
    text = "Air raids killed 27 people in Lomar on Friday, the Lantern group said."
    page = hand.page(title, text, outlet="Varn Courier", day="2041-06-10", kinds=["title", "body"])
    hung = hand.says(page, "monitor", "27 dead in Lomar", kind="anonymous") if by else None
    hand.claim(page, "27 dead in Lomar", "CASUALTY:killed", "dead", counts=[("27", 27, "killed", None)], statement=hung)
    words = "Air raids killed 27 people in Lomar on Friday"
    said = hand.says(page, "the Lantern group", words, kind="anonymous")
    counts = [("27 people", 27, "killed", "people")]
    hand.claim(page, words, "CASUALTY:killed", "killed", counts=counts, statement=said)
    assert len(find(hand.ledger())) == origins


def test_somebody_of_a_body_speaks_for_it():
    hand = Hand()
    group = hand.entity("Lantern", "organisation")
    person = hand.entity("Omar Telk", "person")
    first = hand.page("Raids killed 27 people, Lantern said.", outlet="Varn Courier")
    said = hand.says(first, "Lantern", "Raids killed 27 people", entity=group)
    hand.claim(first, "Raids killed 27 people", "CASUALTY:killed", "killed", statement=said)
    second = hand.page("Nine children died, Omar Telk of Lantern said.", outlet="Union Voice")
    hand.mention(second, "Omar Telk", person)
    hand.mention(second, "Lantern", group)
    said = hand.says(second, "Omar Telk of Lantern", "Nine children died", entity=person)
    hand.claim(second, "Nine children died", "CASUALTY:killed", "died", statement=said)
    assert len(find(hand.ledger())) == 1
