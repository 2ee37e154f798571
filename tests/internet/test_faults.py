"""What the table says is true: a patient client reaches the paper behind every link alive, and no other."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import httpx
import pytest

from . import Internet, faults

ALL = (*faults.FAULTS, *faults.MORE)
# The page is there, and only the anchor is not to be seen.
SEEN_IN_PART = {"anchor-of-a-script"}
LARGEST = 1 << 18


@pytest.fixture(scope="module")
def pages():
    """What a patient client finds behind the first link of each fault."""
    with Internet(faults.sites(ALL), tls=True) as net, net.here(), ThreadPoolExecutor(16) as threads:
        first = {link.fault.name: link for link in reversed([*faults.links(net, ALL)])}
        yield dict(zip(first, threads.map(reached, first.values()), strict=True))


def reached(link):
    """The page, asked for up to three times; '' for none."""
    with httpx.Client(timeout=1, follow_redirects=True, headers={"Accept": "text/html"}) as client:
        client.headers["User-Agent"] = "patient"
        for _ in range(3):
            try:
                status, page = _head_of_page(client, link.url)
            except httpx.HTTPError:
                continue
            if status in (429, 503):
                time.sleep(1)
            else:
                return "" if status >= 400 else page or "nothing, as promised"
    return ""


def _head_of_page(client, url):
    page = b""
    with client.stream("GET", url) as response:
        try:
            for piece in response.iter_bytes():
                page += piece
                if len(page) > LARGEST:
                    break
        except httpx.RemoteProtocolError:
            pass
    return response.status_code, unescape(page.decode("utf-8", "replace"))


def test_the_table_has_the_kinds_that_checkers_are_measured_by():
    assert Counter(fault.truth for fault in faults.FAULTS) == {"alive": 27, "dead": 14, "unknowable": 7}
    assert (
        len({fault.name for fault in ALL})
        == len({fault.host.format(fault.name) for fault in ALL})
        == len(ALL)
    )


@pytest.mark.parametrize("fault", ALL, ids=lambda fault: fault.name)
def test_the_truth(fault, pages):
    page = pages[fault.name]
    if fault.name in SEEN_IN_PART:
        assert "A Study of" in page
        assert "results" not in page
    elif fault.name == "same-home-page":
        assert "Example Lab" in page
    elif fault.name == "no-content":
        assert page == "nothing, as promised"
    elif fault.name.startswith("refresh"):
        assert 'content="0; url=/new/paper/1"' in page
    else:
        assert ("A Study of" in page) == (fault.truth == "alive")
