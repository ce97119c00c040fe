"""Sets that grow together: which keys have been found to be one."""

from collections.abc import Iterable


class Forest:
    """A union-find over strings; the smallest member stands for its set, whatever the order of joining."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, key: str) -> str:
        """Returns the member that stands for the set of `key`."""
        path = []
        while (above := self._above.get(key, key)) != key:
            path.append(key)
            key = above
        for below in path:
            self._above[below] = key
        return key

    def join(self, a: str, b: str) -> None:
        """Makes one set of the sets of `a` and `b`."""
        first, second = sorted((self.root(a), self.root(b)))
        if first != second:
            self._above[second] = first

    def join_all(self, keys: Iterable[str]) -> None:
        """Makes one set of the sets of all keys."""
        first: str | None = None
        for key in keys:
            if first is None:
                first = key
            self.join(first, key)
