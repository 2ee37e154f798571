"""Answers in shapes that no service has, yet: what they do not say is not known, and the run goes on."""

import json

import pytest

from tests.scholarly import KEYS, World
from tests.scholarly.faults import status

GITHUB = ["https://github.com/lab/one", "https://github.com/lab/two"]
OPENREVIEW = ["https://openreview.net/forum?id=paper-0001", "https://openreview.net/forum?id=paper-0002"]
HUGGING_FACE = ["https://huggingface.co/papers/2301.00001", "https://huggingface.co/lab/one"]
KEY = {"GITHUB_TOKEN": KEYS["GITHUB_TOKEN"]}
ANYTHING = [
    None,
    [],
    {},
    "text",
    7,
    [[]],
    {"data": None},
    {"data": []},
    {"notes": None},
    {"notes": [None, {}]},
]


@pytest.mark.parametrize("said", [*ANYTHING, {"data": {"r0": [], "r1": "x"}, "errors": [7, {"path": [[]]}]}])
def test_github(ask, said):
    asked = ask(World(), GITHUB, KEY, graphql={"fault": status(200, json.dumps(said))})
    assert list(asked.names.values()) == ["unverified", "unverified"]


def test_github_says_some(ask):
    said = {
        "data": {"r1": {"nameWithOwner": "lab/two", "isArchived": "?", "description": 7, "homepageUrl": []}},
        "errors": [{"path": None}, {"path": ["r0"]}, {"message": "?"}],
    }
    asked = ask(World(), GITHUB, KEY, graphql={"fault": status(200, json.dumps(said))})
    assert list(asked.names.values()) == ["unverified", "alive"]


@pytest.mark.parametrize("name", ["lab/\x1b[31m", "lab/\u202e", "lab/two)](http://evil.test", "two", 7])
def test_nothing_moves_to_what_is_no_name(ask, name):
    said = {"data": {"r0": {"nameWithOwner": name}, "r1": {"nameWithOwner": name}}}
    asked = ask(World(), GITHUB, KEY, graphql={"fault": status(200, json.dumps(said))})
    assert {verdict.moved_to for verdict in asked.verdicts.values()} == {""}


@pytest.mark.parametrize("said", ANYTHING)
def test_github_for_guests(ask, said):
    asked = ask(World(), GITHUB[:1], github={"fault": status(200, json.dumps(said))})
    assert list(asked.names.values()) == ["unverified"]


@pytest.mark.parametrize("said", ANYTHING)
def test_openreview(ask, said):
    broken = {"fault": status(200, json.dumps(said))}
    asked = ask(World(), OPENREVIEW, openreview=broken, openreview_v1=broken)
    assert list(asked.names.values()) == ["unverified", "unverified"]


def test_openreview_says_some(ask):
    notes = [
        7,
        {"id": []},
        {"id": "paper-0001", "content": [], "invitation": 7, "pdate": 1e99, "externalIds": 7},
    ]
    broken = {"fault": status(200, json.dumps({"notes": notes}))}
    asked = ask(World(), OPENREVIEW[:1], openreview=broken, openreview_v1=broken)
    assert list(asked.names.values()) == ["alive"]


@pytest.mark.parametrize("said", ANYTHING)
def test_hugging_face(ask, said):
    asked = ask(World(), HUGGING_FACE, huggingface={"fault": status(200, json.dumps(said))})
    assert list(asked.names.values()) == ["unverified", "unverified"]


def test_hugging_face_says_some(ask):
    said = {"id": "x", "title": [], "authors": [7, {}], "publishedAt": 7, "githubRepo": {}}
    asked = ask(World(), HUGGING_FACE, huggingface={"fault": status(200, json.dumps(said))})
    assert list(asked.names.values()) == ["alive", "alive"]
