"""The services are found under their names and behind one address, and break as they are told to."""

import httpx
import pytest

from tests.internet import Internet

from . import Paper, Repo, World, faults, scholarly, variables

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
    assert httpx.post(found["AWESOME_LINT_GITHUB_GRAPHQL_URL"]).status_code == 401


@pytest.mark.parametrize("one_address", [False, True])
def test_redirects_stay_where_they_are(net, one_address):
    base = variables(net, one_address=one_address)["AWESOME_LINT_GITHUB_URL"]
    moved = httpx.get(f"{base}/repos/lab/old", follow_redirects=True)
    assert (moved.status_code, moved.json()["full_name"]) == (200, "lab/code")
    assert str(moved.url).startswith(base)


def test_by_default_they_are_where_they_always_are(net):
    assert "A Title" in httpx.get("https://arxiv.org/abs/2301.00001").text
    assert httpx.get("https://anywhere.test/").status_code == 200


def test_an_unknown_service_is_an_error():
    with pytest.raises(TypeError, match="arxv"):
        scholarly(WORLD, arxv={})


def served(fault):
    """What a client gets of a service, once and once more."""
    sites = scholarly(WORLD, arxiv={"fault": fault})
    with Internet(sites) as net, net.here():
        return [_asked(variables(net)["AWESOME_LINT_ARXIV_URL"]) for _ in range(2)]


def _asked(url):
    try:
        return httpx.get(url, params={"id_list": "2301.00001"}, timeout=1)
    except httpx.HTTPError as error:
        return type(error)


@pytest.mark.parametrize(
    ("name", "status"),
    [("error", 500), ("bad gateway", 502), ("unavailable", 503), ("limited", 429), ("html", 200)],
)
def test_a_fault_that_answers(name, status):
    first, second = served(faults.FAULTS[name])
    assert first.status_code == second.status_code == status
    assert "A Title" not in first.text


@pytest.mark.parametrize("name", ["reset", "empty"])
def test_a_fault_that_does_not(name):
    assert not any(isinstance(one, httpx.Response) for one in served(faults.FAULTS[name]))


def test_half_an_answer_and_far_too_long_a_one():
    assert "</feed>" not in served(faults.TRUNCATED)[0].text
    [huge, _] = served(faults.HUGE)
    assert "A Title" in huge.text
    assert len(huge.content) == 10_000_000


def test_slow_and_at_first():
    assert served(faults.slow(2)) == [httpx.ReadTimeout] * 2
    first, second = served(faults.at_first(faults.LIMITED))
    assert (first.status_code, first.headers["Retry-After"]) == (429, "1")
    assert "A Title" in second.text
