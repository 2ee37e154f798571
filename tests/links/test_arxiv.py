"""Papers on arXiv: many at once, and no fault is taken for an answer."""

import json
from contextlib import closing
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from awesome_lint import parse
from awesome_lint.links.cache import Cache
from awesome_lint.links.fitting import expectations
from tests.scholarly import Paper, World
from tests.scholarly.faults import FAULTS, HUGE, at_first, says, slow, status, where

from .providing import HASTY

ARXIV, DATACITE = "export.arxiv.org", "api.datacite.org"
DOWN = {"fault": status(503)}


def url(id):
    return f"https://arxiv.org/abs/{id}"


def papers(count):
    return [Paper(f"Paper {n}", arxiv=f"2301.{n:05}") for n in range(1, count + 1)]


def ids_of(seen):
    return parse_qs(urlsplit(seen.target).query)["id_list"][0].split(",")


def instead(body, code=200):
    """A fault: this, whatever is asked."""
    return says(body, code, "application/atom+xml")


def feed(*entries, total=None):
    """An answer with these entries."""
    total = len(entries) if total is None else total
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:o="http://a9.com/-/spec/opensearch/1.1/">'
        f"<o:totalResults>{total}</o:totalResults>{''.join(entries)}</feed>"
    )


ERROR = "<entry><id>https://arxiv.org/api/errors#{0}</id><title>Error</title><summary>{0}</summary></entry>"


def expected(**titles):
    """What a list says whose entries have these titles; arXiv ids with `_` for the dot."""
    lines = [f"- {title} [[paper]({url(id[1:].replace('_', '.'))})]" for id, title in titles.items()]
    return expectations([parse("# Papers\n\n" + "\n".join(lines) + "\n")])


LATEST = "Meadows of Granite and Iron Rain"
SHORT, LONG = expected(a2301_00001="Amber"), expected(a2301_00001="Basalt Filters of Cobalt Dunes")


def test_two_hundred_are_asked_for_at_once(ask):
    all_of_them = papers(450)
    asked = ask(World(tuple(all_of_them)), [url(paper.arxiv) for paper in all_of_them] + [url("2302.99999")])
    assert asked.sent == {ARXIV: 3}
    assert [len(ids_of(seen)) for seen in asked.log] == [200, 200, 51]
    assert asked.names.pop(url("2302.99999")) == "dead"
    assert asked.evidence(url("2302.99999")) == "no such id: arXiv has no 2302.99999"
    titles = {url: verdict.record.title for url, verdict in asked.verdicts.items() if verdict.record}
    assert titles == {url(paper.arxiv): paper.title for paper in all_of_them}


def test_ids_of_all_kinds(ask):
    there = ["0704.0001", "solv-int/9901001", "2301.00001", "2301.00001v1", "2301.00001v2", "2301.0001"]
    world = World(
        (
            Paper(
                "A Long Title That arXiv Breaks into Two Lines, for It Is Longer than Sixty", arxiv=there[0]
            ),
            Paper("0", arxiv="solv-int/9901001"),
            Paper("New", arxiv="2301.00001", versions=("Old", "New")),
        )
    )
    gone = ["2301.00001v3", "2301.00001v12", "hep-th/9901001"]
    asked = ask(world, [*map(url, there), url("math.GT/0309136"), *map(url, gone)])
    found = [asked.verdicts[url(id)].record for id in there]
    assert [record.title for record in found] == [world.papers[0].title, "0", "New", "Old", "New", "New"]
    assert [record.version for record in found] == [1, 1, 2, 1, 2, 2]
    assert {asked.names[url(id)] for id in (*gone, "math.GT/0309136")} == {"dead"}
    assert asked.sent == {ARXIV: 1}


def refuses(id):
    """A fault: one of the ids is not to its liking."""
    return where(id, instead(feed(ERROR.format(f"incorrect id format for {id}")), 400))


def test_an_id_that_arxiv_calls_ill_formed_costs_one_request_more(ask):
    there = ["2301.00002", "2301.00003", "2301.00004"]
    asked = ask(
        World(tuple(papers(4))), [*map(url, there), url("2301.00001")], arxiv={"fault": refuses("2301.00001")}
    )
    assert [*asked.names.values()] == ["alive", "alive", "alive", "dead"]
    assert asked.sent == {ARXIV: 2}


def test_what_its_authors_withdrew(ask):
    said = {
        "This paper has been withdrawn by the author due to an error in Theorem 2": True,
        "Withdrawn: superseded by 2401.00001": True,
        "We withdraw this paper": True,
        "Withdrawn from arXiv": True,
        "12 pages; withdrawn from ICLR 2023 to be revised": False,
        "Corrects the withdrawn 2209.00001": False,
        "Not withdrawn": False,
        "12 pages": False,
    }
    world = World(tuple(replace(p, comment=c) for p, c in zip(papers(len(said)), said, strict=True)))
    asked = ask(world, [url(paper.arxiv) for paper in world.papers])
    assert {*asked.names.values()} == {"alive"}
    assert ["withdrawn" in verdict.evidence for verdict in asked.verdicts.values()] == [*said.values()]


TWO = World(tuple(papers(2)))
ASKED = [url("2301.00001"), url("2301.00002"), url("2301.99999"), url("2301.00001v1"), url("2301.00001v2")]


def test_an_empty_page_is_asked_for_again(ask):
    asked = ask(TWO, ASKED, arxiv={"flakes": 2})
    assert [*asked.names.values()] == ["alive", "alive", "dead", "alive", "dead"]
    assert asked.sent == {ARXIV: 3}


@pytest.mark.parametrize("fault", FAULTS)
def test_datacite_is_asked_where_arxiv_fails(ask, fault):
    asked = ask(TWO, ASKED, arxiv={"fault": FAULTS[fault]})
    assert [*asked.names.values()] == ["alive", "alive", "unverified", "alive", "unverified"]
    assert asked.evidence(ASKED[0]) == "200; DataCite: 'Paper 1'"
    assert asked.evidence(ASKED[2]).startswith("arXiv: ")
    assert asked.sent[DATACITE] == 1
    assert asked.sent[ARXIV] <= 4


def test_where_arxiv_fails_it_is_not_asked_for_more(ask):
    some = papers(450)
    asked = ask(World(tuple(some)), [url(paper.arxiv) for paper in some], arxiv=DOWN)
    assert {*asked.names.values()} == {"alive"}
    assert asked.sent == {ARXIV: 3, DATACITE: 3}


@pytest.mark.parametrize("fault", FAULTS)
def test_where_both_fail_nothing_is_dead(ask, fault):
    asked = ask(TWO, ASKED, arxiv=DOWN, datacite={"fault": FAULTS[fault]})
    assert {*asked.names.values()} == {"unverified"}
    assert {verdict.evidence for verdict in asked.verdicts.values()} == {"arXiv: answers 503"}


SOME = [
    "null, 1, {}",
    '{"attributes": null}',
    '{"attributes": {"doi": 3}}',
    '{"attributes": {"doi": "10.48550/arxiv.1111.11111"}}',
    '{"attributes": {"doi": "10.48550/arXiv.2301.00001", "titles": null, "creators": [null, {"name": 3}], "version": 2}}',
]


@pytest.mark.parametrize("data", ["[]", "{}", "null", '{"data": {}}', '{"data": null}', "3"])
def test_datacite_in_another_shape_says_nothing(ask, data):
    asked = ask(TWO, ASKED, arxiv=DOWN, datacite={"fault": says(data)})
    assert {*asked.names.values()} == {"unverified"}


def test_what_is_odd_about_an_item_of_datacite_costs_only_that(ask):
    asked = ask(TWO, ASKED[:2], arxiv=DOWN, datacite={"fault": says(f'{{"data": [{", ".join(SOME)}]}}')})
    assert [*asked.names.values()] == ["alive", "unverified"]
    assert asked.evidence(ASKED[0]) == "200"


def test_datacite_is_not_asked_where_it_must_not_be(ask):
    asked = ask(TWO, ASKED, arxiv=DOWN, providers={"arxiv"})
    assert {*asked.names.values()} == {"unverified"}
    assert DATACITE not in asked.sent


BOMB = (
    '<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><feed>&i;</feed>"
)
XHTML = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Sorry</title></head><body/></html>'
NO_ANSWERS = {
    "a bomb": instead(BOMB),
    "a page that is XML": instead(XHTML),
    "a page, refused": instead(XHTML, 400),
    "an error that is none": instead(feed(ERROR.format("busy"))),
    "refused for nothing": instead(feed(ERROR.format("busy")), 400),
    "refused without a word": instead(feed(), 400),
    "no feed": instead("<rss/>"),
    "no number": instead(feed().replace(">0<", ">many<")),
    "not found": status(404),
    "a redirect": status(301),
}


@pytest.mark.parametrize("fault", NO_ANSWERS)
def test_what_is_no_feed_says_nothing(ask, fault):
    asked = ask(TWO, ASKED, arxiv={"fault": NO_ANSWERS[fault]}, datacite=DOWN)
    assert {*asked.names.values()} == {"unverified"}
    assert asked.sent[ARXIV] == 1


def test_some_entries_are_of_no_use(ask):
    good = "<entry><id>http://arxiv.org/abs/2301.00001v1</id><title>Paper 1</title></entry>"
    bad = (
        "<entry/>",
        "<entry><id>x</id></entry>",
        "<entry><id>http://arxiv.org/abs/2301.00002v1</id></entry>",
    )
    asked = ask(TWO, ASKED[:3], arxiv={"fault": instead(feed(good, *bad))})
    assert [*asked.names.values()] == ["alive", "alive", "dead"]
    asked = ask(World(), ASKED[:3], arxiv={"fault": instead(feed(good, total=2))})
    assert [*asked.names.values()] == ["alive", "unverified", "unverified"]


def test_faults_that_pass_cost_nothing(ask):
    for fault in (HUGE, slow(0.3), at_first(status(429)), at_first(status(500))):
        assert [*ask(TWO, ASKED[:3], arxiv={"fault": fault}).names.values()] == ["alive", "alive", "dead"]


def test_what_asks_for_more_patience_than_there_is(ask):
    asked = ask(TWO, ASKED, arxiv={"fault": status(429, wait=60)}, datacite=DOWN)
    assert asked.evidence(ASKED[0]) == "arXiv: asks to come back in 60 s"
    assert asked.sent[ARXIV] == 1


def test_a_service_that_is_too_slow(ask):
    policy = replace(HASTY, timeout=0.3)
    asked = ask(TWO, ASKED[:2], policy=policy, arxiv={"fault": slow(5)})
    assert {verdict.record.source for verdict in asked.verdicts.values()} == {"DataCite"}


def renamed(count):
    """Papers that a list has by their first titles, of five."""
    first = [f"Amber Filters {n} of Basalt" for n in range(1, count + 1)]
    return [
        Paper(f"Quick Kelp {n}", arxiv=f"2301.{n:05}", versions=(old, "b", "c", "d", f"Quick Kelp {n}"))
        for n, old in enumerate(first, 1)
    ]


def claims(papers, version=0):
    return expected(**{f"a{paper.arxiv.replace('.', '_')}": paper.titles[version] for paper in papers})


def test_the_titles_of_earlier_versions_are_asked_for_where_there_is_doubt(ask):
    some = renamed(20)
    urls, world = [url(paper.arxiv) for paper in some], World(tuple(some))
    asked = ask(world, urls, expected=claims(some))
    assert {*asked.names.values()} == {"alive"}
    assert asked.sent == {ARXIV: 2}
    assert asked.verdicts[urls[0]].record.earlier == (some[0].titles[0], "b", "c", "d")
    assert ask(world, urls, expected=claims(some, -1)).sent == {ARXIV: 1}
    assert ask(world, urls).sent == {ARXIV: 1}


@pytest.mark.parametrize("pinned", ["v1", "v2", "v3"])
def test_a_link_to_one_version_is_right_whichever_has_the_title(ask, pinned):
    renamed = Paper(
        "Cobalt", arxiv="2301.00001", versions=("Amber Dunes of Basalt", "Juniper Nights", LATEST)
    )
    link = url(f"2301.00001{pinned}")
    said = expectations([parse(f"# Papers\n\n- {LATEST} [[paper]({link})]\n")])
    assert ask(World((renamed,)), [link], expected=said).names == {link: "alive"}


def test_the_first_of_many_versions_counts(ask):
    old = "Amber Filters of Basalt"
    paper = Paper("Quick Kelp", arxiv="2301.00001", versions=(old, *["Slow Kelp"] * 30, "Quick Kelp"))
    asked = ask(World((paper,)), [url(paper.arxiv)], expected=claims([paper]))
    assert asked.names == {url(paper.arxiv): "alive"}
    assert [len(ids_of(seen)) for seen in asked.log] == [1, 12]


def test_no_paper_is_accused_whose_earlier_titles_nobody_tells(ask):
    some = renamed(2)
    urls, world = [url(paper.arxiv) for paper in some], World(tuple(some))
    for services in ({"arxiv": {"fault": where("v1", status(404))}}, {"arxiv": DOWN}):
        asked = ask(world, urls, expected=claims(some), **services)
        assert {*asked.names.values()} == {"alive"}
        assert "Quick Kelp 1" in asked.evidence(urls[0])
        assert "Amber Filters 1" in asked.evidence(urls[0])


@pytest.mark.parametrize("broken", [{}, {"arxiv": DOWN}], ids=["arXiv", "DataCite"])
def test_another_paper_is_accused(ask, broken):
    world = World((Paper("Quick Kelp in Fjords", arxiv="2301.00001"),))
    asked = ask(world, ASKED[:1], expected=expected(a2301_00001="Amber Filters of Basalt"), **broken)
    assert asked.names == {ASKED[0]: "wrong-paper"}


def test_what_was_not_traced_is_asked_for_again_once(ask, tmp_path):
    [paper] = renamed(1)
    world, [link] = World((paper,)), [url(paper.arxiv)]
    with closing(Cache(tmp_path / "cache")) as cache:
        costs = [
            len(ask(world, [link], expected=said, cache=cache).log)
            for said in ((), claims([paper], -1), claims([paper]), claims([paper]))
        ]
    assert costs == [1, 0, 2, 0]


def test_nobody_is_accused_where_datacite_does_not_count_versions(ask):
    told = {"doi": "10.48550/arxiv.2301.00001", "titles": [{"title": "Rivers of Cobalt Dunes"}]}
    data = says(json.dumps({"data": [{"attributes": told}]}), 200, "application/json")
    said = expected(a2301_00001="Amber Filters of Basalt")
    asked = ask(TWO, ASKED[:1], expected=said, arxiv=DOWN, datacite={"fault": data})
    assert asked.names == {ASKED[0]: "alive"}
    assert "Rivers of Cobalt Dunes" in asked.evidence(ASKED[0])
    assert "Amber Filters of Basalt" in asked.evidence(ASKED[0])


def test_evidence_is_short_however_long_the_titles_are(ask):
    world = World((Paper("Quick Kelp " * 50_000, arxiv="2301.00001"),))
    asked = ask(world, ASKED[:1], expected=expected(a2301_00001="Amber Filters of Basalt"))
    assert asked.names == {ASKED[0]: "wrong-paper"}
    assert len(asked.evidence(ASKED[0])) < 1000


def test_both_titles_are_shown_where_the_list_has_too_little_of_one(ask):
    asked = ask(World((Paper("Quick Kelp in Fjords", arxiv="2301.00001"),)), ASKED[:1], expected=SHORT)
    assert asked.names == {ASKED[0]: "alive"}
    assert asked.evidence(ASKED[0]) == "arXiv: 'Quick Kelp in Fjords'; the list: 'Amber'"


def test_the_evidence_is_that_of_the_entry_with_another_paper(ask):
    world = World((Paper("Quick Kelp in Fjords", arxiv="2301.00001"),))
    for said in ([*LONG, *SHORT], [*SHORT, *LONG]):
        asked = ask(world, ASKED[:1], expected=said)
        assert asked.names == {ASKED[0]: "wrong-paper"}
        assert asked.evidence(ASKED[0]).endswith("the list: 'Basalt Filters of Cobalt Dunes'")
