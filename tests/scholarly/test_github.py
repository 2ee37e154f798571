"""GitHub is as it is: GraphQL, REST and the pages."""

import base64
import json

import pytest

from tests.internet.messages import Request

from . import Repo, World
from .github import GitHubPages, GitHubRest
from .graphql import GitHubGraphQL

WORLD = World(
    repos=(
        Repo(
            "Lab",
            "Here",
            "Code of a paper",
            {"README.md": "# A Title", "src/nets/a.py": "pass"},
            archived=True,
        ),
        Repo("lab", "old", renamed_to="Lab/Here"),
        Repo("lab", "members-only", hidden="FORBIDDEN"),
        Repo("lab", "taken-down", hidden="DMCA"),
    )
)
HEADERS = {"user-agent": "a test", "authorization": "bearer token"}
HERE = '(owner: "lab", name: "here")'


def query(text, api=None, headers=HEADERS, **variables):
    body = json.dumps({"query": text, "variables": variables}).encode()
    request = Request("api.github.com", "POST", "/graphql", headers, body)
    answer = (api or GitHubGraphQL(WORLD))(request)
    return answer, json.loads(answer.body)


def data(*asked, **how):
    return query(*asked, **how)[1]["data"]


def get(path, site, at=0.0, **headers):
    headers = {"user-agent": "a test"} | headers
    return site(Request("api.github.com", "GET", path, headers, time=at, ports={"http": 80}))


def test_only_what_is_asked_for_is_given_by_its_alias():
    found = data(
        f"{{ r0: repository{HERE} {{ nameWithOwner archived: isArchived }} rateLimit {{ remaining }} }}"
    )
    assert found == {"r0": {"nameWithOwner": "Lab/Here", "archived": True}, "rateLimit": {"remaining": 4999}}


def test_variables_and_fragments():
    text = "query($o: String!, $n: String!) { a: repository(owner: $o, name: $n) { ...F } } fragment F on Repository { name }"
    assert data(text, o="lab", n="here") == {"a": {"name": "Here"}}


def test_renames_are_followed_unless_they_shall_not_be():
    assert data('{ r: repository(owner: "lab", name: "old") { nameWithOwner } }') == {
        "r": {"nameWithOwner": "Lab/Here"}
    }
    assert data('{ r: repository(owner: "lab", name: "old", followRenames: false) { name } }') == {"r": None}


@pytest.mark.parametrize(
    ("name", "kind"), [("none", "NOT_FOUND"), ("taken-down", "NOT_FOUND"), ("members-only", "FORBIDDEN")]
)
def test_what_is_missing_is_null_with_an_error(name, kind):
    _, body = query(
        f'{{ r0: repository{HERE} {{ name }} r1: repository(owner: "lab", name: "{name}") {{ name }} }}'
    )
    assert body["data"] == {"r0": {"name": "Here"}, "r1": None}
    [error] = body["errors"]
    assert (error["type"], error["path"]) == (kind, ["r1"])
    assert error["locations"]


def test_files_by_their_path():
    files = """f: object(expression: "HEAD:README.md") { ... on Blob { text byteSize } }
        d: object(expression: "main:src/nets") { __typename } none: object(expression: "HEAD:readme") { oid }"""
    _, body = query(f"{{ r: repository{HERE} {{ {files} }} }}")
    assert body == {
        "data": {"r": {"f": {"text": "# A Title", "byteSize": 9}, "d": {"__typename": "Tree"}, "none": None}}
    }


@pytest.mark.parametrize(
    "text", ["{ nothing", f"{{ repository{HERE} {{ stars }} }}", f"{{ repository{HERE} }}"]
)
def test_a_wrong_query_gives_errors_and_no_data(text):
    answer, body = query(text)
    assert (answer.status, list(body)) == (200, ["errors"])


def test_owners():
    found = data('{ a: repositoryOwner(login: "LAB") { login } b: repositoryOwner(login: "x") { login } }')
    assert found == {"a": {"login": "Lab"}, "b": None}


@pytest.mark.parametrize("headers", [{"user-agent": "a test"}, HEADERS | {"authorization": "bearer other"}])
def test_a_token_is_needed(headers):
    assert query("{ rateLimit { cost } }", headers=headers)[0].status == 401


def test_limits():
    api = GitHubGraphQL(WORLD, most=2, points=1, secondary=1)
    answer, _ = query("{ rateLimit { cost } }", api)
    assert (answer.status, dict(answer.headers)["retry-after"]) == (403, "60")
    three = " ".join(f"r{n}: repository{HERE} {{ name }}" for n in range(3))
    assert query(f"{{ {three} }}", api)[0].status == 502
    assert query("{ rateLimit { cost } }", api)[0].status == 200
    answer, body = query("{ rateLimit { cost } }", api)
    assert (answer.status, body["errors"][0]["type"]) == (200, "RATE_LIMITED")
    assert dict(answer.headers)["x-ratelimit-remaining"] == "0"


def test_rest():
    api = GitHubRest(WORLD)
    found = json.loads(get("/repos/lab/here", api).body)
    assert (found["full_name"], found["archived"]) == ("Lab/Here", True)
    paths = ("/repos/lab/none", "/repos/lab/members-only", "/repos/lab/taken-down", "/user")
    assert [get(path, api).status for path in paths] == [404, 404, 451, 404]


def test_rest_leads_to_the_new_name():
    api = GitHubRest(WORLD)
    moved = get("/repos/lab/old", api)
    location = dict(moved.headers)["Location"]
    assert moved.status == 301
    assert location.startswith("http://api.github.com:80/repositories/")
    assert json.loads(get(location.partition(":80")[2], api).body)["full_name"] == "Lab/Here"


def test_rest_has_the_readme():
    found = json.loads(get("/repos/lab/here/readme", GitHubRest(WORLD)).body)
    assert base64.b64decode(found["content"]) == b"# A Title"
    assert get("/repos/lab/here/contents/src/nets/b.py", GitHubRest(WORLD)).status == 404


def test_rest_has_a_small_budget_without_the_token():
    api = GitHubRest(WORLD, budget=1)
    assert get("/repos/lab/here", api).status == 200
    answer = get("/repos/lab/here", api)
    assert (answer.status, dict(answer.headers)["x-ratelimit-remaining"]) == (403, "0")
    assert get("/repos/lab/here", api, authorization="Bearer token").status == 200
    assert get("/repos/lab/here", api, authorization="Bearer x").status == 401


def test_pages():
    site = GitHubPages(WORLD, second=0)
    assert b"<title>GitHub - Lab/Here: Code of a paper</title>" in get("/lab/here", site).body
    assert dict(get("/lab/old/tree/main/src", site).headers)["Location"] == "/Lab/Here/tree/main/src"
    paths = ("/lab", "/x", "/lab/none", "/lab/here/tree/main/src", "/lab/here/blob/main/b.py")
    assert [get(path, site).status for path in paths] == [200, 404, 404, 200, 404]


def test_pages_are_not_for_those_in_a_hurry():
    site = GitHubPages(WORLD, burst=2)
    assert [get("/lab", site, at).status for at in (0, 0, 0, 1, 1)] == [200, 200, 429, 200, 429]
