"""The table of stages: what each takes, what it gives, in which version. Pipeline, documentation and tests read it.

A stage of grain `document` sees one capture and nothing else; one of grain `case` sees the whole ledger.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

Findings = dict[str, Any]
#: The version of the stage that links claims: what an older one remembers of them is forgotten.
_LINKING: Final = "4"


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the analysis. `run` gets the values named in `takes` and returns those named in `gives`.

    `version` changes whenever the same input may give other output; what an older version made is then made anew.
    """

    name: str
    version: str
    takes: tuple[str, ...]
    gives: tuple[str, ...]
    grain: Literal["document", "case"]
    run: Callable[..., Findings]


def _reading(capture: Any) -> Findings:
    from .reading import read

    found = read(capture)
    return {"document": found.document, "segments": found.segments, "gaps": found.gaps}


def _language(document: Any, segments: Any) -> Findings:
    from .language import analyse

    return {"parse": analyse(document, segments)}


def _entities(document: Any, segments: Any, parse: Any) -> Findings:
    from .entities import find, open_gazetteer

    found = find(document, segments, parse, gazetteer=open_gazetteer())
    return {"entities": found.entities, "mentions": found.mentions, "gaps": found.gaps}


def _times(document: Any, segments: Any, parse: Any) -> Findings:
    from .claims import find_times

    return {"times": tuple(find_times(document, segments, parse))}


def _attribution(document: Any, segments: Any, parse: Any, mentions: Any, entities: Any) -> Findings:
    from .attribution import attribute

    found = attribute(document, segments, parse, mentions=mentions, entities=entities)
    return {"statements": found.statements, "gaps": found.gaps}


def _claims(**given: Any) -> Findings:
    from .claims import extract

    document, segments, parse = given.pop("document"), given.pop("segments"), given.pop("parse")
    given["statements"] = tuple(statement for statement in given["statements"] if statement.part_of is None)
    found = extract(document, segments, parse, **given)
    return {"claims": found.claims, "gaps": found.gaps}


def _references(document: Any, parse: Any, entities: Any, mentions: Any, statements: Any) -> Findings:
    from .entities import refer

    found = refer(document, parse, entities=entities, mentions=mentions, statements=statements)
    return {"entities": found.entities, "mentions": found.mentions}


def _joining(document_entities: Any, judgements: Any) -> Findings:
    from .entities import overrule
    from .records import in_force

    return overrule(document_entities, in_force(judgements))._asdict()


def _origins(ledger: Any) -> Findings:
    from .origins import find

    return {"origins": find(ledger.typed())}


def _linking(ledger: Any, remembered: Any) -> Findings:
    from .linking import relate

    return relate(ledger.named(), remembered, version=_LINKING)._asdict()


def _weighing(ledger: Any) -> Findings:
    from .weighing import givers, grade

    typed = ledger.typed()
    graded = {event.id: event for event in grade(typed)}
    whole = [replace(graded.get(name, event), claims=event.claims) for name, event in sorted(ledger.events.items())]
    return {"events": tuple(whole), "sources": givers(replace(typed, events=graded))}


STAGES: Final[tuple[Stage, ...]] = (
    Stage("reading", "2", ("capture",), ("document", "segments", "gaps"), "document", _reading),
    Stage("language", "2", ("document", "segments"), ("parse",), "document", _language),
    Stage("entities", "3", ("document", "segments", "parse"), ("entities", "mentions", "gaps"), "document", _entities),
    Stage("times", "1", ("document", "segments", "parse"), ("times",), "document", _times),
    Stage(
        "attribution",
        "3",
        ("document", "segments", "parse", "mentions", "entities"),
        ("statements", "gaps"),
        "document",
        _attribution,
    ),
    Stage(
        "claims",
        "4",
        ("document", "segments", "parse", "statements", "mentions", "times", "entities"),
        ("claims", "gaps"),
        "document",
        _claims,
    ),
    Stage(
        "references",
        "1",
        ("document", "parse", "entities", "mentions", "statements"),
        ("entities", "mentions"),
        "document",
        _references,
    ),
    Stage("joining", "1", ("document_entities", "judgements"), ("entities", "gaps"), "case", _joining),
    Stage("origins", "2", ("ledger",), ("origins",), "case", _origins),
    Stage(
        "linking",
        _LINKING,
        ("ledger", "remembered"),
        ("links", "events", "gaps", "remembered"),
        "case",
        _linking,
    ),
    Stage("weighing", "4", ("ledger",), ("events", "sources"), "case", _weighing),
)


def versions(grain: Literal["document", "case"]) -> Mapping[str, str]:
    """Returns the present version of every stage of a grain, by name.

    That of the entities changes with the places that were added on this machine: a case is then worked again.
    """
    found = {stage.name: stage.version for stage in STAGES if stage.grain == grain}
    if "entities" in found and (added := _added_number()):
        found["entities"] += f"+{added}"
    return found


def _added_number() -> int:
    from .entities import added_number

    return added_number()
