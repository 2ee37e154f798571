"""Sites answer as they should; they are functions, so no network and no clock is needed."""

import gzip
import zlib
from itertools import islice

import pytest

from . import broken, limits
from .messages import Request, head, parse
from .sites import Chain, Compressed, Methods, Needs, Page, Paths, Redirect, Status, cookie_wall, title_of

PAGE = Page()


def request(target="/paper/1", method="GET", time=0.0, **headers):
    return Request("site.test", method, target, headers, time=time, ports={"http": 8080})


def statuses(site, times):
    return [site(request(time=time)).status for time in times]


def test_a_token_bucket_fills_again():
    limited = limits.RateLimit(5, 2, PAGE)
    assert statuses(limited, [0, 0, 0, 0.1, 0.2, 0.2, 9, 9, 9]) == [
        200,
        200,
        429,
        429,
        200,
        429,
        200,
        200,
        429,
    ]


def test_who_leaves_the_penalty_box_must_have_waited():
    boxed = limits.PenaltyBox(10, limits.RateLimit(1, 1, PAGE), 10)
    assert statuses(boxed, [0, 0.5, 2, 10.4, 10.6]) == [200, 429, 429, 429, 200]


def test_once_counts_each_path():
    once = limits.Once(Status(503), PAGE)
    assert [once(request(target)).status for target in ("/a", "/a", "/b", "/b")] == [503, 200, 503, 200]


def test_retry_after_is_a_number_or_a_date_or_nothing():
    assert limits.retry_after(None) == ()
    assert limits.retry_after(3600) == (("Retry-After", "3600"),)
    assert limits.retry_after(1, as_date=True)[0][1].endswith(" GMT")


def test_a_chain_has_as_many_hops_as_it_says():
    target, hops = "/paper/1", 0
    while (answer := Chain(12, PAGE)(request(target))).status == 302:
        target, hops = dict(answer.headers)["Location"], hops + 1
    assert (answer.status, hops) == (200, 12)


def test_a_cookie_wall_opens_for_its_cookie():
    wall = cookie_wall(PAGE)
    assert dict(wall(request()).headers)["Location"] == "/paper/1"
    assert wall(request(cookie="visitor=1")).status == 200


def test_a_location_is_filled_in():
    location = Redirect("http://{host}:{http}/new{path}")(request("/paper/1?x=2")).headers[0][1]
    assert location == "http://site.test:8080/new/paper/1"


def test_paths_match_with_their_query_first_and_patterns_last():
    site = Paths({"/*": Status(202), "/a": Status(204), "/a?x=1": Status(206)})
    assert [site(request(target)).status for target in ("/a?x=1", "/a?x=2", "/b")] == [206, 204, 202]


def test_what_is_needed_may_be_any_value():
    site = Needs("user-agent", ("",), Status(403), PAGE)
    assert site(request()).status == 403
    assert site(request(**{"user-agent": "x"})).status == 200


def test_methods_differ():
    site = Methods({"HEAD": Status(405)}, PAGE)
    assert [site(request(method=method)).status for method in ("HEAD", "GET")] == [405, 200]


def test_compressed_only_for_those_who_take_it():
    plain, packed = (Compressed(PAGE)(request(**{"accept-encoding": value})) for value in ("br", "gzip"))
    assert gzip.decompress(packed.body) == plain.body


def test_a_bomb_is_a_page_at_first_and_a_thousandth_of_what_it_unpacks_to():
    start, block = islice(broken.Bomb(PAGE)(request()).body, 2)
    unpacker = zlib.decompressobj(wbits=31)
    assert b"A Study of paper 1" in unpacker.decompress(start)
    assert len(unpacker.decompress(block)) == 1 << 20 > 900 * len(block)


def test_lengths_that_are_not_true():
    size = len(PAGE(request()).body)
    assert f"Content-Length: {size - 5}\r\n".encode() in head(broken.WrongLength(PAGE, -5)(request()))


def test_a_slow_head_is_the_same_in_the_end():
    slow = broken.SlowHead(PAGE, 5, 0.1)(request())
    assert (slow.raw, len(slow.body)) == (True, 6)
    assert b"".join(slow.body) == head(PAGE(request())) + PAGE(request()).body


def test_a_megabyte_of_headers():
    assert len(head(broken.ManyHeaders(PAGE, 10_000)(request()))) > 1_000_000


@pytest.mark.parametrize(
    ("first", "host", "target", "proxied"),
    [
        ("GET /a?b=c HTTP/1.1", "site.test", "/a?b=c", False),
        ("GET http://Other.test:80/a?b HTTP/1.1", "other.test", "/a?b", True),
        ("GET http://other.test HTTP/1.1", "other.test", "/", True),
        ("CONNECT other.test:443 HTTP/1.1", "site.test", "other.test:443", False),
    ],
)
def test_requests_are_read(first, host, target, proxied):
    read = parse(f"{first}\r\nHost: site.test:8080\r\nX-A:b \r\n\r\n".encode(), "http")
    assert (read.host, read.target, read.proxied) == (host, target, proxied)
    assert read.headers == {"host": "site.test:8080", "x-a": "b"}


def test_titles_come_from_the_path():
    assert title_of("/papers/deep%20nets?hop=3#top") == "A Study of papers deep nets"
