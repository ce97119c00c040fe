"""Records to plain values (what JSON can hold) and back."""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, lru_cache
from operator import attrgetter, itemgetter
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from .spans import Reason

Record = TypeVar("Record")
#: Records of flat values of which a case has many and few that differ: each is kept once.
_FEW = (Reason,)
Plain = dict[str, Any]


def to_plain(record: object) -> Plain:
    """Returns a record as a dictionary of plain values, keys in the order of its fields."""
    names, values, nested = _writers(_key(type(record)))
    plain = dict(zip(names, values(record), strict=True))
    for name in nested:
        plain[name] = plain_value(plain[name])
    return plain


def from_plain(kind: type[Record], values: Mapping[str, Any]) -> Record:
    """Builds a record from plain values; keys that it does not have are passed over.

    Raises KeyError for a missing one, unless the field has a default.
    """
    read: Callable[[Mapping[str, Any]], Record] = _builder(_key(kind))
    return read(values)


def changed(record: Record, **values: Any) -> Record:
    """Returns a record with other values in some fields, in half the time that `dataclasses.replace` takes."""
    names, old, _ = _writers(_key(type(record)))
    return type(record)(**(dict(zip(names, old(record), strict=True)) | values))


@cache
def field_names(kind: Any) -> tuple[str, ...]:
    """Returns the names of a record type's fields, in their order."""
    return tuple(f.name for f in fields(kind))


@cache
def flat_fields(kind: Any) -> Mapping[str, bool]:
    """Tells for each field of a record type whether a database column can hold it as it is (else: as JSON)."""
    hints = get_type_hints(kind)
    return {name: _is_flat(hints[name]) for name in field_names(kind)}


@cache
def nested_fields(kind: Any) -> tuple[str, ...]:
    """Returns the fields of a record type that a database column holds as JSON."""
    return tuple(name for name, flat in flat_fields(kind).items() if not flat)


@cache
def _writers(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], tuple[str, ...]]:
    """The names of a type's fields, what gets their values all at once, and which of them may hold more than a value.

    A case is mostly flat values: looking at each of them would take most of the time of writing it.
    """
    names = field_names(kind)
    values = attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)
    return names, values, nested_fields(kind)


def plain_value(value: Any) -> Any:
    """Returns what a field of a record holds as a plain value."""
    if isinstance(value, tuple):
        return [plain_value(v) for v in value]
    return to_plain(value) if is_dataclass(value) else value


def _is_flat(hint: Any) -> bool:
    options = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    return all(o in (str, int, float, bool, bytes, type(None)) or get_origin(o) is Literal for o in options)


@cache
def _builder(kind: Any) -> Callable[[Mapping[str, Any]], Any]:
    """What builds a record of a type from plain values: made once a type, for a case is mostly such records."""
    if kind in _FEW:
        return _shared_builder(kind)
    hints, names = get_type_hints(kind), frozenset(field_names(kind))
    readers = [(name, read) for name in field_names(kind) if (read := _reader(hints[name]))]
    needed = frozenset(f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING)

    def build(values: Mapping[str, Any]) -> Any:
        if not readers and values.keys() == names:
            return kind(**values)
        given = dict(values) if values.keys() == names else {n: values[n] for n in names if n in values}
        for name, read in readers:
            if name in given:
                given[name] = read(given[name])
        if len(given) < len(names) and (missing := needed - given.keys()):
            raise KeyError(min(missing))
        return kind(**given)

    return build


def _shared_builder(kind: Any) -> Callable[[Mapping[str, Any]], Any]:
    names = field_names(kind)
    values = itemgetter(*names)
    shared = lru_cache(maxsize=50_000, typed=True)(lambda *given: kind(**dict(zip(names, given, strict=True))))
    return lambda plain: shared(*values(plain))


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    """What turns the plain form of a value of this type back into the value; null where it is the value."""
    if get_origin(hint) in (Union, types.UnionType):
        inner = [o for o in get_args(hint) if o is not type(None)]
        read = _reader(inner[0]) if len(inner) == 1 else None
        return read and (lambda value: None if value is None else read(value))
    if get_origin(hint) is tuple:
        item = _reader(get_args(hint)[0])
        return tuple if item is None else lambda value: tuple([item(v) for v in value]) if value else ()
    if isinstance(hint, type) and is_dataclass(hint):
        return _builder(_key(hint))
    return bool if hint is bool else None


def _key(kind: Any) -> Any:
    """The type as a key of a cache: type checkers do not take a type variable for something that can be hashed."""
    return kind
