"""OpenReview is as it is, for guests and for others."""

import pytest

from . import Paper, World
from .asking import ask
from .openreview import OpenReviewApi, OpenReviewPages

WORLD = World(
    (
        Paper("New Things", openreview="-16dlERMZk"),
        Paper("Old Things", openreview="B1Abcdefg", openreview_api=1),
        Paper("Secret Things", openreview="Secret1234", forbidden=True),
    )
)
OPEN = OpenReviewApi(WORLD, wall="")
SIGNED_IN = {"Authorization": f"Bearer {OpenReviewApi.token}"}


def name(answer):
    return answer.status_code, answer.json().get("name")


def test_a_note_of_today_wraps_its_values():
    found = ask(OPEN, "/notes?id=-16dlERMZk").json()
    assert found["count"] == 1
    assert found["notes"][0]["content"]["title"] == {"value": "New Things"}
    assert found["notes"][0]["content"]["venueid"] == {"value": "ICLR.cc/2024/Conference"}


def test_an_old_note_is_bare_and_in_the_old_api_only():
    old = OpenReviewApi(WORLD, wall="", version=1)
    assert ask(old, "/notes?id=B1Abcdefg").json()["notes"][0]["content"]["title"] == "Old Things"
    assert name(ask(OPEN, "/notes?id=B1Abcdefg")) == (404, "NotFoundError")
    assert name(ask(old, "/notes?id=-16dlERMZk")) == (404, "NotFoundError")


def test_not_for_everybody():
    assert name(ask(OPEN, "/notes?id=Secret1234")) == (403, "ForbiddenError")


def test_many_notes_without_those_that_are_missing():
    found = ask(OPEN, "/notes/search", "POST", json={"ids": ["none", "Secret1234", "-16dlERMZk"]}).json()
    assert [note["id"] for note in found["notes"]] == ["-16dlERMZk"]
    assert name(ask(OPEN, "/notes/search", "POST", json={})) == (400, "ValidationError")


def test_a_search_has_a_count_that_means_nothing():
    found = ask(OPEN, "/notes/search", params={"term": "new things"}).json()
    assert ([note["forum"] for note in found["notes"]], found["count"]) == (["-16dlERMZk"], 10000)
    assert ask(OPEN, "/notes/search", params={"term": "nothing"}).json()["notes"] == []


@pytest.mark.parametrize(
    ("wall", "token", "statuses"),
    [
        ("", None, (200, 200, 200, 200)),
        ("lists", OpenReviewApi.token, (403, 403, 200, 200)),
        ("all", OpenReviewApi.token, (403, 403, 403, 200)),
        ("all", None, (403, 403, 403, 403)),
    ],
)
def test_the_wall(wall, token, statuses):
    site = OpenReviewApi(WORLD, wall=wall, token=token)
    answers = (
        ask(site, "/notes?id=-16dlERMZk"),
        ask(site, "/notes/search", "POST", json={"ids": ["-16dlERMZk"]}),
        ask(site, "/notes/search?term=things"),
        ask(site, "/notes?id=-16dlERMZk", headers=SIGNED_IN),
    )
    assert tuple(answer.status_code for answer in answers) == statuses
    walled = [answer for answer in answers if answer.status_code == 403]
    assert {name(answer)[1] for answer in walled} <= {"ChallengeRequiredError"}


def test_pages():
    site = OpenReviewPages(WORLD)
    assert ask(site, "/forum?id=-16dlERMZk").headers["Location"] == "/challenge?redirect=/forum"
    assert "New Things" not in ask(site, "/challenge?redirect=/forum").text
    site = OpenReviewPages(WORLD, wall="")
    assert '<meta name="citation_title" content="New Things">' in ask(site, "/forum?id=-16dlERMZk").text
    assert ask(site, "/forum?id=none").status_code == 404
