"""Tables of a case for other programs."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any, get_args, get_origin, get_type_hints

from ..errors import UsageError
from ..records.codec import field_names, flat_fields, to_plain
from . import tables
from .store import Case

EXPORTED_FORMATS = ("jsonl", "csv", "geojson")


def export(case: Case, table: str, *, form: str = "jsonl") -> Iterator[str]:
    """Yields the lines of a table, without line ends. Raises UsageError for a table or a format that there is not."""
    if table not in tables.EXPORTED:
        raise UsageError(f"There is no table {table!r}. The tables are: {', '.join(tables.EXPORTED)}.")
    if form not in EXPORTED_FORMATS or (form == "geojson" and table != "entities"):
        raise UsageError(f"{table} cannot be exported as {form!r}. Use jsonl or csv, for entities also geojson.")
    records: Iterator[Any] = case.sightings() if table == "captures" else case.read(table)
    return {"jsonl": _jsonl, "csv": _csv, "geojson": _geojson}[form](records, tables.LINES[table])


def _jsonl(records: Iterator[Any], _kind: type) -> Iterator[str]:
    for record in records:
        yield json.dumps(to_plain(record), ensure_ascii=False)


def _csv(records: Iterator[Any], kind: type) -> Iterator[str]:
    flat = flat_fields(kind)
    yield _csv_line(list(field_names(kind)))
    for record in records:
        plain = to_plain(record)
        yield _csv_line(
            [
                plain[n] if is_flat or plain[n] is None else json.dumps(plain[n], ensure_ascii=False)
                for n, is_flat in flat.items()
            ]
        )


def _csv_line(values: list[Any]) -> str:
    out = io.StringIO()
    # a spreadsheet must not take a page's words for a formula
    csv.writer(out, lineterminator="").writerow(
        ["'" + v if isinstance(v, str) and v[:1] in ("=", "+", "-", "@", "\t", "\r") else v for v in values]
    )
    return out.getvalue()


def _geojson(records: Iterator[Any], _kind: type) -> Iterator[str]:
    yield '{"type": "FeatureCollection", "features": ['
    first = True
    for entity in records:
        if entity.latitude is None or entity.longitude is None:
            continue
        feature = {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [entity.longitude, entity.latitude]},
            "properties": {"id": entity.id, "name": entity.name, "aliases": [a.text for a in entity.aliases]},
        }
        yield ("" if first else ", ") + json.dumps(feature, ensure_ascii=False)
        first = False
    yield "]}"


def schema() -> dict[str, Any]:
    """Returns the JSON Schema (draft 2020-12) of a line of every exported table."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "hearsay export, version 1",
        "$defs": {name: _object(tables.LINES[name]) for name in tables.EXPORTED},
    }


def _object(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {
        "type": "object",
        "properties": {n: _type(hints[n]) for n in field_names(kind)},
        "required": list(field_names(kind)),
    }


def _type(hint: Any) -> dict[str, Any]:
    plain = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
    if hint in plain:
        return {"type": plain[hint]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type(get_args(hint)[0])}
    if str(get_origin(hint)) == "typing.Literal":
        return {"enum": list(get_args(hint))}
    if get_args(hint):
        return {"anyOf": [_type(option) for option in get_args(hint)]}
    return _object(hint)
