"""URLs as strings: what is needless, missing, or another address."""

import pytest

from awesome_lint.papers.addresses import is_placeholder, lacks_scheme, second_address, without_tracking

PAGE = "https://example.org/a"


@pytest.mark.parametrize(
    ("url", "kept", "gone"),
    [
        (PAGE, PAGE, []),
        (f"{PAGE}?id=1", f"{PAGE}?id=1", []),
        (f"{PAGE}?utm_source=x", PAGE, ["utm_source"]),
        (f"{PAGE}?UTM_SOURCE=x", f"{PAGE}?UTM_SOURCE=x", []),
        (f"{PAGE}?utm_source=x&id=1&fbclid=2&b", f"{PAGE}?id=1&b", ["utm_source", "fbclid"]),
        (f"{PAGE}?id=1&amp;utm_medium=y#top", f"{PAGE}?id=1#top", ["utm_medium"]),
        (f"{PAGE}?id=1&utm_medium#top", f"{PAGE}?id=1#top", ["utm_medium"]),
        (f"{PAGE}?id=1&amp;x=2&gclid=3", f"{PAGE}?id=1&amp;x=2", ["gclid"]),
        (f"{PAGE}?\\_ga=x", PAGE, ["_ga"]),
        (f"{PAGE}?utm_source%3Dx&a=1", f"{PAGE}?a=1", ["utm_source"]),
        (f"{PAGE}?autm_source=x", f"{PAGE}?autm_source=x", []),
        (f"{PAGE}#?utm_source=x", f"{PAGE}#?utm_source=x", []),
        (f"{PAGE}?a=b?c&utm_source=x", f"{PAGE}?a=b?c", ["utm_source"]),
        # Only on the site that means it so.
        ("https://www.youtube.com/watch?v=a&si=b", "https://www.youtube.com/watch?v=a", ["si"]),
        ("https://m.youtube.com/watch?si=b&v=a", "https://m.youtube.com/watch?v=a", ["si"]),
        (f"{PAGE}?si=b", f"{PAGE}?si=b", []),
        # The name of a site says where a reader came from; that of a branch does not.
        (f"{PAGE}?ref=other-site.com", PAGE, ["ref"]),
        (f"{PAGE}?a=1&via=news.example.org&b=2", f"{PAGE}?a=1&b=2", ["via"]),
        (f"{PAGE}?ref=main", f"{PAGE}?ref=main", []),
        (f"{PAGE}?ref=v1.25", f"{PAGE}?ref=v1.25", []),
    ],
)
def test_parameters_that_track_readers(url, kept, gone):
    assert without_tracking(url) == (kept, gone)


@pytest.mark.parametrize(
    ("url", "placeholder"), [("", True), (" TBD ", True), ("#", True), ("#a", False), (PAGE, False)]
)
def test_an_address_that_is_still_to_be_written(url, placeholder):
    assert is_placeholder(url) is placeholder


@pytest.mark.parametrize(
    ("url", "lacks"),
    [
        ("arxiv.org/abs/2001.00001", True),
        ("www.Example.ORG", True),
        ("example.io", False),
        ("example.io/a", True),
        ("example.md/a", False),
        ("doe.github.io", True),
        ("docs/a.org/x", False),
        ("README.md", False),
        ("example.org:80", True),
        ("#a", False),
        (PAGE, False),
    ],
)
def test_a_host_without_https(url, lacks):
    assert lacks_scheme(url) is lacks


@pytest.mark.parametrize(
    ("url", "second"),
    [
        (f"{PAGE}https://example.com/b", "https://example.com/b"),
        (f"{PAGE}HTTP:/example.com/b", "HTTP:/example.com/b"),
        (f"{PAGE},https://example.com/b", "https://example.com/b"),
        (f"{PAGE}}}https://example.com/b", "https://example.com/b"),
        ("https://example.org/https://example.org/b", "https://example.org/b"),
        # Archives and redirects have addresses in theirs.
        ("https://example.org/https://example.com/b", None),
        ("https://web.archive.org/web/2020/https://example.org/b", None),
        ("https://example.org/a/https://example.org/b", None),
        (f"{PAGE}?u=https://example.com/b", None),
        (f"{PAGE}?uhttps://example.com/b", None),
        (f"{PAGE}#https://example.com/b", None),
        (PAGE, None),
        ("ahttps://example.com/b", None),
        ("docs/a/b/chttps://example.com/b", None),
        ("https://https://example.org/b", None),
        ("", None),
    ],
)
def test_an_address_behind_another(url, second):
    assert second_address(url) == second
