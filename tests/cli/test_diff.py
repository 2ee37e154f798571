"""awesome-lint diff, in repositories made for it."""

import json
import re
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from cli_samples import CLEAN, HTTP, OLD, entry
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

SCHEMA = json.loads(files("awesome_lint").joinpath("schemas/diff.schema.json").read_text("utf-8"))
NEW = entry("A New Paper", "2403.00003")
HOSTILE = "Evil @everyone <img src=x> | ](http://a.b) `x` #1 GH-1 www.a.b \x1b[5m <!-- \u202e x@a.b a/b#2"


@pytest.fixture
def diff(run):
    def call(*args, since="HEAD", status=0):
        result = run("diff", *args, "--", since) if "--" in args else run("diff", since, *args)
        assert result.exit_code == status, result.output
        return result.stdout

    return call


@pytest.fixture
def kinds(diff):
    """Kinds, files, and lines of the changes; the JSON is valid."""

    def call(*args, since="HEAD"):
        data = json.loads(diff("--output-format=json", *args, since=since))
        Draft202012Validator(SCHEMA).validate(data)
        where = [(change["kind"], change["after"] or change["before"]) for change in data["changes"]]
        return [(kind, place["file"], place["line"]) for kind, place in where]

    return call


def test_for_people(repo, put, diff):
    put("README.md", OLD.replace(HTTP, NEW).replace("Better", "Much Better"))
    assert diff().splitlines() == [
        "README.md:5: added   A New Paper (arxiv:2403.00003)",
        "README.md:5: removed An Old Paper on Pruning (arxiv:2301.00001)",
        "README.md:7: edited  Much Better Pruning (arxiv:2402.00002)",
        "    title: 'Better Pruning' → 'Much Better Pruning'",
        "Since HEAD, in 1 file: papers: 1 added, 1 removed, 1 edited.",
    ]
    assert diff("--quiet").count("\n") == 4


def test_nothing(repo, diff):
    assert diff("--exit-code") == "Since HEAD, in 1 file: no paper changed.\n"


@pytest.mark.parametrize("text", [OLD + NEW, OLD.replace("2024", "The year 2024"), OLD + "\nMore.\n"])
def test_exit_code(repo, put, diff, text):
    put("README.md", text)
    diff("--exit-code", status=1)
    diff()


def test_only_what_the_branch_did(repo, put, kinds):
    """Papers that main got since are not removed by the branch."""
    repo("checkout", "--quiet", "-b", "branch")
    put("README.md", OLD + NEW)
    repo("commit", "--quiet", "--all", "--message=new")
    repo("checkout", "--quiet", "main")
    put("README.md", OLD + entry("Another of Main", "2404.00004"))
    repo("commit", "--quiet", "--all", "--message=main")
    repo("checkout", "--quiet", "--detach", "branch")
    assert kinds(since="main") == [("added", "README.md", 8)]


class TestFiles:
    def test_new_and_gone(self, repo, put, kinds):
        put("docs/a.md", OLD.replace("20", "10"))
        repo("add", ".")
        repo("commit", "--quiet", "--message=docs")
        Path("docs/a.md").unlink()
        put("docs/b.md", "# P\n\n" + NEW)
        put("docs/notes.txt", NEW)
        assert kinds(".") == [("added", "docs/b.md", 3), *(("removed", "docs/a.md", n) for n in (5, 6, 7))]

    def test_all_papers_of_a_file_are_gone(self, repo, put, kinds):
        put("README.md", "# Papers\n")
        assert [kind for kind, *_ in kinds(".")] == ["removed"] * 3

    def test_renamed(self, repo, put, kinds):
        repo("mv", "README.md", "papers.md")
        put("papers.md", OLD + NEW)
        assert kinds(".") == [("added", "papers.md", 8)]

    def test_renamed_and_git_does_not_know(self, repo, kinds):
        Path("README.md").rename("papers.md")
        assert kinds(".") == [("moved", "papers.md", n) for n in (5, 6, 7)]

    def test_moved_to_another(self, repo, put, kinds):
        put("README.md", OLD.replace(HTTP, ""))
        put("more.md", "# Papers\n\n" + HTTP)
        assert kinds(".") == [("moved", "more.md", 3)]

    @pytest.mark.parametrize("name", ["a list.md", "-x.md", "论文.md", "caf\udce9.md"])
    def test_odd_names(self, repo, put, kinds, name):
        put(f"docs/{name}", OLD.replace("20", "10"))
        repo("add", ".")
        repo("commit", "--quiet", "--message=odd")
        assert kinds("docs") == []
        Path("docs", name).unlink()
        assert [kind for kind, *_ in kinds(".", "docs")] == ["removed"] * 3

    def test_from_a_subfolder(self, repo, put, kinds, monkeypatch):
        put("docs/list.md", "# P\n\n" + NEW)
        put("README.md", OLD.replace(HTTP, ""))
        monkeypatch.chdir("docs")
        assert kinds(".", "../README.md") == [("added", "list.md", 3), ("removed", "../README.md", 5)]

    def test_line_ends_and_bytes(self, repo, put, kinds):
        put("README.md", (OLD + NEW.replace("New", "N\udcffw")).replace("\n", "\r\n"))
        assert kinds() == [("added", "README.md", 8)]


class TestMarkdown:
    def test_a_table(self, repo, put, diff):
        put("README.md", OLD.replace(HTTP, NEW))
        assert diff("--output-format=markdown").splitlines()[2:] == [
            "| | paper | place | what changed |",
            "| --- | --- | --- | --- |",
            "| added | `A New Paper (arxiv:2403.00003)` | `README.md:5` |  |",
            "| removed | `An Old Paper on Pruning (arxiv:2301.00001)` | `README.md:5` |  |",
        ]

    def test_a_section(self, repo, put, diff):
        put("README.md", OLD.replace("2024", "The year 2024"))
        shown = "`Awesome Papers › 2024` → `Awesome Papers › The year 2024`"
        assert f"\n| section | {shown} | `README.md:5` | 3 papers |\n" in diff("--output-format=markdown")

    def test_hostile_text_stays_text(self, repo, put, diff):
        put(f"{HOSTILE.replace('/', '')}.md", "# P\n\n" + entry(HOSTILE, "2405.00005"))
        repo("add", ".")
        repo("commit", "--quiet", "--message=hostile")
        put(f"{HOSTILE.replace('/', '')}.md", f"# {HOSTILE}\n\n" + entry(f"{HOSTILE} more", "2405.00005"))
        text = diff("--output-format=markdown", ".")
        html = MarkdownIt("gfm-like", {"html": True}).disable("linkify").render(text)
        assert html.count("<tr>") == 3
        assert set(re.findall(r"<(\w+)", html)) == {"p", "table", "thead", "tbody", "tr", "th", "td", "code"}
        assert "&lt;img src=x&gt;" in html
        outside = re.sub(r"(?s)<code>.*?</code>", "", html)  # where GitHub looks for names and addresses
        assert not re.search(r"@\w|#\d|GH-1|www\.|://", outside)
        assert "\x1b" not in text
        assert "\u202e" not in text

    def test_a_comment_is_not_too_long(self, repo, put, diff):
        put("README.md", OLD + "".join(entry(f"{'Long ' * 40}{i}", f"2405.{i:05}") for i in range(2000)))
        text = diff("--output-format=markdown")
        assert len(text) < 65_536
        shown = text.count("| added |")
        assert text.endswith(f"\n{2000 - shown} changes more: there is no room for them here.\n")

    def test_one_paper_does_not_hide_the_others(self, repo, put, diff):
        links = " ".join(f"[[code](https://github.com/a/{i})]" for i in range(500))
        put(
            "README.md",
            OLD.replace(HTTP, entry("Long " * 20_000, "2405.00001")).replace("02)]", f"02)] {links}"),
        )
        text = diff("--output-format=markdown")
        assert [line.split()[1] for line in text.splitlines()[4:]] == ["removed", "added", "edited"]
        assert "and 490 more |" in text


def test_in_a_file(repo, put, diff):
    put("README.md", OLD + NEW)
    assert diff("--output-file", "out.txt") == ""
    assert Path("out.txt").read_text().startswith("README.md:8: added")
    diff("--output-file", "README.md", status=1)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["gone", "README.md"], "no revision 'gone'"),
        (["HEAD", "-"], "standard input has no history"),
        (["HEAD", "gone.md"], "No such file"),
        (["--", "-x", "README.md"], "is no revision"),
        ([], "Missing argument 'REV'"),
    ],
)
def test_refused(repo, run, args, said):
    result = run("diff", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_escape_sequences_are_not_sent(repo, put, diff):
    put("README.md", CLEAN + entry("A \x1b[5m \u202e Paper", "2403.00003"))
    text = diff()
    assert "\\x1b[5m" in text
    assert not {"\x1b", "\u202e"} & {*text}


def test_a_folder_outside_of_a_repository(git, run, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert "not a git repository" in run("diff", "HEAD", ".").stderr
