"""Answers in HTTP/1.1 as servers write them: what browsers take is taken, and nothing without end."""

import time

import pytest

from tests.internet import Internet, broken

from .checking import check

PAGE = b"<title>A Study of Answers</title>"
LENGTH = b"Content-Type: text/html\r\nContent-Length: %d\r\n" % len(PAGE)
CHUNKED = b"Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
CHUNK = b"%x%%b\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)
OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200\r\n" + LENGTH + b"\r\n" + PAGE,
        b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE,
        b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + OK + LENGTH + b"\r\n" + PAGE,
        (OK + LENGTH).replace(b"\r\n", b"\n") + b"\n" + PAGE,
        OK + b"X-Thing: \x1b[2J\xff\r\n" + LENGTH + b"\r\n" + PAGE,
        OK + b"X-Thing: a\r\n b\r\n" + LENGTH + b"\r\n" + PAGE,
        OK + LENGTH.lower() + b"\r\n" + PAGE,
        OK + b"Upgrade: h2\r\nConnection: Upgrade\r\n" + LENGTH + b"\r\n" + PAGE,
        OK + CHUNKED + b"\r\n" + CHUNK % b"",
        OK + CHUNKED + b"\r\n" + CHUNK % b"  ",
        OK + CHUNKED + b"\r\n" + CHUNK % b";name=value",
        OK + CHUNKED + b"Content-Length: 7\r\n\r\n" + CHUNK % b"",
        (OK + CHUNKED + b"\r\n" + CHUNK % b"")[:-2] + b"Trailer: x\r\n\r\n",
    ],
)
def test_what_browsers_take(answer):
    with Internet({"a.test": broken.Raw(answer)}) as net:
        url = net.url("a.test", "/2401.00001v1")
        verdict = check(net, [url], retries=0)[url]
        assert (verdict.name, verdict.status) == ("alive", 200)


@pytest.mark.parametrize(
    "answer",
    [
        b"ICY 200 OK\r\n\r\n",
        b"HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n",
        OK + b"No header\r\n\r\n",
        OK + b"Content-Length: -1\r\n\r\n",
        OK + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
        OK + b"Content-Type: text/html\r\n",
    ],
)
def test_what_is_no_answer(answer):
    with Internet({"a.test": broken.Raw(answer)}) as net:
        assert check(net, [net.url("a.test")], retries=0)[net.url("a.test")].name == "flaky"


@pytest.mark.parametrize(
    ("start", "block", "verdict"),
    [
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", "flaky"),
        (b"", b"\r\n", "flaky"),
        (OK + b"X-Thing: ", b"x" * 1000, "flaky"),
        (OK, b"X-Thing: x\r\n", "flaky"),
        (OK + CHUNKED + b"\r\n1;", b"x" * 1000, "alive"),
        (OK + CHUNKED + b"\r\n0\r\n", b"X-Thing: x\r\n", "alive"),
    ],
    ids=["hints", "empty lines", "one header", "headers", "an extension", "trailers"],
)
def test_nothing_is_read_without_end(start, block, verdict):
    with Internet({"a.test": broken.Endless(start, block * ((1 << 20) // len(block)))}) as net:
        began = time.monotonic()
        assert check(net, [net.url("a.test")], retries=0)[net.url("a.test")].name == verdict
        assert time.monotonic() - began < 4
        assert sum(seen.sent or 0 for seen in net.log()) < 20_000_000
