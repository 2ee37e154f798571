"""The API of arXiv is as it is."""

import re

import pytest

from . import Paper, World
from .arxiv import ArxivApi
from .arxiv_pages import ArxivPages
from .asking import ask

LONG = "A Title That Is Far Too Long to Stand on One Line of the Feed and So Is Broken in Two"
WORLD = World(
    (
        Paper("The Last Name", arxiv="2301.00001", versions=("The First Name", "The Last Name")),
        Paper("0", arxiv="2104.12255"),
        Paper(LONG, arxiv="astro-ph/0601001", journal_ref="Inv. J. 1", doi="10.1234/AB"),
        Paper("Gone & Done", arxiv="1501.01234", comment="This paper has been withdrawn by the authors"),
        *(Paper(f"Paper {number}", arxiv=f"2302.{number:05}") for number in range(1, 21)),
    )
)


def get(api=None, path="/api/query", at=0.0, **query):
    answer = ask(api or ArxivApi(WORLD, second=0), path, at=at, params=query)
    return answer.status_code, answer.text


def ids(feed):
    return re.findall(r"<id>http://arxiv.org/abs/(.*)</id>", feed)


def total(feed):
    return int(re.search(r"<opensearch:totalResults>(\d+)<", feed)[1])


def test_the_latest_version_is_named():
    status, feed = get(id_list="2301.00001")
    assert (status, ids(feed), total(feed)) == (200, ["2301.00001v2"], 1)
    assert "<title>The Last Name</title>" in feed


def test_each_version_has_its_title():
    _, feed = get(id_list="2301.00001v1,2301.00001v2,2301.00001v3")
    assert sorted(ids(feed)) == ["2301.00001v1", "2301.00001v2"]
    assert "<title>The First Name</title>" in feed


@pytest.mark.parametrize("absent", ["2301.99999", "1501.1234", "math.GT/0309136", "arXiv:2301.00001"])
def test_what_is_not_there_is_not_spoken_of(absent):
    status, feed = get(id_list=f"{absent},2104.12255")
    assert (status, ids(feed), total(feed)) == (200, ["2104.12255v1"], 1)


@pytest.mark.parametrize("id", ["abc", "2301.1"])
def test_one_bad_id_is_a_bad_request(id):
    status, feed = get(id_list=f"2104.12255,{id}")
    assert (status, ids(feed)) == (400, [])
    assert "<title>Error</title>" in feed
    assert f"<summary>incorrect id format for {id}</summary>" in feed


@pytest.mark.parametrize("query", [{}, {"id_list": "2104.12255", "max_results": "-1"}])
def test_bad_requests(query):
    assert get(**query)[0] == 400


def test_ten_are_given_unless_more_are_asked_for_and_in_no_order():
    wanted = [paper.arxiv for paper in WORLD.papers[4:]]
    _, feed = get(id_list=",".join(wanted))
    assert (len(ids(feed)), total(feed)) == (10, 20)
    _, feed = get(id_list=",".join(wanted), max_results=20)
    given = [id.removesuffix("v1") for id in ids(feed)]
    assert given != wanted
    assert sorted(given) == wanted


def test_titles_come_as_they_are():
    _, feed = get(id_list="2104.12255,astro-ph/0601001,1501.01234")
    titles = re.findall(r"<entry>.*?<title>(.*?)</title>", feed, re.DOTALL)
    assert "0" in titles
    assert "Gone &amp; Done" in titles
    [broken] = [title for title in titles if "\n" in title]
    assert " ".join(broken.split()) == LONG
    assert "http://arxiv.org/abs/astro-ph/0601001v1" in feed
    assert "<arxiv:comment>This paper has been withdrawn" in feed
    assert "<arxiv:journal_ref>Inv. J. 1</arxiv:journal_ref>\n    <arxiv:doi>10.1234/AB</arxiv:doi>" in feed


def test_titles_are_searched():
    assert ids(get(search_query='ti:"the last name" AND au:Bohr')[1]) == ["2301.00001v2"]
    assert ids(get(search_query='ti:"no such name"')[1]) == []


def test_a_form_is_read():
    answer = ask(ArxivApi(WORLD, second=0), "/api/query", "POST", data={"id_list": "2104.12255"})
    assert ids(answer.text) == ["2104.12255v1"]


def test_an_empty_page_once():
    api = ArxivApi(WORLD, second=0, flakes=1)
    feeds = [get(api, id_list="2104.12255")[1] for _ in range(2)]
    assert [(len(ids(feed)), total(feed)) for feed in feeds] == [(0, 1), (1, 1)]


def test_three_seconds_lie_between_requests():
    api = ArxivApi(WORLD)
    assert [get(api, at=at, id_list="2104.12255")[0] for at in (0, 1, 4, 7)] == [200, 429, 200, 200]


def test_one_connection_at_once():
    api = ArxivApi(WORLD, second=0, takes=5, refusal=503)
    assert [get(api, at=at, id_list="2104.12255")[0] for at in (0, 4, 10)] == [200, 503, 200]


def test_pages_say_whose_they_are():
    pages = ArxivPages(WORLD, second=0, budget=4)
    assert '<meta name="citation_title" content="The Last Name">' in get(pages, "/abs/2301.00001")[1]
    assert "The First Name" in get(pages, "/abs/2301.00001v1")[1]
    assert [get(pages, path)[0] for path in ("/pdf/2301.00001.pdf", "/abs/2301.00009")] == [301, 404]
    assert get(pages, "/abs/2301.00001") == (403, "Access denied")
    assert ids(get(pages, id_list="2104.12255")[1]) == ["2104.12255v1"]


def test_a_world_where_ids_lead_elsewhere():
    swapped = WORLD.swapped("arxiv", "2104.12255", "2302.00001").renamed("2302.00002", "Another Name")
    assert "<title>Paper 1</title>" in get(ArxivApi(swapped, 0), id_list="2104.12255")[1]
    assert "<title>0</title>" in get(ArxivApi(swapped, 0), id_list="2302.00001")[1]
    _, feed = get(ArxivApi(swapped, 0), id_list="2302.00002,2302.00002v1")
    assert re.findall(r"<title>(Paper 2|Another Name)</title>", feed) == ["Paper 2", "Another Name"]
