"""Addresses on the web: which may be asked for, and connections that lead to no others."""

import asyncio
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from httpcore2 import (
    SOCKET_OPTION,
    AnyIOBackend,
    AsyncNetworkBackend,
    AsyncNetworkStream,
    ConnectError,
    ConnectTimeout,
)
from httpx2 import URL, InvalidURL

from dateline.sources.documents.input_errors import AddressError, UnsafeError
from dateline.sources.documents.urls import without_credentials

Network = IPv4Network | IPv6Network

_LONGEST = 8192
_MOST_ADDRESSES = 4
_UNICAST = IPv6Network("2000::/3")
_TUNNELS = (IPv6Network("2001::/32"), IPv6Network("2002::/16"))
_TRANSLATED = IPv6Network("64:ff9b::/96")


def checked(address: str, base: URL | None = None) -> URL:
    """A web address that may be asked for, without its fragment; relative ones belong to `base`, which leads to them.

    Raises AddressError, and UnsafeError where another page leads to what is not on the web.
    """
    try:
        if len(address) > _LONGEST:
            raise ValueError(f"it has more than {_LONGEST:,} characters")
        address = address.strip()
        url = base.join(address) if base else URL(address)
        url = url.copy_with(fragment=None, raw_path=url.raw_path)
        if url.port is not None and not 0 < url.port < 65536:
            raise ValueError(f"there is no port {url.port}")
    except (InvalidURL, ValueError, TypeError) as error:
        raise AddressError(f"{_shown(address)} is no web address: {error}. Correct it.") from error
    if url.scheme not in ("http", "https"):
        if base:
            raise UnsafeError(f"It leads on to {_shown(address)}, which is not on the web. Leave it out.")
        raise AddressError(f"{_shown(address)} is no web address: those begin with http:// or https://. Correct it.")
    if not url.host:
        raise AddressError(f"{_shown(address)} names no host. Correct it.")
    if url.userinfo:
        raise AddressError(f"{_shown(address)} holds a user name or password, which are not sent. Leave them out.")
    return url


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one of the open internet: unicast, and not private, local or reserved.

    An IPv4 address within an IPv6 one is judged by itself; tunnels, which lead anywhere, are not public.
    """
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address in _TRANSLATED:
            return is_public(IPv4Address(address.packed[-4:]))
        if address not in _UNICAST or any(address in tunnel for tunnel in _TUNNELS):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


class Guard(AsyncNetworkBackend):
    """Connects to public addresses and those of the networks that are allowed besides.

    A name is resolved once, and the addresses that were checked are the ones that are connected to, so that a name
    which means another one a moment later (DNS rebinding) leads nowhere else; nor does any spelling of an address.
    """

    def __init__(self, allowed: tuple[Network, ...]) -> None:
        self._allowed = allowed
        self._backend = AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> AsyncNetworkStream:
        """Connect to the first address of the host that answers. Raises UnsafeError where none may be asked."""
        addresses = await self._resolve(host, port, timeout)
        allowed = [address for address in addresses if self._is_allowed(address)][:_MOST_ADDRESSES]
        if not allowed:
            where = host if host == str(addresses[0]) else f"{host} ({addresses[0]})"
            raise UnsafeError(
                f"It is at {where}, which is not on the open internet. If that is right, allow it with "
                f"DATELINE_ALLOW_PRIVATE_ADDRESSES={addresses[0]}."
            )
        share = timeout and timeout / len(allowed)
        failure: Exception = ConnectError(f"{host} has no address")
        for address in allowed:
            try:
                return await self._backend.connect_tcp(str(address), port, share, local_address, socket_options)
            except (ConnectError, ConnectTimeout) as error:
                failure = error
        raise failure

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)

    async def _resolve(self, host: str, port: int, timeout: float | None) -> list[IPv4Address | IPv6Address]:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(timeout):
                found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except TimeoutError as error:
            raise ConnectTimeout(f"the name {host} is not resolved in time") from error
        except (OSError, UnicodeError) as error:
            raise ConnectError(f"the name {host} cannot be resolved: {error}") from error
        return list(dict.fromkeys(_plain(ip_address(where[0])) for *_, where in found))

    def _is_allowed(self, address: IPv4Address | IPv6Address) -> bool:
        return is_public(address) or any(address in network for network in self._allowed)


def networks(given: str) -> tuple[Network, ...]:
    """The networks of a setting: addresses and networks with commas between, or `true` for all. Raises ValueError."""
    if given.strip().lower() in ("true", "yes", "1", "all"):
        return ip_network("0.0.0.0/0"), ip_network("::/0")
    if given.strip().lower() in ("false", "no", "0", ""):
        return ()
    return tuple(ip_network(part.strip(), strict=False) for part in given.split(",") if part.strip())


def _plain(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The same address, an IPv4 one where it is that in IPv6's form."""
    return (isinstance(address, IPv6Address) and address.ipv4_mapped) or address


def _shown(address: str) -> str:
    return without_credentials(address)[:200]
