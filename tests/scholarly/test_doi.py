"""doi.org, Crossref and DataCite are as they are."""

import pytest

from . import Paper, World
from .asking import ask
from .crossref import FAKE, Crossref
from .datacite import DataCite
from .doi import DoiOrg

WORLD = World(
    (
        Paper("Nets & <i>Trees</i>", doi="10.1145/12.34", retracted=True),
        Paper(
            "Of Another Agency", doi="10.5281/zenodo.1", agency="DataCite", landing="https://zenodo.test/1"
        ),
        Paper("A Preprint", arxiv="2301.00001", versions=("Its First Name", "A Preprint")),
        Paper("Nets & Trees", doi=f"{FAKE}/x", year=2025),
        *(Paper(f"Paper {number}", doi=f"10.1000/{number:02}") for number in range(30)),
        *(Paper(f"Preprint {number}", arxiv=f"2302.{number:05}") for number in range(30)),
    )
)


def test_agencies_in_the_order_of_the_question():
    found = ask(
        DoiOrg(WORLD), "/doiRA/10.5281/Zenodo.1,10.1/none,10.48550/arXiv.2301.00001,x,10.1145/12.34"
    ).json()
    assert found == [
        {"DOI": "10.5281/Zenodo.1", "RA": "DataCite"},
        {"DOI": "10.1/none", "status": "DOI does not exist"},
        {"DOI": "10.48550/arXiv.2301.00001", "RA": "DataCite"},
        {"DOI": "x", "status": "Invalid DOI"},
        {"DOI": "10.1145/12.34", "RA": "Crossref"},
    ]


def test_handles():
    found = ask(DoiOrg(WORLD), "/api/handles/10.5281/zenodo.1?type=URL").json()
    assert (found["responseCode"], found["values"][0]["data"]["value"]) == (1, "https://zenodo.test/1")
    missing = ask(DoiOrg(WORLD), "/api/handles/10.1/none")
    assert (missing.status_code, missing.json()) == (404, {"responseCode": 100, "handle": "10.1/none"})


def test_landing():
    found = ask(DoiOrg(WORLD), "/10.48550/arXiv.2301.00001")
    assert (found.status_code, found.headers["Location"]) == (302, "https://arxiv.org/abs/2301.00001")
    missing = ask(DoiOrg(WORLD), "/10.1/none")
    assert missing.status_code == 404
    assert "DOI Not Found" in missing.text


def works(site=None, at=0.0, **params):
    return ask(site or Crossref(WORLD, second=0), "/works", at=at, params=params)


def test_a_work():
    found = ask(Crossref(WORLD), "/works/10.1145/12.34").json()["message"]
    assert found["title"] == ["Nets &amp; &lt;i>Trees&lt;/i>"]
    assert found["updated-by"][0]["type"] == "retraction"
    assert found["author"][0] == {"given": "Ada", "family": "Abel", "sequence": "first"}


@pytest.mark.parametrize("doi", ["10.1/none", "10.5281/zenodo.1", "10.48550/arxiv.2301.00001"])
def test_a_foreign_work_is_not_found_in_plain_text(doi):
    missing = ask(Crossref(WORLD), f"/works/{doi}")
    assert (missing.status_code, missing.text) == (404, "Resource not found.")
    assert missing.headers["Content-Type"].startswith("text/plain")


def test_the_agency_of_a_foreign_doi():
    found = ask(Crossref(WORLD), "/works/10.5281/zenodo.1/agency").json()
    assert found["message"]["agency"]["id"] == "datacite"


def test_many_works_in_rows():
    dois = [f"10.1000/{number:02}" for number in range(30)]
    asked = ",".join(f"doi:{doi}" for doi in ["10.1/none", *reversed(dois)])
    assert len(works(filter=asked).json()["message"]["items"]) == 20
    found = works(filter=asked, rows=50, select="DOI,title").json()["message"]
    assert (found["total-results"], [item["DOI"] for item in found["items"]]) == (30, dois)
    assert list(found["items"][0]) == ["DOI", "title"]
    assert works(rows=1001).status_code == 400


def test_a_search_finds_millions_and_fakes():
    found = works(**{"query.bibliographic": "Nets & Trees Abel"}, rows=2).json()["message"]
    assert (found["total-results"], found["items"][0]["prefix"]) == (2_345_678, FAKE)


def test_lists_are_slow_for_the_nameless():
    site = Crossref(WORLD)
    first = works(site)
    assert (first.status_code, first.headers["x-api-pool"]) == (200, "public-array")
    assert [works(site, at=at).status_code for at in (0.1, 1.2, 1.3)] == [429, 200, 429]
    assert works(site, at=1.3, mailto="me@x.test").headers["x-api-pool"] == "polite"
    assert ask(site, "/works/10.1145/12.34", at=1.3).headers["x-api-pool"] == "public-single"


def test_datacite_has_those_of_arxiv_by_their_newest_title():
    found = ask(DataCite(WORLD), "/dois", params={"ids": "10.48550/arXiv.2301.00001,10.1/none"}).json()[
        "data"
    ]
    assert [one["id"] for one in found] == ["10.48550/arxiv.2301.00001"]
    assert found[0]["attributes"]["titles"] == [{"title": "A Preprint"}]
    assert found[0]["attributes"]["version"] == "2"


def test_datacite_gives_pages_of_25():
    ids = ",".join(f"10.48550/arxiv.2302.{number:05}" for number in range(30))
    assert len(ask(DataCite(WORLD), "/dois", params={"ids": ids}).json()["data"]) == 25
    asked = {"ids": ids, "page[size]": 1000, "fields[dois]": "doi,titles"}
    found = ask(DataCite(WORLD), "/dois", params=asked).json()
    assert (len(found["data"]), found["meta"]["total"]) == (30, 30)
    assert list(found["data"][0]["attributes"]) == ["doi", "titles"]


@pytest.mark.parametrize("doi", ["10.1/none", "10.1145/12.34"])
def test_datacite_knows_no_other(doi):
    missing = ask(DataCite(WORLD), f"/dois/{doi}")
    assert (missing.status_code, missing.json()["errors"][0]["status"]) == (404, "404")


def test_datacite_has_a_budget():
    refused = ask(DataCite(WORLD, budget=0), "/dois/10.5281/zenodo.1")
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "300")
