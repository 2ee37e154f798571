"""Papers on OpenReview: together, one by one or by their titles, as far as its wall lets guests see."""

import pytest

from awesome_lint import parse
from awesome_lint.links.plan import Expected
from awesome_lint.papers.claims import claim_of
from tests.scholarly import KEYS, Paper, World
from tests.scholarly.faults import FAULTS

KEY = {"OPENREVIEW_TOKEN": KEYS["OPENREVIEW_TOKEN"]}
V2, V1 = "api2.openreview.net", "api.openreview.net"
OPEN = {"openreview": {"wall": ""}, "openreview_v1": {"wall": ""}}
WALL = {"openreview": {"wall": "all"}, "openreview_v1": {"wall": "all"}}


def url(id):
    return f"https://openreview.net/forum?id={id}"


NEW = Paper("New Things Are Learnt by Machines", openreview="-16dlERMZk")
OLD = Paper("Old Things Remembered", openreview="B1Abcdefg_", openreview_api=1)
SECRET = Paper("Secret Things", openreview="Secret1234", forbidden=True)
ABSENT = "nowhere123"
WORLD = World((NEW, OLD, SECRET))
URLS = [url(id) for id in (NEW.openreview, OLD.openreview, SECRET.openreview, ABSENT)]


def expected(*papers):
    """What a list says that has these papers."""
    lines = [f"- [{paper.title}]({url(paper.openreview)})" for paper in papers]
    read = parse("# Papers\n\n" + "\n".join(lines) + "\n")
    return [
        Expected(claim_of(read, entry), (url(paper.openreview),))
        for entry, paper in zip(read.entries, papers, strict=True)
    ]


def test_many_are_asked_for_at_once(ask):
    papers = [Paper(f"Paper {n}", openreview=f"paper-{n:04}", openreview_api=1 + n % 2) for n in range(99)]
    asked = ask(World(tuple(papers)), [url(paper.openreview) for paper in papers], **OPEN)
    assert {*asked.names.values()} == {"alive"}
    assert asked.sent == {V2: 1, V1: 1}


@pytest.mark.parametrize(("keys", "walls"), [({}, OPEN), (KEY, WALL)], ids=["no wall", "with a key"])
def test_what_became_of_a_paper(ask, keys, walls):
    asked = ask(WORLD, URLS, keys, **walls)
    assert list(asked.names.values()) == ["alive", "alive", "unverified", "dead"]
    assert asked.evidence(URLS[2]) == "OpenReview: not public"
    assert asked.evidence(URLS[3]) == f"no such id: OpenReview has no {ABSENT}"
    assert NEW.title in asked.evidence(URLS[0])


def test_behind_the_wall_nothing_is_dead(ask):
    asked = ask(WORLD, URLS, expected=expected(NEW, OLD), **WALL)
    assert {*asked.names.values()} == {"unverified"}
    assert asked.evidence(URLS[3]) == "OpenReview: behind a wall for guests"
    assert sum(asked.sent.values()) <= 6


def test_the_wall_lets_titles_through(ask):
    other = Paper(f"{NEW.title} Again", openreview="another-10")
    asked = ask(World((NEW, other, OLD)), [*URLS[:2], URLS[3]], expected=expected(NEW, OLD))
    assert list(asked.names.values()) == ["alive", "alive", "unverified"]
    assert asked.verdicts[URLS[0]].record.title == NEW.title


def test_a_title_under_another_id_is_no_answer(ask):
    other = Paper(NEW.title, openreview="another-10")
    asked = ask(World((other,)), [url(NEW.openreview)], expected=expected(NEW))
    assert list(asked.names.values()) == ["unverified"]


def test_titles_are_searched_for_within_limits(ask):
    papers = [Paper(f"Number{n}", openreview=f"paper-{n:04}") for n in range(100)]
    asked = ask(World(), [url(paper.openreview) for paper in papers], expected=expected(*papers))
    assert {*asked.names.values()} == {"unverified"}
    assert sum(asked.sent.values()) == 60 + 4


@pytest.mark.parametrize("walled", ["openreview", "openreview_v1"])
def test_absence_from_one_api_says_nothing_while_the_other_is_walled(ask, walled):
    asked = ask(WORLD, URLS, **(OPEN | {walled: WALL[walled]}))
    there = 1 if walled == "openreview" else 0
    assert [name == "alive" for name in asked.names.values()] == [n == there for n in range(4)]
    assert "dead" not in asked.names.values()


def test_where_many_are_refused_they_are_asked_for_one_by_one(ask):
    asked = ask(WORLD, URLS, openreview={"wall": "", "most": 0}, openreview_v1={"wall": "", "most": 0})
    assert list(asked.names.values()) == ["alive", "alive", "unverified", "dead"]


@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_is_taken_for_an_answer(ask, fault):
    broken = {"fault": FAULTS[fault]}
    asked = ask(WORLD, URLS, expected=expected(NEW, OLD), openreview=broken, openreview_v1=broken)
    assert {*asked.names.values()} == {"unverified"}
    assert all(verdict.evidence.startswith("OpenReview: ") for verdict in asked.verdicts.values())
    assert sum(asked.sent.values()) <= 24


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_one_api_does_not_hide_what_the_other_has(ask, fault):
    asked = ask(WORLD, URLS, openreview={"wall": "", "fault": FAULTS[fault]}, openreview_v1={"wall": ""})
    assert list(asked.names.values()) == ["unverified", "alive", "unverified", "unverified"]


@pytest.mark.parametrize(
    ("venueid", "venue", "remarks", "published"),
    [
        ("ICLR.cc/2024/Conference", "ICLR 2024 oral", (), "ICLR 2024 oral"),
        ("ICLR.cc/2024/Conference/Submission", "Submitted to ICLR 2024", (), ""),
        ("ICLR.cc/2024/Conference/Rejected_Submission", "Submitted to ICLR 2024", ("rejected",), ""),
        ("ICLR.cc/2024/Conference/Desk_Rejected_Submission", "ICLR 2024", ("rejected",), ""),
        ("ICLR.cc/2024/Conference/Withdrawn_Submission", "ICLR 2024", ("withdrawn",), ""),
        ("TMLR/Under_Review", "Under review for TMLR", (), ""),
        ("dblp.org/journals/CORR/2024", "CoRR 2024", (), ""),
        ("", "NeurIPS 2024 Poster", (), "NeurIPS 2024 Poster"),
    ],
)
def test_what_its_venue_says(ask, venueid, venue, remarks, published):
    paper = Paper("A Paper", openreview="paper-0001", venueid=venueid, venue=venue)
    record = ask(World((paper,)), [url(paper.openreview)], **OPEN).verdicts[url(paper.openreview)].record
    assert (record.remarks, record.venue, record.authors) == (remarks, published, paper.authors)
    assert record.year == (2024 if "2024" in venueid + venue else None)
