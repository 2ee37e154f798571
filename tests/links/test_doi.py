"""DOIs: whether there are such, by doi.org, and what they name, by those who registered them."""

from dataclasses import replace

import pytest

from awesome_lint import lint, parse
from awesome_lint.links.fitting import expectations
from tests.internet.sites import Page, Paths
from tests.scholarly import Paper, World
from tests.scholarly.faults import FAULTS, HUGE, at_first, says, slow, status, where

DOI, CROSSREF, DATACITE, PUBLISHER = "doi.org", "api.crossref.org", "api.datacite.org", "dl.acm.org"


def url(doi):
    return f"https://doi.org/{doi}"


ONE = Paper("Sparse & <Quick>", doi="10.1145/1.1", authors=("Ada Abel", "Ben Bohr"))
TWO = Paper("In Proceedings", doi="10.4230/LIPIcs.22", agency="DataCite")
JALC = Paper("From Japan", doi="10.1241/jaLC.3", agency="JaLC")
ODD = (
    "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
    "10.1000/a,b",
    "10.1000/50%",
    "10.1000/a?b#c",
    "10.1000/ä",
)
GONE = "10.1145/9.9"
WORLD = World((ONE, TWO, JALC, *(Paper(f"Oddly Named {n}", doi=doi) for n, doi in enumerate(ODD))))
URLS = [url(doi) for doi in (ONE.doi, TWO.doi, JALC.doi, GONE)]


def title(asked, link):
    record = asked.verdicts[link].record
    return record and record.title


def papers(count):
    return [Paper(f"Paper {n}", doi=f"10.1145/{n}") for n in range(count)]


def test_many_are_asked_for_at_once(ask):
    some = papers(90)
    asked = ask(World(tuple(some)), [url(paper.doi) for paper in some])
    assert {*asked.names.values()} == {"alive"}
    assert asked.sent == {DOI: 3, CROSSREF: 3}
    assert {title(asked, url(paper.doi)) for paper in some} == {paper.title for paper in some}


def test_what_there_is_and_what_it_is_called(ask):
    asked = ask(WORLD, URLS)
    assert [*asked.names.values()] == ["alive", "alive", "alive", "dead"]
    assert asked.evidence(URLS[3]) == "no such id: doi.org has no such DOI"
    assert [title(asked, link) for link in URLS] == [ONE.title, TWO.title, None, None]
    record = asked.verdicts[URLS[0]].record
    assert (record.source, record.authors, record.year) == ("Crossref", ONE.authors, ONE.year)
    assert asked.sent == {DOI: 2, CROSSREF: 1, DATACITE: 1}


def test_dois_of_all_kinds(ask):
    written = [
        "10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2",
        "10.1000/a,b",
        "10.1000/50%25",
        "10.1000/a%3Fb%23c",
        "10.1000/%C3%A4",
    ]
    asked = ask(WORLD, [*map(url, written), f"http://dx.doi.org/{ODD[0]}", url("10.1000/b,a")])
    assert [*asked.names.values()] == ["alive"] * 6 + ["dead"]
    assert asked.sent == {DOI: 3}
    plain = ask(World((Paper("Plain", doi="10.1002/(A)1;2_b-3:4"),)), [url("10.1002/(a)1;2_B-3:4")])
    assert title(plain, url("10.1002/(a)1;2_B-3:4")) == "Plain"


@pytest.mark.parametrize("fault", FAULTS)
def test_few_are_asked_for_one_by_one_where_the_batch_fails(ask, fault):
    asked = ask(WORLD, URLS, doi={"fault": where("/doiRA/", FAULTS[fault])})
    assert [*asked.names.values()] == ["alive", "alive", "alive", "dead"]
    assert asked.sent[DOI] <= 4 + 4


def test_many_are_not(ask):
    some = papers(30)
    asked = ask(
        World(tuple(some)), [url(paper.doi) for paper in some], doi={"fault": where("/doiRA/", status(500))}
    )
    assert {*asked.names.values()} == {"unverified"}
    assert asked.evidence(url(some[0].doi)) == "doi: answers 500"
    assert asked.sent == {DOI: 3}


@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_is_taken_for_an_answer(ask, fault):
    asked = ask(WORLD, URLS, doi={"fault": FAULTS[fault]})
    assert {*asked.names.values()} == {"unverified"}
    assert asked.sent[DOI] <= 8


SHAPES = {
    "too few": '[{"DOI": "10.1145/1.1", "RA": "Crossref"}]',
    "no list": '{"RA": "Crossref"}',
    "nothing": "null",
    "texts": '["Crossref", 1, null, []]',
    "numbers": '[{"RA": 1}, {"RA": null}, {}, {"status": "Unknown"}]',
}


@pytest.mark.parametrize("shape", SHAPES)
def test_an_answer_in_another_shape_is_none(ask, shape):
    asked = ask(WORLD, URLS, doi={"fault": where("/doiRA/", says(SHAPES[shape]))})
    assert [*asked.names.values()] == ["alive", "alive", "alive", "dead"]
    assert asked.sent[DOI] == 5


def test_what_the_handle_system_does_not_know_of_one_costs_only_that_one(ask):
    for said in ('{"responseCode": 2}', "[]", '{"responseCode": "100"}'):
        asked = ask(WORLD, URLS, doi={"fault": where("/handles/", says(said, 500 if said == "[]" else 404))})
        assert [*asked.names.values()][3] == "unverified"
    assert [*asked.names.values()][:3] == ["alive"] * 3


def test_a_publishers_page_is_asked_for_where_its_address_holds_no_doi(ask):
    pages = Paths({"/doi/10.1145/9.9": Page("Here")}, Page("Gone", status=404))
    links = [f"https://{PUBLISHER}/doi/10.1145/{number}" for number in ("1.1", "9.9", "8.8")]
    asked = ask(WORLD, links, elsewhere=pages)
    assert [*asked.names.values()] == ["alive", "alive", "dead"]
    assert {seen.target for seen in asked.log if seen.host == PUBLISHER} == {
        "/doi/10.1145/9.9",
        "/doi/10.1145/8.8",
    }


def test_titles_are_asked_only_of_providers_that_may_be_asked(ask):
    for providers, titles in (({"doi"}, [None, None]), ({"doi", "datacite"}, [None, TWO.title])):
        asked = ask(WORLD, URLS[:2], providers=providers)
        assert [title(asked, link) for link in URLS[:2]] == titles
        assert CROSSREF not in asked.sent


def test_an_agency_that_fails_is_not_asked_again(ask):
    some = papers(90)
    asked = ask(World(tuple(some)), [url(paper.doi) for paper in some], crossref={"fault": status(404)})
    assert {*asked.names.values()} == {"alive"}
    assert asked.sent == {DOI: 3, CROSSREF: 1}


@pytest.mark.parametrize("agency", ["crossref", "datacite"])
@pytest.mark.parametrize("fault", ["error", "limited", "html", "truncated", "reset"])
def test_an_agency_that_fails_costs_only_titles(ask, fault, agency):
    asked = ask(WORLD, URLS, **{agency: {"fault": FAULTS[fault]}})
    assert [*asked.names.values()] == ["alive", "alive", "alive", "dead"]
    assert [title(asked, link) is None for link in URLS[:2]] == [agency == "crossref", agency == "datacite"]


ITEM = '{"DOI": "10.1145/1.1", "title": ["A <i>B</i> &amp; C"]}'
ITEMS = {
    "good": (ITEM, "A B & C"),
    "after others": (f'null, 1, {{}}, {{"DOI": 1}}, {{"DOI": "10.1145/7"}}, {ITEM}', "A B & C"),
    "a title of null": ('{"DOI": "10.1145/1.1", "title": null}', ""),
    "an empty title": ('{"DOI": "10.1145/1.1", "title": []}', ""),
    "titles that are none": ('{"DOI": "10.1145/1.1", "title": [null, 7]}', ""),
    "a title alone": ('{"DOI": "10.1145/1.1", "title": "A"}', ""),
    "odd fields": (
        ITEM[:-1]
        + ', "author": [null, {"family": 1}, {"given": "Ada", "family": "Abel"}, {"name": "A Group"}],'
        '"issued": {"date-parts": [[null]]}, "event": 3, "updated-by": {"type": "retraction"}}',
        "A B & C",
    ),
}


@pytest.mark.parametrize("item", ITEMS)
def test_what_is_odd_about_an_item_costs_only_that(ask, item):
    written, expected = ITEMS[item]
    answer = f'{{"message": {{"items": [{written}]}}}}'
    asked = ask(WORLD, URLS, crossref={"fault": says(answer)})
    assert [*asked.names.values()] == ["alive", "alive", "alive", "dead"]
    assert (title(asked, URLS[0]), title(asked, URLS[1])) == (expected, TWO.title)
    assert asked.verdicts[URLS[0]].record.remarks == ()


@pytest.mark.parametrize("answer", ["[]", "{}", '{"message": []}', '{"message": {"items": {}}}', "null", "3"])
def test_an_agency_that_answers_in_another_shape_costs_only_titles(ask, answer):
    asked = ask(WORLD, URLS, crossref={"fault": says(answer)}, datacite={"fault": says(answer)})
    assert [*asked.names.values()] == ["alive", "alive", "alive", "dead"]
    assert title(asked, URLS[0]) is title(asked, URLS[1]) is None


def test_what_was_retracted(ask):
    titles = {
        "RETRACTED: Of Filters": "Of Filters",
        "RETRACTED ARTICLE: Of Filters": "Of Filters",
        "[Retracted] Of Filters": "Of Filters",
        "WITHDRAWN: Of Filters": "Of Filters",
        "Retracted Papers Are Cited": "",
        "Withdrawn": "",
    }
    some = [replace(paper, title=t) for paper, t in zip(papers(len(titles)), titles, strict=True)]
    world = World((*some, replace(ONE, retracted=True)))
    links = [url(paper.doi) for paper in some]
    asked = ask(world, [*links, URLS[0]])
    assert {*asked.names.values()} == {"alive"}
    for link, (written, read) in zip(links, titles.items(), strict=True):
        assert title(asked, link) == (read or written)
        assert ("retracted" in asked.evidence(link).split("; ")) == bool(read)
    assert asked.evidence(URLS[0]) == f"200; retracted; Crossref: '{ONE.title}'"
    read = parse(f"# Papers\n\n- {ONE.title} [[paper]({URLS[0]})]\n")
    assert "AL810" in {finding.rule.code for finding in lint(read, verdicts=asked.verdicts)}


def test_copies_of_famous_papers_have_no_say(ask):
    fake = Paper("Attention", doi="10.65215/abc")
    asked = ask(World((fake,)), [url(fake.doi)])
    assert asked.names == {url(fake.doi): "alive"}
    assert asked.sent == {DOI: 1}


def test_faults_that_pass_cost_nothing(ask):
    for fault in (HUGE, slow(0.3), at_first(status(429)), at_first(status(500)), at_first(FAULTS["reset"])):
        asked = ask(WORLD, URLS, doi={"fault": fault}, crossref={"fault": fault})
        assert [*asked.names.values()] == ["alive", "alive", "alive", "dead"]
        assert title(asked, URLS[0]) == ONE.title


def test_another_paper_is_accused(ask):
    read = parse(f"# Papers\n\n- Amber Filters of Basalt [[paper]({URLS[0]})]\n")
    world = World((replace(ONE, title="Quick Kelp in Fjords"),))
    assert ask(world, URLS[:1], expected=expectations([read])).names == {URLS[0]: "wrong-paper"}
