"""Repositories of GitHub: many at once with a key, politely without."""

import json
import subprocess
from itertools import pairwise

import pytest

from awesome_lint.links.policy import Manner
from awesome_lint.links.services import find_services, pages_for_guests
from tests.scholarly import KEYS, Repo, World, scholarly
from tests.scholarly.faults import FAULTS, at_first

from .checking import command, list_of

KEY = {"GITHUB_TOKEN": KEYS["GITHUB_TOKEN"]}
API, PAGES = "api.github.com", "github.com"


def url(name):
    return f"https://github.com/{name}"


HERE, OLD, GONE, KEPT, HIDDEN = map(
    url, ("lab/here", "lab/old", "lab/gone", "lab/archived", "lab/members-only")
)
WORLD = World(
    repos=(
        Repo("Lab", "Here", "Code of a paper"),
        Repo("lab", "old", renamed_to="New/Home"),
        Repo("New", "Home"),
        Repo("lab", "archived", archived=True),
        Repo("lab", "members-only", hidden="FORBIDDEN"),
    )
)


def many(count):
    return [Repo("lab", f"code-{n}") for n in range(count)]


def test_many_are_asked_for_at_once(ask):
    repos = many(170)
    urls = [url(repo.full_name) for repo in repos]
    asked = ask(World(repos=tuple(repos)), [*urls, url("lab/gone")], KEY)
    assert asked.sent == {API: 3}
    assert [asked.names.pop(url("lab/gone")), {*asked.names.values()}] == ["dead", {"alive", "dead"}]
    assert list(asked.names.values()).count("alive") == 170


@pytest.mark.parametrize("keys", [KEY, {}], ids=["with a key", "as a guest"])
def test_what_became_of_a_repository(ask, keys):
    asked = ask(WORLD, [HERE, f"{OLD}#readme", GONE, KEPT], keys)
    assert asked.names == {HERE: "alive", f"{OLD}#readme": "moved", GONE: "dead", KEPT: "alive"}
    assert asked.verdicts[f"{OLD}#readme"].moved_to == url("New/Home")
    assert "archived" in asked.evidence(KEPT)
    assert asked.evidence(GONE) == "no such id: GitHub has no lab/gone"
    assert asked.verdicts[HERE].record.text == "Code of a paper"
    assert PAGES not in asked.sent


def test_a_name_that_could_break_a_query_is_not_sent(ask):
    asked = ask(WORLD, [HERE, url("l%C3%A4b/here"), url("lab/" + "x" * 101)], KEY)
    assert asked.names[HERE] == "alive"
    [query] = [json.loads(seen.body)["query"] for seen in asked.log if seen.host == API]
    assert query.isascii()
    assert "xxx" not in query


def test_a_repository_for_members_may_be_there(ask):
    asked = ask(WORLD, [HERE, HIDDEN], KEY)
    assert asked.names == {HERE: "alive", HIDDEN: "unverified"}
    assert "FORBIDDEN" in asked.evidence(HIDDEN)


def test_fewer_are_asked_for_where_so_many_take_too_long(ask):
    repos = many(100)
    asked = ask(World(repos=tuple(repos)), [url(r.full_name) for r in repos], KEY, graphql={"most": 20})
    assert {*asked.names.values()} == {"alive"}
    assert sum(seen.status == 200 for seen in asked.log) == 5


@pytest.mark.parametrize(("left", "known"), [(0, 0), (1, 80)])
def test_when_the_hour_is_spent_the_rest_is_not_known(ask, left, known):
    repos = many(120)
    asked = ask(World(repos=tuple(repos)), [url(r.full_name) for r in repos], KEY, graphql={"points": left})
    names = list(asked.names.values())
    assert (names.count("alive"), names.count("unverified")) == (known, 120 - known)
    assert "in this hour" in asked.evidence(url("lab/code-119"))
    assert PAGES not in asked.sent


@pytest.mark.parametrize(("wait", "name"), [(1, "alive"), (60, "unverified")])
def test_the_secondary_limit_is_waited_for_if_there_is_patience(ask, wait, name):
    asked = ask(WORLD, [HERE], KEY, graphql={"secondary": 1, "retry_after": wait})
    assert asked.names == {HERE: name}


@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_is_taken_for_an_answer(ask, fault):
    asked = ask(WORLD, [HERE, OLD, GONE], KEY, graphql={"fault": FAULTS[fault]})
    assert {*asked.names.values()} == {"unverified"}
    assert all("GitHub" in v.evidence or "github" in v.evidence for v in asked.verdicts.values())
    assert len(asked.log) <= 4


def test_a_fault_that_passes_costs_nothing(ask):
    asked = ask(WORLD, [HERE, GONE], KEY, graphql={"fault": at_first(FAULTS["bad gateway"])})
    assert asked.names == {HERE: "alive", GONE: "dead"}


def test_a_key_that_is_not_taken_is_told_and_the_pages_are_asked(ask):
    asked = ask(WORLD, [HERE, GONE], {"GITHUB_TOKEN": "old"})
    assert asked.names == {HERE: "alive", GONE: "dead"}
    assert asked.sent[PAGES] >= 2
    [note] = asked.run.notes
    assert "GITHUB_TOKEN" in note


def test_guests_ask_little_of_the_api(ask):
    repos = many(40)
    asked = ask(World(repos=tuple(repos)), [url(r.full_name) for r in repos])
    assert {*asked.names.values()} == {"alive"}
    assert asked.sent == {API: 30, PAGES: 10}


@pytest.mark.parametrize("budget", [0, 5])
def test_guests_stop_when_the_api_says_so(ask, budget):
    repos = many(10)
    asked = ask(World(repos=tuple(repos)), [url(r.full_name) for r in repos], github={"budget": budget})
    assert {*asked.names.values()} == {"alive"}
    assert asked.sent == {API: max(budget, 1), PAGES: 10 - budget}


def test_what_was_taken_down_is_not_known(ask):
    asked = ask(World(repos=(Repo("lab", "taken-down", hidden="DMCA"),)), [url("lab/taken-down")])
    assert asked.names == {url("lab/taken-down"): "unverified"}
    assert "legal" in asked.evidence(url("lab/taken-down"))


@pytest.mark.parametrize("fault", FAULTS)
def test_guests_ask_for_the_pages_where_the_api_fails(ask, fault):
    asked = ask(WORLD, [HERE, GONE], github={"fault": FAULTS[fault]})
    assert asked.names == {HERE: "alive", GONE: "dead"}


def links(net, folder, urls, *arguments, **variables):
    """`awesome-lint links`, as people run it."""
    (folder / "README.md").write_text(list_of(urls), "utf-8")
    told = command("links", "--isolated", "--allow-private", "--no-cache", *arguments, folder / "README.md")
    return subprocess.run(
        told, env=net.environment() | variables, capture_output=True, text=True, check=False
    )


def test_a_key_that_is_not_taken_is_told_on_the_screen(services, tmp_path):
    services.change(scholarly(WORLD))
    done = links(services, tmp_path, [HERE], GITHUB_TOKEN="old")
    assert done.returncode == 0
    assert "does not take the key in GITHUB_TOKEN" in done.stderr


@pytest.mark.parametrize(("arguments", "polite"), [([], True), (["--rate=50"], False)])
def test_guests_ask_for_one_page_a_second(services, tmp_path, arguments, polite):
    services.change(scholarly(WORLD))
    before = len(services.log(PAGES))
    links(services, tmp_path, [url("lab"), url("New"), url("lab/here/issues")], *arguments)
    times = [seen.time for seen in services.log(PAGES)[before:]]
    assert len(times) >= 3
    assert all(later - sooner > 0.6 for sooner, later in pairwise(times)) == polite


def test_guests_are_told_apart_by_the_key():
    polite = {PAGES: Manner(1, 1)}
    assert pages_for_guests(find_services({})) == polite
    assert pages_for_guests(find_services(KEY)) == {}
