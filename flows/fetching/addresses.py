"""Which network addresses may be connected to: public ones, and those on the allow-list.

A host is looked up once for a connection, and the connection goes to an address that was checked: a name that resolves
to something else a moment later (DNS rebinding) gains nothing.
"""

import asyncio
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network
NAT64 = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as IPv6-only networks see them (RFC 6052): the last four bytes."""


class RefusedError(Exception):
    """A fetch that is not gone on with: ``reason`` is one of transforms.reasons."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Guard:
    """``names`` take the place of DNS; ``hosts`` and ``networks`` may be connected to though not public."""

    names: Mapping[str, str]
    hosts: frozenset[str]
    networks: tuple[Network, ...]


def make_guard(allow: Sequence[str], hosts: Sequence[str]) -> Guard:
    """Return the guard for the settings ``allow`` and ``hosts``; raises ValueError for an entry that is neither."""
    pairs = [entry.partition("=") for entry in hosts]
    if wrong := [name for name, _, address in pairs if read_network(address) is None]:
        raise ValueError(f"setting capture.hosts: no name=address in {wrong[0]!r}")
    networks = [read_network(entry) for entry in allow]
    return Guard(
        {name.lower(): address for name, _, address in pairs},
        frozenset(entry.lower() for entry, network in zip(allow, networks, strict=True) if network is None),
        tuple(network for network in networks if network is not None),
    )


def read_network(text: str) -> Network | None:
    """Return the network (CIDR) or single address that a text names, None when it names neither."""
    try:
        return ip_network(text, strict=False)
    except ValueError:
        return None


async def resolve_host(guard: Guard, host: str, port: int) -> list[str]:
    """Return the addresses of a host that may be connected to, at least one; raises RefusedError without any."""
    addresses = await look_up(guard, host, port)
    allowed = [address for address in addresses if host in guard.hosts or is_allowed(guard, address)]
    if not allowed:
        raise RefusedError("private-address", f"{host} is {', '.join(addresses)}")
    return allowed


async def look_up(guard: Guard, host: str, port: int) -> list[str]:
    """Return the network addresses of a host, without repetition; raises RefusedError when it has none."""
    if address := guard.names.get(host):
        return [address]
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise RefusedError("no-such-host", host) from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def is_allowed(guard: Guard, address: str) -> bool:
    """Tell whether a network address is public or on the allow-list."""
    parsed = ip_address(address)
    return any(parsed in network for network in guard.networks) or is_public(parsed)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Tell whether an address belongs to the public internet.

    An IPv6 address that stands for an IPv4 one (mapped, 6to4, NAT64) is public when that is; Teredo's never.
    """
    if isinstance(address, IPv6Address):
        packed = IPv4Address(address.packed[-4:]) if address in NAT64 else None
        if inner := address.ipv4_mapped or address.sixtofour or packed:
            return is_public(inner)
        if address.teredo or address.scope_id:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved
