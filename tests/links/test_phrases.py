"""What pages say of themselves: that they are not there, or that papers are about such things."""

import html

import pytest

from awesome_lint.links.page import anchors, read_page
from tests.growth import grows

GONE = [
    "404 Not Found",
    "404",
    "Error 404 (Not Found)!!1",
    "404: This page could not be found",
    "Page not found · GitHub · GitHub",
    "Page Not Found | Example University",
    "Example Lab – Page not found",
    "Oops! That page can’t be found.",
    "Sorry, we couldn't find that page",
    "We can't find the page you're looking for",
    "The page you were looking for doesn't exist (404)",
    "The requested URL was not found on this server",
    "HTTP Status 404 – Not Found",
    "Example – 404",
    "DOI Not Found",
    "Page no longer exists",
    "This account has been suspended",
    "Welcome to nginx!",
    "页面不存在",
    "Seite nicht gefunden",
    "Page introuvable",
]
THERE = [
    "Lost and Not Found",
    "404 Not Found? A Study of Link Rot",
    "Page Not Found in Memory: Paging for Caches",
    "Object Not Found: Navigation with Absent Targets",
    "Not Found: Why Retrieval Fails",
    "What Does Error 404 Tell Us?",
    "404 papers on pruning",
    "Document Not Available: Reading Missing Pages",
    "Content-Aware Pruning When Data Is Not Available",
    "Domain Parking: Largely Present, Rarely Considered",
    "Sign in the Wild: Traffic Sign Detection",
    "Access Denied: Membership Inference",
    "Are You Human? A Test for Language Models",
    "GitHub - someone/captcha: Solve a CAPTCHA",
    "This Person Does Not Exist",
]


def signs(title, head=""):
    page = f"<title>{html.escape(title)}</title>{head}"
    return read_page(page.encode(), "text/html; charset=utf-8").signs


@pytest.mark.parametrize("title", GONE)
def test_a_page_that_says_it_is_not_there(title):
    assert signs(title) == ("not-found",)
    assert signs("Example Lab", f"<h1 class='x'>{title}</h1>") == ("not-found",)


@pytest.mark.parametrize("title", THERE)
def test_a_title_that_only_talks_of_it(title):
    assert signs(title) == ()


def test_a_page_of_a_paper_is_what_it_is_called():
    paper = '<meta name="citation_title" content="404: Not Found">'
    assert signs("404: Not Found | Proceedings", f"{paper}<p>Buy this domain, they say.</p>") == ()


SOLD = "<p>Buy this domain.</p><script>" + "var word; " * 900 + "</script>"


def test_a_domain_for_sale():
    assert signs("example.org", SOLD) == ("parked",)
    assert signs("example.org", f"<style>{'a b ' * 900}</style>{SOLD}<p>{'Related searches. ' * 50}") == (
        "parked",
    )
    assert signs("Buy this domain: example.org", "<p>" + "Related searches. " * 500) == ("parked",)


def test_a_long_page_that_only_talks_of_it():
    page = "<p>Squatters write: buy this domain. " + "We look at what they ask for it. " * 60
    assert signs("A Study of Parked Names", page) == ()


@pytest.mark.parametrize(
    "charset", ["idna", "punycode", "undefined", "unicode_escape", "hex", "utf-16", "no"]
)
def test_no_encoding_is_trusted(charset):
    def read(length):
        body = b"<title>\\ud800</title>" + b"a-" * length + b"\xff"
        read_page(body, f"text/html; charset={charset}").title.encode()

    assert not grows(read, 12_500, 50_000, 8)


@pytest.mark.parametrize(
    "piece",
    [
        "<meta ",
        "<meta a='",
        "<h1>",
        "<title ",
        "<",
        "id='",
        "this website ",
        "404 ",
        "<script ",
        "buy this domain <style>",
    ],
)
def test_a_hostile_page_is_soon_read(piece):
    def read(length):
        body = (piece * length)[:length].encode()
        anchors(read_page(body, "text/html"), map(str, range(50)))

    assert not grows(read, 65_536, 262_144, 8)
