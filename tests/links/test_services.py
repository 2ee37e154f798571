"""Which services are asked, where, and who gets to see the keys."""

import json
import subprocess
from collections import Counter

import pytest

from awesome_lint.links.services import BadService, find_services, usable
from tests.internet import Internet
from tests.internet.sites import Redirect
from tests.scholarly import KEYS, Paper, Repo, World, scholarly, variables
from tests.scholarly.faults import Instead

from .checking import command, list_of, verdicts

PAPER = Paper(
    "Filters of Basalt", arxiv="2301.00001", doi="10.1145/1.1", acl="2023.acl-long.1", openreview="abcdefghij"
)
OLD = Paper("Older Filters", openreview="older12345", openreview_api=1)
WORLD = World((PAPER, OLD), (Repo("lab", "code"), Repo("lab", "old", renamed_to="lab/code")))
URLS = {
    "arxiv": "https://arxiv.org/abs/2301.00001",
    "github": "https://github.com/lab/old",
    "doi": "https://doi.org/10.1145/1.1",
    "openreview": "https://openreview.net/forum?id=abcdefghij",
    "semanticscholar": f"https://www.semanticscholar.org/paper/{PAPER.s2_id}",
    "huggingface": "https://huggingface.co/papers/2301.00001",
    "acl": "https://aclanthology.org/2023.acl-long.1/",
    "old": "https://openreview.net/forum?id=older12345",
    "": "https://lab.example.org/",
}
SECRETS = {
    "api.github.com": KEYS["GITHUB_TOKEN"],
    "api.openreview.net": KEYS["OPENREVIEW_TOKEN"],
    "api2.openreview.net": KEYS["OPENREVIEW_TOKEN"],
    "api.semanticscholar.org": KEYS["S2_API_KEY"],
}


@pytest.fixture(scope="module")
def net():
    with Internet(scholarly(WORLD), tls=True) as net:
        yield net


def links(net, folder, *arguments, environ=(), config="", private=("--allow-private",), urls=()):
    """The finished process, and what it sent."""
    (folder / "README.md").write_text(list_of(urls or URLS.values()), "utf-8")
    (folder / "config.toml").write_text(config, "utf-8")
    before = len(net.log())
    told = command("links", "--no-cache", *private, "--config", folder / "config.toml", *arguments)
    done = subprocess.run(
        [*told, folder / "README.md"],
        env=net.environment() | dict(environ),
        capture_output=True,
        text=True,
        check=False,
    )
    return done, net.log()[before:]


def with_secrets(log):
    """Which hosts saw which keys."""
    said = [(seen.host, json.dumps(seen.headers) + seen.target + seen.body) for seen in log]
    return {(host, secret) for host, text in said for secret in SECRETS.values() if secret in text}


def test_keys_go_to_their_own_services_only(net, tmp_path):
    done, log = links(net, tmp_path, "--output-format=json", environ=KEYS)
    assert {*verdicts(done).values()} == {"alive", "moved"}, done.stderr
    assert with_secrets(log) == {*SECRETS.items()}
    assert all(seen.scheme == "https" for seen in log if seen.host in SECRETS)


@pytest.mark.parametrize(
    ("named", "asked"),
    [
        ("arxiv", {"export.arxiv.org"}),
        (" DOI , github,", {"doi.org", "api.github.com"}),
        ("crossref", set()),
        ("none", set()),
    ],
)
def test_only_who_is_named_is_asked(net, tmp_path, named, asked):
    _, log = links(
        net, tmp_path, f"--providers={named}", "--exclude-url=*doi.org*" if "DOI" not in named else "-q"
    )
    apis = {"export.arxiv.org", "api.github.com", "doi.org", "api.crossref.org", "api.datacite.org", *SECRETS}
    assert {seen.host for seen in log} & apis == asked


@pytest.mark.parametrize("named", ["arxive", "arxiv github", "arxiv;doi", " ", ","])
def test_a_provider_that_is_none_is_a_usage_error(net, tmp_path, named):
    done, log = links(net, tmp_path, f"--providers={named}")
    assert (done.returncode, log) == (2, [])
    assert "provider" in done.stderr


def test_addresses_of_the_environment_are_asked_with_keys_if_nobody_can_listen(net, tmp_path):
    only = "--providers=arxiv,openreview,semanticscholar"
    _, log = links(net, tmp_path, only, environ=variables(net) | KEYS)
    assert with_secrets(log) == {*SECRETS.items()} - {("api.github.com", KEYS["GITHUB_TOKEN"])}
    assert {seen.scheme for seen in log if seen.host == "export.arxiv.org"} == {"http"}


def test_a_configured_address_gets_no_key_and_no_leave(tmp_path):
    sites = scholarly(WORLD, semanticscholar={"anonymous": True})
    with Internet(sites, address="93.184.216.34", tls=True) as net:
        outside, inside = (net.url(host, "/graph") for host in ("api.semanticscholar.org", "127.0.0.1"))
        config = f'[links.services]\nsemanticscholar = "{outside}"\nopenreview = "{inside}"\n'
        only = "--providers=openreview,semanticscholar,github"
        done, log = links(net, tmp_path, only, "-q", environ=KEYS, config=config, private=())
    assert "private" in done.stdout
    assert {host for host, _ in with_secrets(log)} == {"api.github.com", "api.openreview.net"}
    assert {seen.scheme for seen in log if seen.host == "api.semanticscholar.org"} == {"http"}
    assert "127.0.0.1" not in {seen.host for seen in log}


def test_no_key_follows_a_redirect(tmp_path):
    away = {"fault": AWAY}
    sites = scholarly(
        WORLD, graphql=away, github=away, openreview=away, openreview_v1=away, semanticscholar=away
    )
    with Internet(sites, tls=True) as net:
        done, log = links(net, tmp_path, "--output-format=json", environ=KEYS)
    assert with_secrets(log) <= {*SECRETS.items()}
    assert "elsewhere.test" not in {seen.host for seen in log}
    assert "dead" not in verdicts(done).values()


def AWAY(site):
    """A fault: it is somewhere else."""
    return Instead(Redirect("https://elsewhere.test/{path}", 307), site)


def test_the_limits_of_services_are_kept(tmp_path):
    papers = [Paper(f"Paper {n}", arxiv=f"2301.{n:05}") for n in range(1, 250)]
    papers += [Paper(f"Article {n}", doi=f"10.1145/{n}") for n in range(90)]
    papers += [Paper(f"Record {n}", s2=f"{n:040x}") for n in range(501)]
    urls = [f"https://arxiv.org/abs/{paper.arxiv}" for paper in papers if paper.arxiv]
    urls += [f"https://doi.org/{paper.doi}" for paper in papers if paper.doi]
    urls += [f"https://www.semanticscholar.org/paper/{paper.s2}" for paper in papers if paper.s2]
    for _ in range(3):  # a busy machine may hold one request up, and the next comes too soon after it
        with Internet(scholarly(World(tuple(papers)), second=1), tls=True) as net:
            done, log = links(net, tmp_path, "--output-format=json", environ=KEYS, urls=urls)
        assert {*verdicts(done).values()} == {"alive"}
        asked = Counter((seen.host, seen.status) for seen in log)
        if 429 not in {seen.status for seen in log}:
            break
    assert asked == {
        ("export.arxiv.org", 200): 2,
        ("doi.org", 200): 3,
        ("api.crossref.org", 200): 3,
        ("api.semanticscholar.org", 200): 2,
    }


KEY = {"GITHUB_TOKEN": "secret"}


@pytest.mark.parametrize(
    ("url", "keyed"),
    [
        ("https://mirror.test", True),
        ("http://127.0.0.1:8080/github/", True),
        ("http://localhost", True),
        ("http://[::1]:80", True),
        ("http://93.184.216.34", False),
        ("http://10.0.0.1", False),
        ("http://no-such-host.invalid", False),
    ],
)
def test_a_key_is_sent_where_nobody_can_listen(url, keyed):
    github = find_services({"AWESOME_LINT_GITHUB_URL": f" {url} "} | KEY)["github"]
    assert (github.url, bool(github.headers), github.trusted) == (url.rstrip("/"), keyed, True)
    assert "secret" not in repr(github)


@pytest.mark.parametrize("key", ["", " ", "a\nb", "ä"])
def test_a_key_that_cannot_be_sent_is_none(key):
    services = find_services({"GITHUB_TOKEN": key, "S2_API_KEY": key})
    assert not services["github"].headers
    assert "semanticscholar" not in usable(services)


def test_semantic_scholar_is_asked_with_a_key():
    assert "semanticscholar" in usable(find_services({"S2_API_KEY": "s"}))
    assert "arxiv" in usable(find_services({}))


BAD = [
    "mirror",
    "ftp://mirror.test",
    "https://",
    "http://[",
    "https://a b",
    "https://a?b",
    "https://a:99999",
    "//a",
]


@pytest.mark.parametrize("url", BAD)
def test_what_is_no_address_is_told(url):
    with pytest.raises(BadService, match="AWESOME_LINT_ARXIV_URL must be an address"):
        find_services({"AWESOME_LINT_ARXIV_URL": url})
    with pytest.raises(BadService, match=r"links\.services\.arxiv must be an address"):
        find_services({}, {"arxiv": url})


@pytest.mark.parametrize(
    ("config", "why"),
    [
        ('services = { arxiv = "mirror" }', "links.services.arxiv must be an address"),
        ('services = { arxive = "https://a.test" }', "no such service: arxive; known are arxiv"),
        ("services = { arxiv = 3 }", "must be a table of addresses"),
        ('services = "https://a.test"', "must be a table of addresses"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_told(net, tmp_path, config, why):
    done, log = links(net, tmp_path, config=f"[links]\n{config}\n")
    assert (done.returncode, log) == (2, [])
    assert why in done.stderr
