"""`awesome-lint links`, `check --links` and `cache`, as people and programs use them."""

import asyncio
import json
import re
import sqlite3
import subprocess
from importlib.resources import files

import jsonschema
import pytest

import awesome_lint
from awesome_lint.links import checker
from awesome_lint.links.cache import Cache, CacheError
from awesome_lint.links.plan import make_plan
from awesome_lint.links.verdict import Verdict
from tests.internet import Internet
from tests.internet.sites import Page, Paths, Redirect, Status

from .checking import QUICK, command, list_of, run

SITES = {
    "a.test": Paths({"/gone": Status(404), "/old": Redirect("/new", 301), "/wall": Status(403)}, Page()),
    "b.test": Redirect("http://a.test:{http}/new", 301),
}


@pytest.fixture(scope="module")
def net():
    with Internet(SITES) as net:
        yield net


@pytest.fixture(scope="module")
def urls(net):
    there = [net.url("a.test", target) for target in ("/1", "/gone", "/old", "/wall")]
    return [*there, net.url("b.test", "/x"), "https://paperswithcode.com/paper/x", "mailto:a@b.org"]


def call(net, *arguments, **how):
    return subprocess.run(
        command(*arguments), env=net.environment(), capture_output=True, text=True, check=False, **how
    )


def test_a_file_without_papers_is_a_finding_as_it_is_for_check(tmp_path):
    (tmp_path / "notes.md").write_text("# Notes\n\nComing soon.\n")
    said = []
    for more in ([], ["--allow-empty"]):
        told = command("links", "--isolated", "--no-cache", *more, tmp_path / "notes.md")
        said.append(subprocess.run(told, capture_output=True, text=True, check=False))
    assert [done.returncode for done in said] == [1, 0]
    assert "AL003 error" in said[0].stdout


def test_every_url_is_printed_once_in_order(net, urls, tmp_path):
    done = run(net, tmp_path, [*urls, urls[0]], "--no-cache", "--output-format=json")
    data = json.loads(done.stdout)
    jsonschema.validate(
        data, json.loads(files("awesome_lint").joinpath("schemas/links.schema.json").read_text())
    )
    assert [item["url"] for item in data["links"]] == urls
    assert [item["verdict"] for item in data["links"]] == [
        *("alive", "dead", "moved", "blocked", "moved", "retired", "skipped")
    ]
    assert [place["line"] for place in data["links"][0]["places"]] == [3, 10]
    assert data["summary"]["requests"] == sum(item["requests"] for item in data["links"]) > 0
    assert done.returncode == 1


def test_people_see_findings_and_a_table(net, urls, tmp_path):
    done = run(net, tmp_path, urls, "--no-cache")
    assert f"AL801 error dead link: {urls[1]} (404); look for it, also at web.archive.org" in done.stdout
    assert "AL805 info moved for good" in done.stdout
    assert "AL806 info cannot be checked" in done.stdout
    assert "7 URLs: 1 alive, 2 moved, 1 retired, 1 dead, 1 blocked, 1 skipped." in done.stdout
    assert done.stderr == ""


def test_only_what_is_broken_fails(net, urls, tmp_path):
    assert run(net, tmp_path, [urls[0], *urls[2:]], "--no-cache").returncode == 0
    assert run(net, tmp_path, urls, "--no-cache", "--exit-zero").returncode == 0
    assert run(net, tmp_path, [urls[3]], "--no-cache", "--fail-level=info").returncode == 1


def test_a_report_for_an_issue(net, urls, tmp_path):
    report = tmp_path / "links.md"
    run(net, tmp_path, urls, "--no-cache", f"--report={report}")
    text = report.read_text()
    assert "## Dead: 1" in text
    assert "/README.md:4`)" in text
    assert "http://" not in re.sub("`[^`]*`", "", text)  # nothing in it is a link, or mentions anybody


def test_annotations_for_github(net, urls, tmp_path):
    done = run(net, tmp_path, urls, "--no-cache", "--output-format=github")
    assert done.stdout.startswith("::error file=")


def test_findings_as_check_reports_them(net, urls, tmp_path):
    done = run(net, tmp_path, urls, "--no-cache", "--output-format=sarif")
    (found,) = json.loads(done.stdout)["runs"]
    assert found["results"][0]["ruleId"] == "AL801"
    assert {rule["id"] for rule in found["tool"]["driver"]["rules"]} >= {"AL801", "AL805"}


def test_what_is_excluded_is_not_asked(net, urls, tmp_path):
    before = len(net.log())
    done = run(net, tmp_path, urls[:4], "--no-cache", "--exclude-url=*a.test*", "--output-format=json")
    assert {item["verdict"] for item in json.loads(done.stdout)["links"]} == {"skipped"}
    assert len(net.log()) == before


def test_offline_without_a_cache_knows_nothing(net, urls, tmp_path):
    before = len(net.log())
    done = run(net, tmp_path, urls[:2], "--offline", f"--cache={tmp_path / 'c'}", "--output-format=json")
    assert {item["verdict"] for item in json.loads(done.stdout)["links"]} == {"unverified"}
    assert (len(net.log()), done.returncode) == (before, 0)
    assert "it was not asked for, and nothing is kept of it" in done.stdout


def test_check_with_links_mends_what_moved(net, urls, tmp_path):
    file = tmp_path / "README.md"
    file.write_text(list_of([urls[0], urls[2], urls[4]]))
    told = ["check", "--isolated", "--links", "--allow-private", "--no-cache", file]
    assert "AL805" in call(net, *told).stdout
    call(net, *told, "--fix")
    new = net.url("a.test", "/new")
    assert file.read_text().count(new) == 0  # another path may be another thing
    call(net, *told, "--unsafe-fixes")
    assert file.read_text().count(new) == 2
    assert "AL805" not in call(net, *told).stdout


def test_a_comment_silences_a_dead_link(net, urls, tmp_path):
    file = tmp_path / "README.md"
    file.write_text(f"# Papers\n\n- Paper [[paper]({urls[1]})] <!-- awesome-lint: ignore AL801 -->\n")
    assert call(net, "links", "--isolated", "--allow-private", "--no-cache", file).returncode == 0


def test_a_damaged_cache_is_set_aside(net, urls, tmp_path):
    cache = tmp_path / "links.sqlite"
    cache.write_bytes(b"no database, but some text that is longer than the header of one would be" * 20)
    done = run(net, tmp_path, urls[:1], f"--cache={cache}")
    assert done.returncode == 0
    assert "the cache was damaged" in done.stderr
    assert len(list(tmp_path.glob("links.sqlite.damaged-*"))) == 1


def test_the_cache_is_shown_and_cleared(net, urls, tmp_path):
    cache = tmp_path / "links.sqlite"
    assert "nothing is kept" in call(net, "cache", "info", f"--cache={cache}").stdout
    run(net, tmp_path, urls[:1], f"--cache={cache}")
    assert "1 outcome in" in call(net, "cache", "info", f"--cache={cache}").stdout
    assert json.loads(call(net, "cache", "info", "--format=json", f"--cache={cache}").stdout)["outcomes"] == 1
    assert "forgot 1 outcome" in call(net, "cache", "clear", f"--cache={cache}").stdout
    assert "0 outcomes" in call(net, "cache", "info", f"--cache={cache}").stdout


def test_a_cache_that_cannot_be_made_is_said(net, urls, tmp_path):
    (tmp_path / "file").write_text("")
    done = run(net, tmp_path, urls[:1], f"--cache={tmp_path / 'file' / 'c.sqlite'}")
    assert done.returncode in (1, 2)
    assert "cache" in done.stderr


@pytest.mark.parametrize(
    ("url", "moved_to", "kind"),
    [
        ("http://arxiv.org/abs/2001.00001", "https://arxiv.org/abs/2001.00001", "safe"),
        ("https://arxiv.org/abs/2001.00001v1", "https://arxiv.org/abs/2001.00001", "safe"),
        ("https://arxiv.org/abs/2001.00001", "https://arxiv.org/abs/2001.00002", "unsafe"),
        ("https://github.com/a/b", "https://github.com/c/b", "unsafe"),
        ("https://example.org/a", "https://www.example.org/a/", "safe"),
        ("https://example.org/a", "https://example.org/b", "unsafe"),
        ("https://example.org/a", "https://example.com/a", "unsafe"),
    ],
)
def test_a_move_is_safe_where_it_is_the_same_thing(url, moved_to, kind):
    papers = awesome_lint.parse(f"# A\n\n- Paper [[paper]({url}#x)]\n")
    verdicts = {f"{url}#x": Verdict("moved", "301", moved_to=moved_to)}
    (finding,) = [f for f in awesome_lint.lint(papers, verdicts=verdicts) if f.rule.code == "AL805"]
    assert finding.fix.applicability == kind
    (edit,) = finding.fix.edits
    assert edit.text == f"{moved_to}#x"


def test_where_a_link_moved_cannot_break_the_list():
    hostile = "https://example.org/a)](http://evil.test)|`<b>"
    papers = awesome_lint.parse("# A\n\n- Paper [[paper](https://example.org/a)]\n")
    verdicts = {"https://example.org/a": Verdict("moved", "301", moved_to=hostile)}
    fixed = awesome_lint.fix(papers, verdicts=verdicts, unsafe=True).lists[0]
    assert [link.url for link in fixed.entries[0].links] == [
        "https://example.org/a%29%5D%28http://evil.test%29%7C%60%3Cb%3E"
    ]


@pytest.mark.parametrize(
    "url",
    [
        "http://arxiv.org/pdf/2001.00001",
        "http://github.com/owner/name",
        "http://www.usenix.org/a/page",
    ],
)
def test_a_dead_link_stays_one_when_its_url_is_mended(url):
    papers = awesome_lint.parse(f"# A\n\n- Some Paper of Ours [[paper]({url})]  \n")
    fixed = awesome_lint.fix(papers, verdicts={url: Verdict("dead", "404")})
    (link,) = fixed.lists[0].entries[0].links
    assert link.url.startswith("https:")
    assert "AL801" in {finding.rule.code for finding in fixed.findings}


def test_a_mended_link_is_not_said_to_have_moved():
    url, new = "http://arxiv.org/abs/2001.00001", "https://arxiv.org/abs/2001.00001"
    papers = awesome_lint.parse(f"# A\n\n- Some Paper of Ours [[paper]({url})]\n")
    fixed = awesome_lint.fix(papers, verdicts={url: Verdict("moved", "301", moved_to=new)})
    assert [link.url for link in fixed.lists[0].entries[0].links] == [new]
    assert "AL805" not in {finding.rule.code for finding in fixed.findings}


@pytest.mark.parametrize("row", ["[]", "{}", '{"status": "x"}', '{"status": 200, "asked": null}', "no JSON"])
def test_a_row_that_cannot_be_read_is_asked_for_again(net, urls, tmp_path, row):
    cache = tmp_path / "links.sqlite"
    run(net, tmp_path, urls[:1], f"--cache={cache}")
    with sqlite3.connect(cache) as db:
        db.execute("UPDATE outcomes SET outcome = ?", (row,))
    before = len(net.log())
    assert run(net, tmp_path, urls[:1], f"--cache={cache}").returncode == 0
    assert len(net.log()) == before + 1


def test_a_cache_that_fails_in_the_middle_loses_no_result(net, urls, monkeypatch, tmp_path):
    def put(cache, outcomes, wait):
        raise CacheError("database or disk is full")

    monkeypatch.setattr(Cache, "put", put)
    with net.here():
        found = asyncio.run(checker.check(make_plan(urls[:1], private=True), QUICK, Cache(tmp_path / "c")))
    assert found.verdicts()[urls[0]].name == "alive"
    assert found.unkept == "database or disk is full"


CONFIG = """
[links]
exclude = ["*/excluded"]
accept = [403]
retries = 0

[links.hosts."a.test"]
rate = 0
headers = { accept-language = "de" }
"""


def test_what_is_configured(net, urls, tmp_path):
    (tmp_path / ".awesome-lint.toml").write_text(CONFIG)
    file = tmp_path / "README.md"
    file.write_text(list_of([urls[0], urls[3], net.url("a.test", "/excluded"), urls[4]]))
    before = len(net.log())
    done = call(net, "links", "--allow-private", "--no-cache", "--output-format=json", file)
    assert [item["verdict"] for item in json.loads(done.stdout)["links"]] == [
        "alive",
        "alive",
        "skipped",
        "moved",
    ]
    seen = net.log()[before:]
    assert {request.host: request.headers["accept-language"] for request in seen} == {
        "a.test": "de",
        "b.test": "en,*;q=0.5",
    }


@pytest.mark.parametrize(
    ("table", "said"),
    [
        *(
            (f"[links.hosts.a.headers]\n{header}", "'hosts.a.headers' must be a table of strings that can be")
            for header in ('A = "b\\nC: d"', '"A: b\\r\\nC" = "d"', '"A B" = "c"', '"" = "c"', 'A = "é"')
        ),
        ('[links]\nrate = "fast"', "links: 'rate' must be a number, of requests a second"),
        ("[links]\nspeed = 3", "links: unknown key 'speed'; known are accept"),
        ("[links]\naccept = [9]", "links: 'accept' must be a list of statuses"),
        ('[links.hosts."a.b"]\nretries = 1', "links: unknown key 'hosts.a.b.retries'"),
        ("links = 3", "links: must be a table"),
    ],
)
def test_a_table_that_cannot_be_used(net, tmp_path, table, said):
    (tmp_path / ".awesome-lint.toml").write_text(table + "\n")
    (tmp_path / "README.md").write_text(list_of([]))
    done = call(net, "links", tmp_path / "README.md")
    assert done.returncode == 2
    assert said in done.stderr
