"""Which addresses of a request are trusted."""

import pytest
from aiohttp.test_utils import make_mocked_request

from realtime.limits.client_addresses import ClientAddresses
from storage.runtime.settings import load_settings


def address(peer: str, *forwarded: str, trusted: str = "10.0.0.0/8") -> str:
    headers = [("X-Forwarded-For", line) for line in forwarded]
    request = make_mocked_request("GET", "/", headers=dict(headers)).clone(remote=peer)
    return ClientAddresses(load_settings(None, trusted_proxies=trusted)).of(request)


@pytest.mark.parametrize(
    ("peer", "forwarded", "found"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),  # not a trusted proxy: its header is ignored
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "127.0.0.1, 198.51.100.1", "198.51.100.1"),  # a client's forged entry comes first
        ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("10.0.0.1", "nonsense", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1:4711", "198.51.100.1"),
        ("10.0.0.1", "[2001:db8::1]:4711", "2001:db8::1"),
        ("::ffff:10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("", "198.51.100.1", ""),
    ],
)
def test_only_trusted_proxies_count(peer: str, forwarded: str, found: str) -> None:
    assert address(peer, *([forwarded] if forwarded else [])) == found


def test_no_proxy_is_trusted_where_that_is_off() -> None:
    assert address("127.0.0.1", "198.51.100.1", trusted="off") == "127.0.0.1"


@pytest.mark.parametrize(
    ("peer", "counted"),
    [
        ("127.0.0.1", None),
        ("::1", None),
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:0:1:2:3:4:5", "2001:db8:0:1::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
    ],
)
def test_networks_are_counted_and_this_machine_is_not(peer: str, counted: str | None) -> None:
    request = make_mocked_request("GET", "/").clone(remote=peer)
    assert ClientAddresses(load_settings(None)).limited(request) == counted
