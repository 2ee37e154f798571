"""The services are found under their names and behind one address, and break as they are told to."""

import httpx
import pytest

from tests.internet import Internet

from . import KEYS, Paper, Repo, World, faults, scholarly, variables
from .arxiv import ArxivApi
from .asking import ask

WORLD = World(
    (Paper("A Title", arxiv="2301.00001"),),
    (Repo("lab", "code"), Repo("lab", "old", renamed_to="lab/code")),
)


@pytest.fixture(scope="module")
def net():
    with Internet(scholarly(WORLD), tls=True) as net, net.here():
        yield net


@pytest.mark.parametrize("how", [{}, {"scheme": "https"}, {"one_address": True}])
def test_addresses_lead_to_the_services(net, how):
    found = variables(net, **how)
    assert "A Title" in httpx.get(found["AWESOME_LINT_ARXIV_URL"], params={"id_list": "2301.00001"}).text
    assert net.log("export.arxiv.org")[-1].target.startswith("/api/query?")
    signed = {"Authorization": f"bearer {KEYS['GITHUB_TOKEN']}"}
    asked = httpx.post(
        found["AWESOME_LINT_GITHUB_GRAPHQL_URL"], headers=signed, json={"query": "{ __typename }"}
    )
    assert asked.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize("one_address", [False, True])
def test_redirects_stay_where_they_are(net, one_address):
    base = variables(net, one_address=one_address)["AWESOME_LINT_GITHUB_URL"]
    moved = httpx.get(f"{base}/repos/lab/old", follow_redirects=True)
    assert (moved.status_code, moved.json()["full_name"]) == (200, "lab/code")
    assert str(moved.url).startswith(base)


def test_by_default_they_are_where_they_always_are(net):
    assert "A Title" in httpx.get("https://arxiv.org/abs/2301.00001").text
    assert httpx.get("https://anywhere.test/").status_code == 200


def test_what_is_said_of_a_service_reaches_it():
    site = scholarly(WORLD, second=0.1, arxiv={"interval": 5})["export.arxiv.org"]
    asked = "/api/query?id_list=2301.00001"
    assert [ask(site, asked, at=at).status_code for at in (0, 0.3, 0.8)] == [200, 429, 200]


def test_an_unknown_service_is_an_error():
    with pytest.raises(TypeError, match="arxv"):
        scholarly(WORLD, arxv={})


def served(fault):
    """What is answered through a fault, once and once more."""
    site = fault(ArxivApi(WORLD, second=0))
    return [ask(site, "/api/query?id_list=2301.00001") for _ in range(2)]


@pytest.mark.parametrize(
    ("name", "status"),
    [("error", 500), ("bad gateway", 502), ("unavailable", 503), ("limited", 429), ("html", 200)],
)
def test_faults_that_answer(name, status):
    first, second = served(faults.FAULTS[name])
    assert first.status_code == second.status_code == status
    assert "A Title" not in first.text


def test_half_an_answer_and_far_too_long_a_one():
    assert "</feed>" not in served(faults.FAULTS["truncated"])[0].text
    [huge, _] = served(faults.HUGE)
    assert "A Title" in huge.text
    assert len(huge.content) == 10_000_000


def test_at_first_only():
    first, second, third = served(faults.at_first(faults.LIMITED, 1)) + served(faults.LIMITED)[:1]
    assert (first.status_code, first.headers["Retry-After"]) == (429, "1")
    assert "A Title" in second.text
    assert third.status_code == 429


def test_faults_that_do_not_answer():
    broken = {"arxiv": faults.slow(3), "doi": faults.FAULTS["reset"], "acl": faults.FAULTS["empty"]}
    sites = scholarly(WORLD, **{name: {"fault": fault} for name, fault in broken.items()})
    with Internet(sites) as net, net.here():
        for host, error in (
            ("export.arxiv.org", httpx.ReadTimeout),
            ("doi.org", httpx.ReadError),
            ("aclanthology.org", httpx.RemoteProtocolError),
        ):
            with pytest.raises(error):
                httpx.get(net.url(host, "/api/query?id_list=2301.00001"), timeout=1)
