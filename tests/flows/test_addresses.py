"""Which addresses may be fetched, how they are told, and how much of what they answer is unpacked: no server needed."""

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.fetching.addresses import is_allowed, make_guard
from flows.fetching.http import clean_url, hide_credentials
from flows.reading.encodings import BombError, inflate


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "224.0.0.1",
        "240.0.0.1",
        "0.0.0.0",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
    ],
)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    assert not is_allowed(make_guard((), ()), address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_public_addresses_are_allowed(address: str) -> None:
    assert is_allowed(make_guard((), ()), address)


@given(st.text())
def test_any_text_is_an_address_or_not(text: str) -> None:
    try:
        cleaned = clean_url(text)
    except ValueError:
        return
    assert cleaned.isascii() and clean_url(cleaned) == cleaned


@given(st.text(st.characters(exclude_characters="/?#@")), st.text(st.characters(exclude_characters="/?#@")))
def test_credentials_leave_no_trace(user: str, password: str) -> None:
    assert hide_credentials(f"x http://{user}:{password}@harbour.example/") == "x http://harbour.example/"


@given(st.binary(max_size=3000), st.sampled_from(["gzip", "deflate", "br", "zstd", ""]))
def test_any_payload_inflates_to_bytes_within_the_limit(payload: bytes, encoding: str) -> None:
    assert isinstance(inflate(payload, encoding, 10_000), bytes)


@pytest.mark.parametrize(
    ("pack", "encoding"),
    [
        (gzip.compress, "gzip"),
        (lambda body: gzip.compress(body[:50_000]) + gzip.compress(body[50_000:]), "gzip"),
        (zlib.compress, "deflate"),
        (lambda body: zlib.compress(body)[2:-4], "deflate"),
        (brotli.compress, "br"),
    ],
)
def test_the_limit_is_on_inflated_bytes(pack: Callable[[bytes], bytes], encoding: str) -> None:
    body = bytes(100_000)
    assert inflate(pack(body), encoding, 100_000) == body
    with pytest.raises(BombError):
        inflate(pack(body), encoding, 99_999)
