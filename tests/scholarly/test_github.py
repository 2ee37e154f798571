"""GitHub is as it is: GraphQL, REST and the pages."""

import base64

import pytest

from . import Repo, World
from .asking import ask
from .github import GitHubRest
from .github_pages import GitHubPages
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
TOKEN = {"authorization": "bearer ghp_invented"}
HERE = '(owner: "lab", name: "here")'


def query(text, api=None, headers=TOKEN, **variables):
    sent = {"query": text, "variables": variables}
    return ask(
        api or GitHubGraphQL(WORLD), "/graphql", "POST", headers={"user-agent": "a test"} | headers, json=sent
    )


def data(*asked, **how):
    return query(*asked, **how).json()["data"]


def get(path, site, at=0.0, **headers):
    return ask(site, path, at=at, headers={"user-agent": "a test"} | headers)


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
    body = query(
        f'{{ r0: repository{HERE} {{ name }} r1: repository(owner: "lab", name: "{name}") {{ name }} }}'
    ).json()
    assert body["data"] == {"r0": {"name": "Here"}, "r1": None}
    [error] = body["errors"]
    assert (error["type"], error["path"]) == (kind, ["r1"])
    assert error["locations"]


def test_files_by_their_path():
    files = """f: object(expression: "HEAD:README.md") { ... on Blob { text byteSize } }
        d: object(expression: "main:src/nets") { __typename } none: object(expression: "HEAD:readme") { oid }"""
    body = query(f"{{ r: repository{HERE} {{ {files} }} }}").json()
    assert body == {
        "data": {"r": {"f": {"text": "# A Title", "byteSize": 9}, "d": {"__typename": "Tree"}, "none": None}}
    }


@pytest.mark.parametrize(
    "text", ["{ nothing", f"{{ repository{HERE} {{ stars }} }}", f"{{ repository{HERE} }}"]
)
def test_a_wrong_query_gives_errors_and_no_data(text):
    answer = query(text)
    assert (answer.status_code, list(answer.json())) == (200, ["errors"])


def test_owners():
    found = data('{ a: repositoryOwner(login: "LAB") { login } b: repositoryOwner(login: "x") { login } }')
    assert found == {"a": {"login": "Lab"}, "b": None}


@pytest.mark.parametrize("headers", [{}, {"authorization": "bearer other"}])
def test_a_token_is_needed(headers):
    assert query("{ rateLimit { cost } }", headers=headers).status_code == 401


def test_limits():
    api = GitHubGraphQL(WORLD, most=2, points=1, secondary=1)
    answer = query("{ rateLimit { cost } }", api)
    assert (answer.status_code, answer.headers["retry-after"]) == (403, "60")
    three = " ".join(f"r{n}: repository{HERE} {{ name }}" for n in range(3))
    assert query(f"{{ {three} }}", api).status_code == 502
    assert query("{ rateLimit { cost } }", api).status_code == 200
    answer = query("{ rateLimit { cost } }", api)
    assert (answer.status_code, answer.json()["errors"][0]["type"]) == (200, "RATE_LIMITED")
    assert answer.headers["x-ratelimit-remaining"] == "0"


def test_rest():
    api = GitHubRest(WORLD)
    found = get("/repos/lab/here", api).json()
    assert (found["full_name"], found["archived"]) == ("Lab/Here", True)
    paths = ("/repos/lab/none", "/repos/lab/members-only", "/repos/lab/taken-down", "/user")
    assert [get(path, api).status_code for path in paths] == [404, 404, 451, 404]


def test_rest_leads_to_the_new_name():
    api = GitHubRest(WORLD)
    moved = get("/repos/lab/old", api)
    location = moved.headers["Location"]
    assert moved.status_code == 301
    assert location.startswith("http://service.test/repositories/")
    assert get(location.removeprefix("http://service.test"), api).json()["full_name"] == "Lab/Here"


def test_a_repository_can_be_moved():
    world = WORLD.moved("lab/here", "other/there")
    for name in ("Lab/Here", "lab/old"):
        assert get(f"/repos/{name}", GitHubRest(world)).status_code == 301
    assert get("/repos/other/there", GitHubRest(world)).json()["archived"]


def test_rest_has_the_readme():
    found = get("/repos/lab/here/readme", GitHubRest(WORLD)).json()
    assert base64.b64decode(found["content"]) == b"# A Title"
    assert get("/repos/lab/here/contents/src/nets/b.py", GitHubRest(WORLD)).status_code == 404


def test_rest_has_a_small_budget_without_the_token():
    api = GitHubRest(WORLD, budget=1)
    assert get("/repos/lab/here", api).status_code == 200
    answer = get("/repos/lab/here", api)
    assert (answer.status_code, answer.headers["x-ratelimit-remaining"]) == (403, "0")
    assert get("/repos/lab/here", api, authorization="Bearer ghp_invented").status_code == 200
    assert get("/repos/lab/here", api, authorization="Bearer x").status_code == 401


def test_pages():
    site = GitHubPages(WORLD, second=0)
    assert "<title>GitHub - Lab/Here: Code of a paper</title>" in get("/lab/here", site).text
    assert get("/lab/old/tree/main/src", site).headers["Location"] == "/Lab/Here/tree/main/src"
    paths = ("/lab", "/x", "/lab/none", "/lab/here/tree/main/src", "/lab/here/blob/main/b.py")
    assert [get(path, site).status_code for path in paths] == [200, 404, 404, 200, 404]


def test_pages_are_not_for_those_in_a_hurry():
    site = GitHubPages(WORLD, burst=2)
    assert [get("/lab", site, at).status_code for at in (0, 0, 0, 1, 1)] == [200, 200, 429, 200, 429]
