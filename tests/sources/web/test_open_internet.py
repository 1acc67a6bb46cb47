from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from dateline.sources.documents.input_errors import AddressError, UnsafeError
from dateline.sources.documents.urls import without_credentials
from dateline.sources.web.open_internet import checked, is_public, networks
from hypothesis import given
from hypothesis import strategies as st

PUBLIC = ["8.8.8.8", "93.184.215.14", "2606:4700::6810:84e5", "2a00:1450:4001:82a::200e", "64:ff9b::808:808"]
PRIVATE = ["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.8.8.8", "169.254.169.254", "172.31.0.1", "192.0.2.1",
           "192.168.1.1", "198.18.0.1", "224.0.0.251", "239.1.1.1", "240.0.0.1", "255.255.255.255",
           "::", "::1", "::8.8.8.8", "fe80::1", "fec0::1", "fd00:ec2::254", "ff0e::1", "2001:db8::1", "100::1",
           "2002:808:808::1", "2001::1", "64:ff9b::a00:1", "64:ff9b:1::1"]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", PRIVATE)
def test_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_an_address_within_another_is_judged_as_it_is(address: IPv4Address) -> None:
    for prefix in ("::ffff:0:0", "64:ff9b::"):
        within = IPv6Address(int(IPv6Address(prefix)) + int(address))
        assert is_public(within) == is_public(address)


@given(st.ip_addresses())
def test_what_python_calls_private_is_never_public(address: IPv4Address | IPv6Address) -> None:
    assert not (is_public(address) and (address.is_private or address.is_multicast or address.is_link_local))


@pytest.mark.parametrize(
    ("base", "address", "expected"),
    [
        (None, " https://EXAMPLE.org:443/a b?c=d&é#e ", "https://example.org/a%20b?c=d&%C3%A9"),
        (None, "http://münchen.example/", "http://xn--mnchen-3ya.example/"),
        ("https://a.example/b/c", "../d", "https://a.example/d"),
        ("https://a.example/b/c", "//b.example", "https://b.example/"),
    ],
)
def test_what_may_be_asked_for(base: str | None, address: str, expected: str) -> None:
    assert str(checked(address, checked(base) if base else None)) == expected


@given(st.text(), st.booleans())
def test_any_text_is_an_address_or_an_error_of_our_own(text: str, leads_on: bool) -> None:
    with suppress(AddressError, UnsafeError):
        url = checked(text, checked("https://a.example/") if leads_on else None)
        assert url.scheme in ("http", "https")
        assert url.host
        assert not url.userinfo


def test_networks_of_a_setting() -> None:
    assert [str(each) for each in networks(" 10.1.2.3/16, ::1,")] == ["10.1.0.0/16", "::1/128"]
    assert [str(each) for each in networks("true")] == ["0.0.0.0/0", "::/0"]
    assert networks("false") == networks("") == ()
    with pytest.raises(ValueError, match="localhost"):
        networks("localhost")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a:b@c.example/d@e", "https://c.example/d@e"),
        ("https://c.example/?q=a@b", "https://c.example/?q=a@b"),
        ("a@b.example", "a@b.example"),
    ],
)
def test_addresses_are_shown_without_passwords(url: str, expected: str) -> None:
    assert without_credentials(url) == expected
