"""Groups that grow together (union–find): each member points to another one of its group, the head to itself."""

from collections.abc import MutableMapping
from typing import TypeVar

Key = TypeVar("Key")


def head(parent: MutableMapping[Key, Key], member: Key) -> Key:
    """Returns the head of a member's group and shortens the way there."""
    while parent[member] != member:
        parent[member] = parent[parent[member]]
        member = parent[member]
    return member


def unite(parent: MutableMapping[Key, Key], one: Key, other: Key) -> bool:
    """Makes one group of two; tells whether they were two."""
    left, right = head(parent, one), head(parent, other)
    parent[right] = left
    return left != right
