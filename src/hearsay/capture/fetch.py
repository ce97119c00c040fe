"""One page at a time from the web: redirects, new tries, robots.txt, a pause for every host, and limits on it all."""

import base64
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Final, Self

import httpcore
import httpx

from .. import __version__
from ..settings import Settings
from .addresses import Place, place_of
from .bodies import ACCEPTED, gather, too_large, unpack
from .connections import SYSTEM, Deadline, Doors
from .failures import NotFetched
from .robots import MAX_BYTES as ROBOTS_BYTES
from .robots import OPEN, Rules, read_rules
from .transport import GuardedTransport

_MOST_REDIRECTS: Final = 10
_TRIES: Final = 3
_LONGEST_WAIT: Final = 60.0
_ROBOTS_SECONDS: Final = 15.0
_SHOWN: Final = 300
_TIMEOUT: Final = {"connect": 10.0, "read": 20.0, "write": 20.0, "pool": 20.0}
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_LOST_REDIRECTS: Final = ("redirect-loop", "too-many-redirects", "bad-redirect")
#: Answers that say "later".
_LATER: Final = (429, 502, 503, 504)
_HEADERS: Final = {
    "User-Agent": f"hearsay/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": ACCEPTED,
}
_HINTS: Final = {
    401: "It asks for a login: save the page from a browser and add the file.",
    403: "It does not give it to programs: save the page from a browser and add the file.",
    404: "Check the address; an archive of the web may still have the page.",
    410: "The page was taken away; an archive of the web may still have it.",
    429: "Try again later, with a longer --host-pause.",
    451: "It is withheld for legal reasons.",
}
_LATER_HINT: Final = "Try again later."
_OTHER_HINT: Final = "Look at the address in a browser."


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered. `through` are the addresses that redirected, in their order."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    through: tuple[str, ...] = ()

    def header(self, name: str) -> str | None:
        """Returns the first value of a header, or null."""
        return next((value for key, value in self.headers if key.lower() == name), None)


class Fetcher:
    """Fetches pages with a GET. Use it as a context manager; it keeps the pauses between requests to one host."""

    def __init__(self, settings: Settings, *, doors: Doors = SYSTEM) -> None:
        """Prepares; nothing is sent before the first page."""
        self.settings = settings
        self._deadline = Deadline()
        self._transport = GuardedTransport(self._deadline, allow_private=settings.allow_private, doors=doors)
        self._cookies = httpx.Cookies()
        self._last: dict[str, float] = {}
        self._rules: dict[str, Rules | NotFetched] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._transport.close()

    def get(self, address: str) -> Answer:
        """Fetches a page with status 2xx. Raises NotFetched, whatever the server does."""
        place = place_of(address)
        self._cookies.clear()  # every page as a new visitor gets it
        self._deadline.start(self.settings.fetch_seconds)
        answer = self._led(place, robots=not self.settings.ignore_robots, max_bytes=self.settings.max_bytes)
        if not 200 <= answer.status < 300:
            raise _refused(answer)
        if not answer.body:
            raise NotFetched("empty", "The page is empty.")
        return answer

    def _led(self, place: Place, *, robots: bool, max_bytes: int) -> Answer:
        """Follows redirects up to an answer that is none."""
        url, login, start = place.url, place.login, place.url
        through: list[str] = []
        met = set()
        while True:
            cookies = frozenset((c.domain, c.name, c.value) for c in self._cookies.jar)
            visit = (str(url), cookies)  # some sites redirect to set a cookie
            if visit in met:
                raise NotFetched("redirect-loop", f"The redirects go in a circle: {_chain([*through, str(url)])}.")
            if len(through) > _MOST_REDIRECTS:
                raise NotFetched(
                    "too-many-redirects", f"There are more than {_MOST_REDIRECTS} redirects: {_chain(through)}."
                )
            met.add(visit)
            try:
                if robots:
                    self._ask_robots(url)
                answer = self._tried(url, login if _origin(url) == _origin(start) else None, max_bytes)
                target = answer.header("location") if answer.status in _REDIRECTS else None
                if target is None:
                    return Answer(
                        url=answer.url, status=answer.status, headers=answer.headers, body=answer.body,
                        through=tuple(through),
                    )
                through.append(str(url))
                url = _joined(url, target)
            except NotFetched as failure:
                raise _on_the_way(failure, through, str(url)) from failure

    def _tried(self, url: httpx.URL, login: tuple[str, str] | None, max_bytes: int) -> Answer:
        """Asks up to three times where the server says later, or where the connection fails."""
        number = 0
        while True:
            number += 1
            wait = self.settings.host_pause * 2.0 ** (number - 1)
            try:
                answer = self._once(url, login, max_bytes)
            except NotFetched as failure:
                if not failure.passing or number == _TRIES or self._deadline.left() <= 0:
                    raise
            else:
                asked = _asked_wait(answer)
                wait = wait if asked is None else asked
                if answer.status not in _LATER or number == _TRIES or wait > _LONGEST_WAIT:
                    return answer
            self._sleep(wait)

    def _once(self, url: httpx.URL, login: tuple[str, str] | None, max_bytes: int) -> Answer:
        self._keep_pace(url)
        try:
            with self._sent(url, login) as response:
                headers = tuple((_text(key), _text(value)) for key, value in response.headers.raw)
                body = b""
                if 200 <= response.status_code < 300:
                    declared = response.headers.get("content-length", "")
                    if declared.isdecimal() and int(declared[:20]) > max_bytes:
                        raise too_large(max_bytes)
                    packed = gather(response.iter_raw(), max_bytes=max_bytes)
                    body = unpack(packed, response.headers.get("content-encoding", ""), max_bytes=max_bytes)
                return Answer(url=str(url), status=response.status_code, headers=headers, body=body)
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise self._failure(error, url) from error
        finally:
            self._last[url.host] = time.monotonic()

    @contextmanager
    def _sent(self, url: httpx.URL, login: tuple[str, str] | None) -> Iterator[httpx.Response]:
        """Sends one request past the client of httpx, which follows hints of servers and of the environment."""
        request = httpx.Request("GET", url, headers=_HEADERS, extensions={"timeout": _TIMEOUT})
        self._cookies.set_cookie_header(request)
        if login:
            token = base64.b64encode(":".join(login).encode()).decode("ascii")
            request.headers["Authorization"] = f"Basic {token}"
        response = self._transport.handle_request(request)
        try:
            response.request = request
            self._cookies.extract_cookies(response)
            for cookie in list(self._cookies.jar):
                if not f"{cookie.name}{cookie.value}".isascii():  # no header can carry it back
                    self._cookies.jar.clear(cookie.domain, cookie.path, cookie.name)
            yield response
        finally:
            response.close()

    def _failure(self, error: Exception, url: httpx.URL) -> NotFetched:
        """Puts an error of the network into words."""
        if self._deadline.left() <= 0:
            said = f"The page took longer than {self.settings.fetch_seconds:g} seconds and was left. Allow more with "
            return NotFetched("too-slow", f"{said}--fetch-seconds.")
        if isinstance(error, httpcore.TimeoutException):
            hostwide = isinstance(error, httpcore.ConnectTimeout)
            return NotFetched(
                "no-answer", f"{_host(url)} does not answer. {_LATER_HINT}", passing=True, hostwide=hostwide
            )
        below = error.args[0] if error.args else None  # what httpcore puts into its own error
        if isinstance(below, ssl.SSLError):
            return NotFetched(
                "tls",
                f"The connection to {_host(url)} is not safe ({_reason(below)}), so nothing was taken. Look "
                "at the address in a browser.",
                hostwide=True,
            )
        if isinstance(error, httpcore.NetworkError):
            hostwide = isinstance(error, httpcore.ConnectError)
            code = "no-connection" if hostwide else "cut-off"
            said = "There is no connection to" if hostwide else "The connection broke off with"
            return NotFetched(
                code, f"{said} {_host(url)} ({_said(error)}). {_LATER_HINT}", passing=True, hostwide=hostwide
            )
        if "without" in str(error) or "disconnected" in str(error):  # h11 on bodies that end before they should
            return NotFetched(
                "cut-off", f"{_host(url)} broke off before the page was complete. {_LATER_HINT}", passing=True
            )
        return NotFetched("protocol", f"{_host(url)} does not keep to HTTP ({_said(error)}). {_OTHER_HINT}")

    # --- manners ------------------------------------------------------------------------------------------------------

    def _keep_pace(self, url: httpx.URL) -> None:
        rules = self._rules.get(_origin(url))
        pause = max(self.settings.host_pause, rules.delay if isinstance(rules, Rules) else 0.0)
        if url.host in self._last:
            self._sleep(self._last[url.host] + pause - time.monotonic())

    def _sleep(self, seconds: float) -> None:
        if seconds > 0:
            self._deadline.extend(seconds)
            time.sleep(seconds)

    def _ask_robots(self, url: httpx.URL) -> None:
        """Raises NotFetched where the site asks programs to leave the page alone."""
        origin = _origin(url)
        if origin not in self._rules:
            left = self._deadline.left()
            try:
                self._rules[origin] = self._read_robots(url)
            except NotFetched as failure:
                self._rules[origin] = failure
            self._deadline.start(left)
        rules = self._rules[origin]
        if isinstance(rules, NotFetched):
            raise rules
        if not rules.allows(url.raw_path.decode("ascii")):
            raise NotFetched(
                "robots",
                f"The robots.txt of {_host(url)} asks programs to leave this page alone. Save it from a browser and "
                "add the file; --ignore-robots fetches it all the same.",
            )

    def _read_robots(self, url: httpx.URL) -> Rules:
        self._deadline.start(min(_ROBOTS_SECONDS, self.settings.fetch_seconds))
        place = Place(url.copy_with(raw_path=b"/robots.txt"), None)
        try:
            answer = self._led(place, robots=False, max_bytes=ROBOTS_BYTES)
        except NotFetched as failure:
            if failure.hostwide:
                raise
            if failure.code in _LOST_REDIRECTS:  # RFC 9309 takes these for a site without a robots.txt
                return OPEN
            raise _no_robots(url, failure.sentence) from failure
        if answer.status >= 500 or answer.status == 429:
            raise _no_robots(url, f"It answers {answer.status}. {_LATER_HINT}")
        ok = 200 <= answer.status < 300
        return read_rules(answer.body.decode("utf-8", "replace")) if ok else OPEN


def _no_robots(url: httpx.URL, why: str) -> NotFetched:
    return NotFetched(
        "robots-unreadable",
        f"The robots.txt of {_host(url)}, which says what programs may fetch, cannot be read: {why} With "
        "--ignore-robots it is not asked.",
    )


def _refused(answer: Answer) -> NotFetched:
    phrase = httpx.codes.get_reason_phrase(answer.status)
    hint = _HINTS.get(answer.status, _LATER_HINT if answer.status >= 500 else _OTHER_HINT)
    asked = _asked_wait(answer) if answer.status in _LATER else None
    wait = f" It asks to wait {asked:,.0f} seconds." if asked else ""
    said = f"The server answers {answer.status}{' ' if phrase else ''}{phrase}.{wait} {hint}"
    return NotFetched(f"http-{answer.status}", _behind(said, answer.through, answer.url))


def _on_the_way(failure: NotFetched, through: list[str], url: str) -> NotFetched:
    """Says after which redirect it failed."""
    if not through or failure.code in _LOST_REDIRECTS:
        return failure
    sentence = _behind(failure.sentence, tuple(through), url)
    return NotFetched(failure.code, sentence, passing=failure.passing, hostwide=failure.hostwide)


def _behind(sentence: str, through: tuple[str, ...], url: str) -> str:
    return f"It redirects to {_short(url)}. {sentence}" if through else sentence


def _joined(url: httpx.URL, target: str) -> httpx.URL:
    """Where a redirect leads; credentials in it are neither used nor written down."""
    try:
        return place_of(str(url.join(target))).url
    except (httpx.InvalidURL, ValueError) as error:
        raise NotFetched("bad-redirect", "It redirects to something that is no address.") from error
    except NotFetched as failure:
        raise NotFetched("bad-redirect", f"The server redirects elsewhere: {failure.sentence}") from failure


def _asked_wait(answer: Answer) -> float | None:
    """Returns the seconds that a server asks to be left alone for (Retry-After), null where it does not say."""
    value = (answer.header("retry-after") or "").strip()
    if value.isdecimal():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, IndexError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _chain(addresses: list[str]) -> str:
    return " → ".join(_short(address) for address in addresses)


def _short(address: str) -> str:
    return address if len(address) <= _SHOWN else f"{address[:_SHOWN]}…"


def _origin(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _host(url: httpx.URL) -> str:
    """The host as a user knows it, with the port where it is not the usual one."""
    return url.host if url.port is None else f"{url.host}:{url.port}"


def _reason(error: ssl.SSLError) -> str:
    verdict = getattr(error, "verify_message", "")
    return verdict or (error.reason or "TLS").replace("_", " ").lower()


def _said(error: Exception) -> str:
    text = str(error)
    return text.partition("] ")[2] or text or type(error).__name__


def _text(data: bytes) -> str:
    """A header as text: UTF-8 where it is that, Latin 1 as the standard has it otherwise."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
