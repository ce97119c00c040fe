"""Document entities put together over a whole case: one person, body or place under all its names.

Names are first brought together by keys (a number of the gazetteer, a folded name, consonants), so that nothing is
ever compared with everything; within a key the rules below decide. What is not sure stays apart: two people with one
family name, an acronym with two long forms. It ignores what the documents say about the bearers beyond names, titles
and places.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rapidfuzz.fuzz import ratio

from ..ids import make_id
from ..records import Alias, DocumentEntity, Entity, EntityKind, EntityLinks
from .clusters import Clusters, Union
from .companies import join_companies
from .derived import homes
from .doubled import join_doubled
from .lexicon import bodies_named
from .makers import join_makers
from .people import name_words
from .romanise import fold_name, script_of, skeleton
from .similar import government_of, same_name
from .states import is_country
from .titles import office_words

#: A spelling is compared with this many of the same sound before it in the order of letters.
_MOST_SPELLINGS: Final = 8
#: Names less alike than this (per cent of letters) are not weighed letter by letter.
_ALIKE: Final = 75
#: Names of unknown places and of bodies are joined over spellings only when as sure as this, and as long as this.
_SURE: Final = 0.8
_LONG_ENOUGH: Final = 5
#: From this many texts on that tell a name's kind, a text is overruled that takes it for a lone person's.
_SEVERAL: Final = 2
_BODIES: Final = frozenset({"organisation", "group", "other", "document"})


def join(found: Iterable[DocumentEntity]) -> list[Entity]:
    """Returns the entities of a case, sorted by id; the same for any order of the input, and again for its own members.

    Every alias carries the reason for which it was taken for the same.
    """
    everything = sorted({e.id: e for e in found}.values(), key=lambda e: e.id)
    members = [entity for entity in everything if not entity.is_nameless]
    clusters = Clusters(members, Union(len(members)), {})
    _join_places(clusters)
    _join_people(clusters)
    _join_bodies(clusters)
    _join_untold(clusters)
    _join_adjectives(clusters)
    groups: dict[int, list[int]] = defaultdict(list)
    for n in range(len(members)):
        groups[clusters.union.top(n)].append(n)
    keys = {top: _key([members[n] for n in numbers]) for top, numbers in groups.items()}
    shared = {key for key, count in Counter(keys.values()).items() if count > 1}
    out = []
    for top, numbers in groups.items():
        about = [keys[top], *([members[numbers[0]].id] if keys[top] in shared else [])]
        out.append(_entity(make_id("ent1", "case", *about), clusters, numbers))
    out += [_alone(entity) for entity in everything if entity.is_nameless]
    return sorted(out, key=lambda e: e.id)


def _alone(entity: DocumentEntity) -> Entity:
    """What one document describes and does not name: no other document can mean it."""
    return Entity(
        id=make_id("ent1", "case", entity.id),
        name=entity.name,
        kind=entity.kind,
        aliases=entity.aliases,
        links=entity.links,
        latitude=None,
        longitude=None,
        members=(entity.id,),
    )


def _by_key(clusters: Clusters, keys: Mapping[int, str]) -> dict[str, list[int]]:
    out: dict[str, list[int]] = defaultdict(list)
    for n, key in keys.items():
        out[key].append(n)
    return out


def _join_places(clusters: Clusters) -> None:
    keys, why = {}, {}
    for n, entity in ((n, one) for n, one in enumerate(clusters.members) if one.kind == "place"):
        if entity.stands_for is not None or is_country(entity):
            keys[n] = f"state {entity.country}"
            why[keys[n]] = "the same state"
        elif entity.links.geonames is not None:
            keys[n] = f"geonames {entity.links.geonames}"
            why[keys[n]] = f"the same place of the gazetteer (GeoNames {entity.links.geonames})"
        elif entity.precision == "within":
            keys[n] = f"within {entity.latitude:.2f} {entity.longitude:.2f} {fold_name(entity.name)}"
            why[keys[n]] = "the same name, put in or near the same place"
        elif entity.latitude is not None and entity.longitude is not None:
            keys[n] = f"point {entity.latitude:.2f} {entity.longitude:.2f}"
            why[keys[n]] = "the same place of the gazetteer"
        else:
            keys[n] = f"name {fold_name(entity.name)}"
            why[keys[n]] = "the same name, its place unknown in both"
    unplaced: dict[tuple[str, ...], list[int]] = {}
    put: dict[str, list[int]] = defaultdict(list)
    for key, numbers in _by_key(clusters, keys).items():
        clusters.together(numbers, why[key])
        if key.startswith("within "):
            put[key.split(" ", 3)[3]].append(numbers[0])
        elif key.startswith("name ") and len(key) >= len("name ") + _LONG_ENOUGH:
            unplaced[tuple(key.split()[1:])] = numbers
    for words, numbers in unplaced.items():
        if len(put[" ".join(words)]) == 1:
            clusters.together([*put[" ".join(words)], *numbers], "the same name, which only one text puts somewhere")
    _join_spellings(clusters, unplaced, least=_SURE)
    join_doubled(clusters, [keys_of for key, keys_of in _by_key(clusters, keys).items() if key.startswith("name ")])
    lone = {words[0]: numbers[0] for words, numbers in unplaced.items() if len(words) == 1}
    for adjective, home in homes(lone).items():
        clusters.together([lone[home], lone[adjective]], f"{adjective.title()} is formed from {home.title()}")


def _join_people(clusters: Clusters) -> None:
    full: dict[tuple[str, ...], list[int]] = defaultdict(list)
    lone: dict[str, list[int]] = defaultdict(list)
    for n, entity in enumerate(clusters.members):
        if entity.kind == "person":
            words = name_words(fold_name(entity.name))
            if len(words) > 1:
                full[words].append(n)
            else:
                lone[words[0]].append(n)
    for numbers in full.values():
        clusters.together(numbers, "the same full name")
    _join_longer_names(clusters, full)
    _join_spellings(clusters, full)
    _join_family_names(clusters, full, lone)


def _join_longer_names(clusters: Clusters, full: Mapping[tuple[str, ...], list[int]]) -> None:
    """Middle names left out or cut to initials; where two longer names fit a shorter one, it stays apart from both."""
    ends: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for words in full:
        ends[words[0], words[-1]].append(words)
    for names in ends.values():
        longest = [w for w in names if len(w) > 2]
        for words in sorted(names):
            fitting = [w for w in longest if len(w) > len(words) and _leaves_out(w, words)]
            if len(fitting) == 1:
                clusters.together(
                    [full[fitting[0]][0], full[words][0]],
                    f"the same first and last name as {' '.join(fitting[0]).title()}",
                )


def _leaves_out(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    at = 0
    for word in longer:
        if at < len(shorter) and (shorter[at] == word or (len(shorter[at]) == 1 and word.startswith(shorter[at]))):
            at += 1
    return at == len(shorter)


def _join_spellings(clusters: Clusters, full: Mapping[tuple[str, ...], list[int]], *, least: float = 0.0) -> None:
    """Full names of one sound that are two spellings of one name, with at least the score `least`."""
    by_sound: dict[str, list[int]] = defaultdict(list)
    for words in sorted(full):
        by_sound[" ".join(skeleton(word).replace("V", "") for word in words)].append(full[words][0])
    for numbers in by_sound.values():
        for n, number in enumerate(numbers[1:], 1):
            two = clusters.members[number].name
            for other in numbers[max(0, n - _MOST_SPELLINGS) : n]:
                one = clusters.members[other].name
                if ratio(fold_name(one), fold_name(two)) < _ALIKE:
                    continue
                answer = same_name(one, two)
                if answer.same and answer.score >= least:
                    clusters.together([other, number], f"{two} and {one} are one name: {answer.reason}")
                    break


def _join_family_names(
    clusters: Clusters, full: Mapping[tuple[str, ...], list[int]], lone: Mapping[str, list[int]]
) -> None:
    """A family name alone is the only bearer's in the case; without bearers, that of the same office."""
    bearers: dict[str, dict[int, str]] = defaultdict(dict)
    for words, numbers in full.items():
        bearers[words[-1]].setdefault(clusters.union.top(numbers[0]), " ".join(words))
    for word, numbers in lone.items():
        known = bearers.get(word, {})
        if len(known) == 1:
            top = next(iter(known))
            for n in numbers:
                clusters.together(
                    [top, n], f"the family name of {clusters.members[top].name}, the only one in the case"
                )
        elif not known:
            by_office: dict[str, list[int]] = defaultdict(list)
            for n in numbers:
                for office in _offices(clusters.members[n]):
                    by_office[office].append(n)
            for office, holders in sorted(by_office.items()):
                clusters.together(holders, f"the same name and office ({office})")


def _offices(entity: DocumentEntity) -> list[str]:
    words = {
        word for alias in entity.aliases if alias.reason == "title and name" for word in fold_name(alias.text).split()
    }
    return sorted(words & office_words())


def _join_bodies(clusters: Clusters) -> None:
    by_name: dict[str, list[int]] = defaultdict(list)
    acronyms: dict[str, list[int]] = defaultdict(list)
    reasons: dict[str, str] = {}
    for n, entity in enumerate(clusters.members):
        if entity.kind not in _BODIES:
            continue
        if any(e.name == entity.name for e in bodies_named(entity.name)):
            by_name[f"known {entity.name}"].append(n)
            reasons[f"known {entity.name}"] = f"both are names of {entity.name}"
            continue
        for text in dict.fromkeys((entity.name, *(a.text for a in entity.aliases))):
            if " " in text or text == entity.name:
                key = "name " + _plain_body(text)
                reasons[key] = "the same name"
                by_name[key].append(n)
            else:
                acronyms[fold_name(text)].append(n)
    for key, numbers in by_name.items():
        if key.startswith("known ") or " " in key[5:] or len(key) > 9:
            clusters.together(numbers, reasons[key])
    spelled = {
        tuple(key.split()[1:]): numbers
        for key, numbers in by_name.items()
        if key.startswith("name ") and " " in key[5:]
    }
    _join_spellings(clusters, spelled, least=_SURE)
    _join_acronyms(clusters, by_name, acronyms)
    join_companies(clusters, by_name)
    join_makers(clusters)


def _plain_body(text: str) -> str:
    words = fold_name(text).split() or [""]
    if words[0] == "the":
        words = words[1:]
    return government_of(words) or " ".join(words)


def _join_acronyms(clusters: Clusters, by_name: Mapping[str, list[int]], acronyms: Mapping[str, list[int]]) -> None:
    """A lone acronym belongs to the only body in the case that a text introduces under it."""
    for acronym in sorted({*acronyms, *(key[5:] for key in by_name if key.startswith("name ") and " " not in key[5:])}):
        lone = by_name.get(f"name {acronym}", [])
        holders = {clusters.union.top(n) for n in acronyms.get(acronym, [])}
        if not holders:
            clusters.together(lone, "the same name")
        elif len(holders) == 1:
            top = holders.pop()
            clusters.together(
                [top, *lone], f"{acronym.upper()} is the short form of {clusters.members[top].name} in another text"
            )


def _join_untold(clusters: Clusters) -> None:
    """What one text does not tell the kind of is what most other texts take the name for."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for n, entity in enumerate(clusters.members):
        if len(entity.name) >= _LONG_ENOUGH - 1:
            by_name[fold_name(entity.name)].append(n)
    for numbers in by_name.values():
        told = Counter(clusters.union.top(n) for n in numbers if not _is_untold(clusters.members[n]))
        untold = [n for n in numbers if _is_untold(clusters.members[n])]
        ranked = told.most_common(2)
        if not untold or not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            continue
        top, count = ranked[0]
        lone = [n for n in untold if clusters.members[n].kind == "person"]
        joined = [n for n in untold if clusters.members[n].kind != "person"]
        if count >= _SEVERAL and count > len(lone) and clusters.members[top].latitude is None:
            joined += lone
        clusters.together([top, *joined], f"the same name, which other texts tell to be a {clusters.members[top].kind}")


def _join_adjectives(clusters: Clusters) -> None:
    """ "Orlanian", in a text that never names Orlania, is formed from the Orlania of the others."""
    places: dict[str, int] = {}
    untold: dict[str, list[int]] = defaultdict(list)
    for n, entity in enumerate(clusters.members):
        name = fold_name(entity.name)
        if " " not in name and entity.kind == "place" and entity.latitude is None:
            places.setdefault(name, n)
        elif " " not in name and _is_untold(entity):
            untold[name].append(n)
    for adjective, home in homes(sorted({*places, *untold})).items():
        if home in places and adjective in untold:
            why = f"{adjective.title()} is formed from {home.title()}"
            clusters.together([places[home], *untold[adjective]], why)


def _is_untold(entity: DocumentEntity) -> bool:
    """Whether a text hardly tells what the name is.

    So are names of no known kind, one word taken for a person without a title, and places of several words on no map.
    """
    titled = any(alias.reason == "title and name" for alias in entity.aliases)
    if entity.kind == "place":
        return " " in entity.name and entity.latitude is None
    return entity.kind == "other" or (entity.kind == "person" and " " not in entity.name and not titled)


def _key(members: Sequence[DocumentEntity]) -> str:
    """What an entity is: its kind with the number or the name that it goes by."""
    kind = _kind(members)
    first = next(e for e in members if e.kind == kind)
    if first.kind == "place":
        for entity in members:
            if entity.stands_for is not None or is_country(entity):
                return f"place state {entity.country}"
            if entity.links.geonames is not None:
                return f"place geonames {entity.links.geonames}"
        located = min((e for e in members if e.latitude is not None), key=lambda e: e.id, default=None)
        if located is not None:
            name = fold_name(_best_name(members)) if located.precision == "within" else "point"
            return f"place {name} {located.latitude:.2f} {located.longitude:.2f}"
    side = "body" if first.kind in _BODIES else first.kind
    return f"{side} {fold_name(_best_name(members))}"


def _kind(members: Sequence[DocumentEntity]) -> EntityKind:
    """The kind that most members have; "other" only where no member tells more."""
    kinds = Counter(e.kind for e in members)
    if len(kinds) > 1:
        del kinds["other"]
    return max(kinds, key=lambda k: (kinds[k], k))


def _best_name(members: Sequence[DocumentEntity]) -> str:
    kind = _kind(members)
    plain = [e for e in members if e.stands_for is None and e.kind == kind] or members
    counts = Counter(e.name for e in plain)
    if plain[0].kind == "person":
        return max(counts, key=lambda name: (len(name.split()) > 1, counts[name], len(name), name))
    return max(counts, key=lambda name: (counts[name], len(name), name))


def _entity(one: str, clusters: Clusters, numbers: Sequence[int]) -> Entity:
    members = [clusters.members[n] for n in numbers]
    name = _best_name(members)
    located = min(
        (e for e in members if e.latitude is not None),
        key=lambda e: (e.stands_for is not None, e.precision == "within", e.id),
        default=None,
    )
    reasons: dict[str, str] = {}
    first = next((clusters.reasons[n] for n in numbers if n in clusters.reasons), "the same name")
    for n in numbers:
        entity = clusters.members[n]
        for alias in entity.aliases:
            if alias.text != name:
                reasons.setdefault(alias.text, alias.reason)
        if entity.name != name:
            why = entity.stands_for or clusters.reasons.get(n) or first
            reasons.setdefault(entity.name, why)
    aliases = tuple(Alias(text=text, script=script_of(text), reason=why) for text, why in sorted(reasons.items()))
    numbers_known = [e.links.geonames for e in members if e.links.geonames is not None and e.stands_for is None]
    return Entity(
        id=one,
        name=name,
        kind=_kind(members),
        aliases=aliases,
        links=EntityLinks(geonames=numbers_known[0] if numbers_known else None),
        latitude=located.latitude if located is not None else None,
        longitude=located.longitude if located is not None else None,
        members=tuple(e.id for e in members),
        precision=located.precision if located is not None else None,
    )
