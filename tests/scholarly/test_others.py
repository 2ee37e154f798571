"""Semantic Scholar, Hugging Face, the ACL Anthology and the Wayback Machine are as they are."""

import pytest

from . import Hub, Paper, World
from .acl import AclAnthology
from .asking import ask
from .huggingface import HuggingFace
from .semanticscholar import SemanticScholar
from .wayback import Wayback

WORLD = World(
    papers=(
        Paper(
            "A Title", arxiv="2301.00001", doi="10.1145/12.34", repo="lab/code", project="https://lab.test"
        ),
        Paper("Of Words", acl="2023.acl-long.35", on_huggingface=False, arxiv="2301.00002"),
    ),
    hubs=(
        Hub("lab/model", gated=True),
        Hub("lab/data", "datasets"),
        Hub("lab/old", renamed_to="lab/model"),
        Hub("lab/own", private=True),
    ),
    copies={"https://lab.test/gone": "20130919044612"},
)
BATCH, KEY = "/graph/v1/paper/batch", {"x-api-key": SemanticScholar.key}


def batch(ids, site=None, headers=KEY, at=0.0):
    site = site or SemanticScholar(WORLD, second=0)
    return ask(site, f"{BATCH}?fields=title,externalIds", "POST", at=at, json={"ids": ids}, headers=headers)


def test_a_batch_is_aligned_with_the_question():
    ids = ["ACL:2023.acl-long.35", "ARXIV:2301.99999", "DOI:10.1145/12.34", "ARXIV:2301.00001v1"]
    second, none, first, versioned = batch(ids).json()
    assert none is versioned is None
    assert (first["title"], second["title"]) == ("A Title", "Of Words")
    assert first["externalIds"] == {"ArXiv": "2301.00001", "DOI": "10.1145/12.34"}
    assert set(first) == {"paperId", "title", "externalIds"}
    assert batch([first["paperId"], "URL:https://arxiv.org/abs/2301.00002"]).json() == [first, second]


@pytest.mark.parametrize(
    "ids", [["ARXIV:2301.99999"], ["ARXIV:2301.00001", ""], ["https://doi.org/10.1145/12.34"]]
)
def test_one_bad_id_or_none_that_is_known_fails_all(ids):
    answer = batch(ids)
    assert (answer.status_code, answer.json()) == (400, {"error": "No valid paper ids given"})


def test_no_more_than_500():
    assert batch(["ARXIV:2301.00001"] * 501).status_code == 400


def test_a_key_is_needed_and_one_a_second():
    site = SemanticScholar(WORLD)
    assert batch(["ARXIV:2301.00001"], site, {}).status_code == 429
    assert batch(["ARXIV:2301.00001"], site, {"x-api-key": "x"}).status_code == 403
    assert [batch(["ARXIV:2301.00001"], site, at=at).status_code for at in (0, 0.5, 1.6)] == [200, 429, 200]


def test_a_title_is_matched():
    site = SemanticScholar(WORLD, second=0, anonymous=True)
    path = "/graph/v1/paper/search/match"
    found = ask(site, path, params={"query": "a title", "fields": "title"}).json()["data"]
    assert (found[0]["title"], found[0]["matchScore"]) == ("A Title", 172.33)
    missing = ask(site, path, params={"query": "no such title"})
    assert (missing.status_code, missing.json()) == (404, {"error": "Title match not found"})
    assert ask(site, "/graph/v1/paper/ARXIV:2301.99999").status_code == 404


def test_papers_that_were_indexed():
    found = ask(HuggingFace(WORLD), "/api/papers/2301.00001").json()
    assert found["githubRepo"] == "https://github.com/lab/code"
    assert found["projectPage"] == "https://lab.test"
    assert ask(HuggingFace(WORLD), "/api/papers/2301.00002").status_code == 404


def test_what_is_on_the_hub():
    site = HuggingFace(WORLD)
    assert ask(site, "/api/models/lab/model").json()["gated"] == "manual"
    assert ask(site, "/api/datasets/lab/data").status_code == 200
    for name in ("lab/own", "lab/none", "lab/data"):
        assert ask(site, f"/api/models/{name}").status_code == 401
    moved = ask(site, "/api/models/lab/old")
    assert (moved.status_code, moved.headers["Location"]) == (307, "/api/models/lab/model")
    paths = ("/lab/model", "/datasets/lab/data", "/papers/2301.00001", "/lab/none", "/lab/old", "/papers/1")
    assert [ask(site, path).status_code for path in paths] == [200, 200, 200, 404, 307, 404]


def test_the_hub_has_budgets():
    site = HuggingFace(WORLD, budget=1)
    assert ask(site, "/api/models/lab/model").headers["RateLimit"] == '"api";r=0;t=120'
    assert ask(site, "/api/models/lab/model").status_code == 429
    assert ask(site, "/lab/model").status_code == 200


def test_the_anthology():
    site = AclAnthology(WORLD)
    assert '<meta name="citation_title" content="Of Words">' in ask(site, "/2023.acl-long.35/").text
    assert ask(site, "/2023.acl-long.35").headers["Location"] == "/2023.acl-long.35/"
    assert 'title = "Of Words"' in ask(site, "/2023.acl-long.35.bib").text
    assert ask(site, "/2023.acl-long.35.pdf").content.startswith(b"%PDF")
    assert [ask(site, path).status_code for path in ("/P18-1001/", "/P18-1001.bib", "/")] == [404] * 3


def test_copies_of_pages():
    site = Wayback(WORLD, flakes=1)
    asked = {"url": "https://lab.test/gone"}
    nothing, found, none = (
        ask(site, "/wayback/available", params=params).json()["archived_snapshots"]
        for params in (asked, asked, {"url": "https://lab.test/other"})
    )
    assert nothing == none == {}
    assert found["closest"]["url"] == "http://web.archive.org/web/20130919044612/https://lab.test/gone"
