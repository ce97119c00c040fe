"""Which addresses may be fetched: the form of a web address, and which IP addresses are no public server's."""

import ipaddress
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from .failures import NotFetched

if TYPE_CHECKING:
    import httpx

_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_WEB: Final = ("http", "https")
_LONGEST: Final = 8_000
_SHOWN: Final = 500
#: Hands out the keys of the machine that asks: no page is ever there, whatever else is allowed.
METADATA: Final = "the metadata service of a cloud"
#: The special-purpose registries of IANA, each with what a user calls it; a network stands before those that hold it.
_NOT_PUBLIC: Final = tuple(
    (ipaddress.ip_network(network), name)
    for network, name in (
        ("0.0.0.0/8", "an unspecified address"),
        ("10.0.0.0/8", "a private address"),
        ("100.100.100.200/32", METADATA),
        ("100.64.0.0/10", "an address inside a provider's network"),
        ("127.0.0.0/8", "this machine"),
        ("169.254.169.254/32", METADATA),
        ("169.254.0.0/16", "a link-local address"),
        ("172.16.0.0/12", "a private address"),
        ("192.0.0.0/24", "a reserved address"),
        ("192.0.2.0/24", "an address for examples"),
        ("192.88.99.0/24", "a 6to4 relay"),
        ("192.168.0.0/16", "a private address"),
        ("198.18.0.0/15", "an address for measurements"),
        ("198.51.100.0/24", "an address for examples"),
        ("203.0.113.0/24", "an address for examples"),
        ("224.0.0.0/4", "a multicast address"),
        ("240.0.0.0/4", "a reserved address"),
        ("::/128", "an unspecified address"),
        ("::1/128", "this machine"),
        ("::ffff:0:0/96", "an IPv4 address in IPv6 clothes"),
        ("64:ff9b:1::/48", "a private address behind a translator"),
        ("2001::/32", "a Teredo tunnel"),
        ("2001::/23", "a reserved address"),
        ("2001:db8::/32", "an address for examples"),
        ("2002::/16", "a 6to4 tunnel"),
        ("3fff::/20", "an address for examples"),
        ("fd00:ec2::254/128", METADATA),
        ("fc00::/7", "a private address"),
        ("fe80::/10", "a link-local address"),
        ("fec0::/10", "a private address"),
        ("ff00::/8", "a multicast address"),
    )
)
#: Networks without IPv4 reach the public IPv4 world through this prefix: the address inside is judged.
_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")
_GLOBAL: Final = ipaddress.IPv6Network("2000::/3")


class Place(NamedTuple):
    """An address without its fragment and its credentials, and the credentials."""

    url: "httpx.URL"
    login: tuple[str, str] | None


def is_address(name: str) -> bool:
    """Says whether an input is meant as an address (`scheme://…`) and not as a path."""
    return bool(_ADDRESS.match(name))


def shown(address: str) -> str:
    """Returns what can be written down of an address that cannot be read: nothing that may be a password."""
    scheme, mark, rest = address.partition("://")
    bare = f"{scheme}{mark}{rest.rpartition('@')[2]}" if mark else address
    return bare if len(bare) <= _SHOWN else f"{bare[:_SHOWN]}…"


def place_of(address: str) -> Place:
    """Reads a web address; hosts in any script take their ASCII form. Raises NotFetched for what is none."""
    import httpx

    if len(address) > _LONGEST:
        raise NotFetched("bad-address", f"The address is longer than {_LONGEST:,} characters. Check it.")
    try:
        url = httpx.URL(address.strip())
        _ = url.host  # decodes an international name, which may fail as well
    except (httpx.InvalidURL, ValueError) as error:
        what = "" if "@" in address else f" ({error})"
        raise NotFetched("bad-address", f"This is no web address{what}. Check its spelling.") from error
    if url.scheme not in _WEB:
        raise NotFetched("scheme", f"Only http and https are fetched, not {url.scheme or 'an address without either'}.")
    if not url.host:
        raise NotFetched("bad-address", "The address names no host. Check its spelling.")
    if url.port is not None and not 0 < url.port < 65_536:
        raise NotFetched("bad-address", f"There is no port {url.port}; ports go from 1 to 65,535.")
    login = (url.username, url.password) if url.userinfo else None
    bare = url.copy_with(fragment=None, username=None, password=None, raw_path=url.raw_path)
    return Place(bare, login)


def not_public(address: str) -> str | None:
    """Names what an IP address is where it is no public server's, null where it is one."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return "no IP address"
    if isinstance(ip, ipaddress.IPv6Address):
        ip = ipaddress.IPv6Address(int(ip))  # without the zone, which no network holds
        if ip in _TRANSLATED:
            return not_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    for network, name in _NOT_PUBLIC:
        if ip.version == network.version and ip in network:
            return name
    if isinstance(ip, ipaddress.IPv6Address) and ip not in _GLOBAL:
        return "a reserved address"
    return None
