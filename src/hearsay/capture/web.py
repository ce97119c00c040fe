"""Pages of web addresses and of feeds, each as a capture or as the gap that says why there is none."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ..records import Capture, Gap
from ..settings import Settings
from .addresses import place_of, shown
from .failures import NotFetched
from .feeds import is_feed, read_feed
from .files import gap

if TYPE_CHECKING:
    from .connections import Doors
    from .fetch import Fetcher


class Web:
    """What is taken over the network in one run. Use it as a context manager; it opens nothing before it has to."""

    def __init__(self, settings: Settings, clock: Callable[[], str], *, doors: "Doors | None" = None) -> None:
        """Prepares. `clock` gives the time of capture, ISO 8601; `doors` stand for those of the system."""
        self.settings = settings
        self.clock = clock
        self._doors = doors
        self._open = ExitStack()
        self._fetcher: Fetcher | None = None
        self._met: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def take(self, address: str) -> Iterator[Capture | Gap]:
        """Yields the page of an address; behind a feed, also the pages of its items."""
        item = self._page(address, ())
        yield item
        if isinstance(item, Capture) and is_feed(item.data):
            yield from self._follow(item)

    def behind(self, feed: Capture) -> Iterator[Capture | Gap]:
        """Yields the pages of a feed that was not taken from the web, if the user asked for them."""
        if self.settings.follow_feeds:
            yield from self._follow(feed)
            return
        found = read_feed(feed.data, base=None)
        named = len(found.links) + found.without_link  # relative links among them, which no file can resolve
        yield gap(
            feed.uri,
            "feed-not-followed",
            f"{feed.uri} is a feed that names {_some(named, 'page')}. It is kept; its pages were not fetched, since "
            "nothing goes out to the network unasked. Add it with --follow-feeds, or give its web address.",
        )

    def _follow(self, feed: Capture) -> Iterator[Capture | Gap]:
        base = feed.uri if feed.method in ("web", "archive") else None
        found = read_feed(feed.data, base=base)
        chosen = found.links[: self.settings.feed_items]
        for link in chosen:
            if link not in self._met:
                yield self._page(link, (feed.uri,))
        for code, sentence in self._doubts(found.links, found.without_link, found.broken):
            yield gap(feed.uri, code, f"{feed.uri}: {sentence}")

    def _doubts(self, links: tuple[str, ...], without: int, broken: str | None) -> Iterator[tuple[str, str]]:
        most = self.settings.feed_items
        if broken:
            yield "feed-broken", (
                f"The feed is no well-formed XML ({broken}). {_some(len(links), 'page')} could be told in it all the "
                "same; compare with the site, some may be missing."
            )
        if len(links) > most:
            yield "feed-cut", (
                f"The feed names {_some(len(links), 'page')}; the {most:,} newest were fetched, the other "
                f"{len(links) - most:,} were not, from {_bare(links[most])} on. Fetch more with --feed-items."
            )
        if without:
            yield "feed-no-links", f"{_some(without, 'item')} of the feed without a web address could not be fetched."
        if not links and not without:
            yield "feed-empty", "The feed names no pages. Look at it in a browser; it may be new or out of use."

    def _page(self, address: str, through: tuple[str, ...]) -> Capture | Gap:
        name = _bare(address)
        self._met |= {address, name}
        try:
            # what a user gives may hold a password for the server, what a feed gives may not
            answer = self._reach().get(name if through else address)
        except NotFetched as failure:
            return gap(name, failure.code, f"{name}: {failure.sentence}{_named_by(through)}")
        except Exception as error:  # whatever a server sends, one page may not lose the others
            said = f"Fetching the page broke off ({type(error).__name__}: {error}). Please report it."
            return gap(name, "failed", f"{name}: {said}{_named_by(through)}")
        return Capture(
            sha256=hashlib.sha256(answer.body).hexdigest(),
            data=answer.body,
            uri=answer.url,
            retrieved_at=self.clock(),
            media_type=answer.header("content-type"),
            method="web",
            status=answer.status,
            headers=answer.headers,
            through=(*through, *answer.through),
        )

    def _reach(self) -> "Fetcher":
        if self._fetcher is None:
            from .connections import SYSTEM
            from .fetch import Fetcher

            fetcher = Fetcher(self.settings, doors=self._doors or SYSTEM)
            self._fetcher = self._open.enter_context(fetcher)
        return self._fetcher


def _bare(address: str) -> str:
    """An address as it may be written down: without user and password."""
    try:
        return str(place_of(address).url)
    except NotFetched:
        return shown(address)


def _named_by(through: tuple[str, ...]) -> str:
    return f" It is an item of {through[0]}." if through else ""


def _some(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
