"""A run that finds records says what a run without them says, whatever has changed in between."""

import random
import subprocess
from pathlib import Path

import pytest

PAPER = "[[paper](https://arxiv.org/abs/{})]"
FIRST = f"- Pruning Networks Quickly {PAPER.format('2001.00001')}\n"
SECOND = f"- A Study of Graph Colouring {PAPER.format('2001.00002')}\n"
LINES = (
    FIRST,
    SECOND,
    f"- Pruning Networks Slowly {PAPER.format('2001.00001')}\n",
    f"- A Study of  Graphs. {PAPER.format('2001.00003v1')}\n",
    "- Café: FÂ³-Pruning [[Paper](http://arxiv.org/pdf/2001.00004.pdf)] [[code](\udce9)]\n",
    "- A Word on Nothing [[notes](notes.md#there)] [[paper](https://arxiv.org/abs/2001.00009)]\n",
    "<!-- awesome-lint: ignore AL601 AL602 -->\n",
    "<!-- awesome-lint: disable AL5 -->\n",
    "<!-- awesome-lint: ignore -->\n",
    "\n",
    "## 2021\n\n",
    "## Pruning\n\n",
    "| Title | Venue |\n| --- | --- |\n",
    "| [Pruning Networks Quickly](https://arxiv.org/abs/2001.00001) | ICML 2020 |\n",
    "| [A Study of Graph Colourings](https://arxiv.org/abs/2001.00002) | [ICLR](https://iclr.cc) |\n",
    "Words [here](#nowhere) and\ttrailing blanks  \r\n",
)
FORMATS = ("text", "json", "github", "sarif", "markdown", "gitlab", "junit", "rdjson")
OPTIONS = (
    *([], ["--verbose"], ["--quiet"], ["--statistics"], ["--show-fixes"], ["--allow-empty"], ["--exit-zero"]),
    *(["--select", "AL6"], ["--ignore", "AL5,AL601"], ["--extend-select", "AL3"], ["--fail-level", "error"]),
    *(["--output-format", form] for form in FORMATS),
    *(["--select", "AL203"], ["--baseline", "../old.json"], ["--config", "../lint.toml"]),
)
CONFIGURATIONS = (
    "",
    'ignore = ["AL6"]\n',
    'allow-duplicates = ["arxiv:2001.00001"]\n',
    '[per-file."b*.md"]\nignore = ["AL5"]\nnot-papers = ["Pruning"]\n',
    'required-kinds = ["code"]\n[labels]\npaper = "Paper"\n',
)


@pytest.mark.parametrize("seed", range(8))
def test_the_same_as_without(check, put, seed):
    chance = random.Random(seed)
    put("../lint.toml", "")
    for name in ("a.md", "b.md", "sub/c.md"):
        put(name, "".join(chance.choices(LINES, k=8)))
    check("--write-baseline", "../old.json", *("a.md", "b.md"))
    for _ in range(12):
        change = chance.randrange(6)
        if change == 0:
            put(chance.choice(("a.md", "b.md", "sub/c.md")), "".join(chance.choices(LINES, k=8)))
        elif change == 1:
            put("../lint.toml", chance.choice(CONFIGURATIONS))
        elif change == 2:
            put("notes.md", chance.choice(("# There\n", "# Here\n")))
        elif change == 3:
            Path("notes.md").unlink(missing_ok=True)
        options = chance.choice(OPTIONS)
        paths = chance.choice((["."], ["a.md"], ["b.md", "a.md"], ["a.md", "sub"], []))
        fresh = check(*paths, *options, "--no-cache")
        assert check(*paths, *options) == fresh
        assert check(*paths, *options) == fresh


class TestKnown:
    def test_an_unchanged_file_is_not_checked_again(self, check, put, computed):
        put("a.md", FIRST + FIRST)
        first = check("a.md")
        assert computed == ["a.md"]
        assert check("a.md", "--output-format", "json") != first
        assert check("a.md") == first
        assert computed == ["a.md"]

    def test_what_changed_alone_is(self, check, put, computed):
        put("a.md", FIRST)
        put("b.md", SECOND)
        check(".")
        put("b.md", FIRST)
        said = check(".")[1]
        assert computed == ["a.md", "b.md", "b.md"]
        assert "same paper as a.md:1" in said

    def test_what_another_list_makes_of_it_is_new(self, check, put, computed):
        put("a.md", FIRST)
        put("b.md", SECOND)
        check("a.md", "b.md")
        put("b.md", FIRST)
        assert "b.md:1:3: AL601" in check("a.md", "b.md")[1]
        assert "a.md:1:3: AL601" in check("b.md", "a.md")[1]
        assert "AL601" not in check("b.md")[1]

    @pytest.mark.parametrize("options", [["--select", "AL2"], ["--ignore", "AL1"], ["--allow-empty"]])
    def test_other_rules_are_run(self, check, put, computed, options):
        put("a.md", FIRST)
        check("a.md")
        check("a.md", *options)
        assert len(computed) == (1 if options == ["--allow-empty"] else 2)

    def test_what_a_report_needs_costs_nothing(self, check, put, computed):
        put("a.md", FIRST)
        for options in ([], ["--verbose"], ["--fail-level", "info"], ["--output-format", "sarif"]):
            check("a.md", *options)
        assert computed == ["a.md"]

    def test_the_configuration(self, check, put, computed):
        put("a.md", FIRST)
        for text in ("", 'order = "title"\n', ""):
            put(".awesome-lint.toml", text)
            check("a.md")
        assert computed == ["a.md", "a.md"]

    def test_another_version(self, check, put, computed, monkeypatch):
        put("a.md", FIRST)
        check("a.md")
        monkeypatch.setattr("awesome_lint.checking.program.__version__", "99.0")
        check("a.md")
        assert computed == ["a.md", "a.md"]

    def test_a_folder_or_a_file(self, check, put, computed):
        put("sub/a.md", FIRST)
        put("sub/b.md", "Nothing.\n")
        check("sub")
        assert "AL003" in check("sub", "sub/b.md")[1]
        assert "AL003" not in check("sub")[1]
        assert computed == ["sub/a.md", "sub/b.md", "sub/b.md"]

    def test_a_file_beside_it_comes_and_goes(self, check, put):
        put("a.md", "- A Paper [[notes](notes.md#there)] [[paper](https://arxiv.org/abs/2001.00001)]\n")
        assert "no file 'notes.md'" in check("a.md")[1]
        put("notes.md", "# Here\n")
        assert "no heading with the anchor #there" in check("a.md")[1]
        put("notes.md", "# There\n")
        assert "AL203" not in check("a.md")[1]
        Path("notes.md").unlink()
        assert "no file 'notes.md'" in check("a.md")[1]

    def test_the_root_of_the_repository(self, check, put):
        put("sub/a.md", "- A Paper [[notes](/notes.md)] [[paper](https://arxiv.org/abs/2001.00001)]\n")
        assert "AL203" not in check("sub/a.md")[1]
        subprocess.run(["git", "init", "-q"], check=True)
        assert "no file '/notes.md'" in check("sub/a.md")[1]

    def test_another_directory(self, check, put, monkeypatch):
        text = "- A Paper [[notes](notes.md)] [[paper](https://arxiv.org/abs/2001.00001)]\n"
        put("one/a.md", text)
        put("two/a.md", text)
        put("two/notes.md", "")
        monkeypatch.chdir("one")
        assert "AL203" in check("a.md")[1]
        monkeypatch.chdir("../two")
        assert "AL203" not in check("a.md")[1]

    def test_the_month(self, check, put, monkeypatch, computed):
        import datetime

        put("a.md", FIRST)
        check("a.md")

        class Later(datetime.date):
            @classmethod
            def today(cls):
                return cls(2099, 1, 1)

        monkeypatch.setattr("awesome_lint.checking.program.date", Later)
        check("a.md")
        assert computed == ["a.md", "a.md"]

    def test_fixes_start_from_the_file(self, check, put, computed):
        put("a.md", "- A Paper [[paper](http://arxiv.org/abs/2001.00001)]\n")
        before = check("a.md")
        assert "Fixed 1 finding." in check("a.md", "--fix")[1]
        assert check("a.md") != before

    def test_git_base(self, check, put):
        def git(*args):
            command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *args]
            subprocess.run(command, check=True, capture_output=True)

        git("init", "-q")
        for number, text in enumerate((FIRST, FIRST + SECOND, FIRST + SECOND + FIRST), 1):
            put("a.md", text)
            git("add", "a.md")
            git("commit", "-qm", str(number))
        said = {since: check("a.md", "--changed-since", since) for since in ("HEAD~1", "HEAD", "HEAD~1")}
        assert "AL601" in said["HEAD~1"][1]
        assert "AL601" not in said["HEAD"][1]
        for since, before in said.items():
            assert check("a.md", "--changed-since", since, "--no-cache") == before


class TestNotKept:
    def test_no_cache(self, check, put, kept, computed):
        put("a.md", FIRST)
        check("a.md", "--no-cache")
        assert not kept.exists()
        check("a.md")
        check("a.md", "--no-cache")
        assert len(computed) == 3

    def test_standard_input(self, check, put, kept, computed):
        for _ in range(2):
            check("-", "--stdin-filename", "a.md", input=FIRST)
        assert computed == ["a.md", "a.md"]
        assert not kept.exists()

    def test_where_it_may_not_be_written(self, check, put, tmp_path, computed):
        put("a.md", FIRST)
        fresh = check("a.md", "--no-cache")
        (tmp_path / "file").write_text("")
        assert check("a.md", "--cache-dir", tmp_path / "file") == fresh
        assert check("a.md", "--cache-dir", tmp_path / "file" / "below") == fresh

    def test_another_folder(self, check, put, kept, tmp_path, computed):
        put("a.md", FIRST)
        for _ in range(2):
            check("a.md", "--cache-dir", tmp_path / "other")
        assert computed == ["a.md"]
        assert not kept.exists()
        assert (tmp_path / "other" / "check" / ".gitignore").read_text() == "*\n"
