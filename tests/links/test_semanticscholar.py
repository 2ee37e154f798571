"""Papers by the ids of Semantic Scholar, which is asked with a key only."""

import json

import pytest

from tests.scholarly import KEYS, Paper, World
from tests.scholarly.faults import FAULTS, HUGE, at_first, says, status, where

KEY = {"S2_API_KEY": KEYS["S2_API_KEY"]}
API, PAGES = "api.semanticscholar.org", "www.semanticscholar.org"


def url(id):
    return f"https://www.semanticscholar.org/paper/{id}"


HERE = Paper("Sparse Filters", arxiv="2301.00001", doi="10.1145/1.1", container="A Journal")
OTHER = Paper("Dense Filters")
GONE = "f" * 40
WORLD = World((HERE, OTHER))
URLS = [url(HERE.s2_id), url(GONE), url(OTHER.s2_id)]


def test_many_are_asked_for_at_once(ask):
    papers = [Paper(f"Paper Number {n}", s2=f"{n:040x}") for n in range(600)]
    asked = ask(World(tuple(papers)), [url(paper.s2) for paper in papers], KEY)
    assert {*asked.names.values()} == {"alive"}
    assert asked.sent == {API: 2}
    assert [len(json.loads(seen.body)["ids"]) for seen in asked.log] == [500, 100]


def test_what_became_of_a_paper(ask):
    asked = ask(WORLD, URLS, KEY)
    assert [*asked.names.values()] == ["alive", "dead", "alive"]
    assert asked.evidence(URLS[1]) == f"no such id: Semantic Scholar has no {GONE}"
    record = asked.verdicts[URLS[0]].record
    assert (record.title, record.authors, record.venue) == (HERE.title, HERE.authors, "A Journal")
    assert (record.doi, record.links) == ("10.1145/1.1", (("arxiv", "https://arxiv.org/abs/2301.00001"),))
    assert asked.sent == {API: 1}


def test_guests_ask_for_pages(ask):
    asked = ask(WORLD, URLS)
    assert asked.sent == {PAGES: 3}


def test_a_key_that_is_not_taken_is_told_and_the_pages_are_asked(ask):
    asked = ask(WORLD, URLS, {"S2_API_KEY": "old"})
    assert asked.sent == {API: 1, PAGES: 3}
    [note] = asked.run.notes
    assert "S2_API_KEY" in note


def test_where_none_is_known_each_is_asked_for(ask):
    asked = ask(WORLD, [url(GONE), url("e" * 40)], KEY)
    assert {*asked.names.values()} == {"dead"}
    assert asked.sent == {API: 3}
    many = ask(WORLD, [url(f"{n:040x}") for n in range(30)], KEY)
    assert {*many.names.values()} == {"unverified"}
    assert many.sent == {API: 1}


def test_one_that_it_does_not_like_costs_the_others_nothing(ask):
    refused = where("batch", says('{"error": "No valid paper ids given"}', 400))
    asked = ask(WORLD, URLS, KEY, semanticscholar={"fault": refused})
    assert [*asked.names.values()] == ["alive", "dead", "alive"]
    elsewhere = ask(WORLD, URLS, KEY, semanticscholar={"fault": says('{"error": "Bad Request"}', 400)})
    assert {*elsewhere.names.values()} == {"unverified"}


@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_is_taken_for_an_answer(ask, fault):
    asked = ask(WORLD, URLS, KEY, semanticscholar={"fault": FAULTS[fault]})
    assert {*asked.names.values()} == {"unverified"}
    assert asked.evidence(URLS[0]).startswith("semanticscholar: ")
    assert asked.sent[API] <= 4


@pytest.mark.parametrize("answer", ["null", "{}", "[]", "[null, null]", '{"data": []}', "3"])
def test_an_answer_in_another_shape_is_none(ask, answer):
    asked = ask(WORLD, URLS, KEY, semanticscholar={"fault": says(answer)})
    assert {*asked.names.values()} == {"unverified"}
    assert asked.evidence(URLS[0]) == "semanticscholar: answers 200, and not for each paper"


def test_what_is_odd_about_one_costs_only_that(ask):
    odd = (
        '{"paperId": "x", "title": null, "year": "soon", "authors": [null, {"name": 3}, {"name": "Ada"}],'
        '"venue": 1, "externalIds": {"ArXiv": ["a"], "DOI": 2}}'
    )
    asked = ask(WORLD, URLS, KEY, semanticscholar={"fault": says(f'[{odd}, "y", null]')})
    assert [*asked.names.values()] == ["alive", "unverified", "dead"]
    record = asked.verdicts[URLS[0]].record
    assert (record.title, record.year, record.authors, record.venue) == ("", None, ("Ada",), "")
    assert (record.doi, record.links) == ("", ())


def test_faults_that_pass_cost_nothing(ask):
    for fault in (HUGE, at_first(status(429)), at_first(status(500)), at_first(FAULTS["reset"])):
        asked = ask(WORLD, URLS, KEY, semanticscholar={"fault": fault})
        assert [*asked.names.values()] == ["alive", "dead", "alive"]
