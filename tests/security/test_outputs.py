"""Nothing of a list acts on a terminal, a workflow's log, a page, a spreadsheet or a comment, in any output."""

import csv
import io
import json
import re
import subprocess
import unicodedata
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from awesome_lint.cli.main import main
from awesome_lint.data.formats import read_data
from awesome_lint.report import FORMATS

from .payloads import FILE, FORMULAS, hostile_list

# Outputs for people and services, all that stands there being text about a list.
ABOUT = [
    *(["check", f"--output-format={form}"] for form in FORMATS),
    *(["check", "--changed-since=HEAD~1", f"--output-format={form}"] for form in FORMATS),
    *(["links", "--offline", f"--output-format={form}"] for form in FORMATS),
    *(["diff", "HEAD~1", f"--output-format={form}"] for form in ("text", "json", "markdown")),
    *(["stats", f"--format={form}"] for form in ("text", "json", "svg")),
    *(["sync", f"--output-format={form}"] for form in ("text", "json")),
    *(["export", f"--format={form}"] for form in ("json", "jsonl", "csl-json")),
    ["check", "--statistics", "--verbose"],
    ["fmt", "--check"],
    ["init", "--force"],
]
OWN = re.compile(r"^::(?:error|warning|notice) (?:file|title)=[^\n]*")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Runs a command on the list, in a repository where it is new."""
    folder = tmp_path_factory.mktemp("hostile")

    def git(*args):
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@x", *args], cwd=folder, check=True)

    git("init", "--quiet")
    (folder / FILE).write_text("# Papers\n", "utf-8")
    (folder / "other.md").write_text(hostile_list(300), "utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message=x")
    (folder / FILE).write_text(hostile_list(), "utf-8")
    git("commit", "--quiet", "--all", "--message=x")

    def call(command, *args):
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            patch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
            patch.setenv("AWESOME_LINT_CACHE_DIR", str(folder / ".cache"))
            done = CliRunner().invoke(main, [*command, "--isolated", FILE, *args])
        assert done.exit_code in (0, 1), done.output
        return done

    call.folder = folder
    return call


def is_command(line):
    """As the log of GitHub's workflows reads a line: the first kind at its start, the other anywhere."""
    return re.match(r"::[^:]+::", line.lstrip()) or "##[" in line


@pytest.mark.parametrize("command", ABOUT, ids=" ".join)
def test_no_terminal_and_no_workflow_obeys(run, command):
    more = ["other.md"] if command[0] == "sync" else []
    done = run(command, *more)
    assert len(done.output) > 20
    unseen = {char for char in done.output if unicodedata.category(char) in ("Cc", "Cf")} - {"\n", "\u200b"}
    assert unseen == set()
    own = OWN if command[-1].endswith("github") else re.compile(r"(?!)")
    assert [line for line in done.output.splitlines() if is_command(own.sub("", line))] == []


class Tags(HTMLParser):
    """The tags of a page, with their attributes."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes = set(), []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs


def test_pages_hold_no_markup_of_a_list(run):
    run(["site", "--output=public"])
    for page in (run.folder / "public").glob("*.html"):
        found = Tags(page.read_text("utf-8"))
        assert not [name for name, _ in found.attributes if name.startswith("on")]
        links = [value for name, value in found.attributes if name in ("href", "src", "action")]
        assert not [link for link in links if re.match(r"\s*(javascript|data|vbscript):", link or "", re.I)]
        assert "alert(1)" not in "".join(
            re.findall(r"<script\b[^>]*>.*?</script>", page.read_text("utf-8"), re.S)
        )
        assert "img" not in found.tags


@pytest.mark.parametrize("name", ["stats.svg", "junit.xml", "feed.xml"])
def test_xml_holds_no_markup_of_a_list(run, name):
    commands = {
        "stats.svg": ["stats", "--format=svg"],
        "junit.xml": ["check", "--output-format=junit"],
        "feed.xml": ["site", "--output=public"],
    }
    text = run(commands[name]).stdout
    if name == "feed.xml":
        (feed,) = [*(run.folder / "public").glob("*.xml"), *(run.folder / "public").glob("*.atom")]
        text = feed.read_text("utf-8")
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(text).iter()}
    assert not tags & {"script", "img", "b"}


def test_no_cell_is_a_formula_and_a_table_gives_back_what_it_guards(run):
    table = run(["export", "--format=csv"]).stdout
    cells = [cell for row in csv.reader(io.StringIO(table, newline="")) for cell in row]
    assert sum(cell.startswith("'") for cell in cells) >= len(FORMULAS)
    assert [cell for cell in cells if re.match(r"[=+\-@\t\r]", cell)] == []
    told = json.loads(run(["export", "--format=json"]).stdout)["entries"]
    titles = [" ".join(record.title.split()) for record in read_data(table, "papers.csv", "csv")]
    assert titles == [" ".join(entry["title"].split()) for entry in told]


def test_what_is_shown_to_reviewers_is_text_in_sarif(run):
    for result in json.loads(run(["check", "--output-format=sarif"]).stdout)["runs"][0]["results"]:
        assert not re.search(r"(?<!\\)\[[^\]]*\]\(", result["message"].get("text", "").replace("\\[", ""))
        assert "markdown" not in result["message"]


@pytest.mark.parametrize(
    "command", [["check", "--output-format=markdown"], ["diff", "HEAD~1", "--output-format=markdown"]]
)
def test_a_comment_mentions_nobody_and_holds_no_markup(run, command):
    from markdown_it import MarkdownIt

    found = Tags(MarkdownIt("gfm-like", {"linkify": False}).render(run(command).stdout))
    allowed = {
        "h2",
        "h3",
        "p",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "ul",
        "li",
        "code",
        "strong",
        "a",
    }
    assert found.tags <= allowed | {"details", "summary", "em", "br", "sub", "pre"}
    links = [value for name, value in found.attributes if name == "href"]
    assert [link for link in links if "bad.test" in link or "javascript" in link] == []
    outside = re.sub(r"(`+)[^\n]*?\1", "", run(command).stdout)
    assert not re.search(r"@octocat", outside)
