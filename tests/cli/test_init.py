"""`awesome-lint init`: a configuration that says what a list does, and nothing that it does not."""

import os
import tomllib
from pathlib import Path

import pytest
from cli_samples import EMPTY
from hypothesis import given
from hypothesis import strategies as st

import awesome_lint
from awesome_lint.cli.describe import describe
from awesome_lint.cli.learn import LEARNT, learn
from awesome_lint.cli.toml import toml
from awesome_lint.config import TAGS, TITLES, Config, load_config, settings_fields
from awesome_lint.linter import lint_lists
from awesome_lint.rules import RULES

FOLDERS = [os.environ.get("AWESOME_LINT_SEEDS"), os.environ.get("AWESOME_LINT_CORPUS")]
LISTS = sorted(path for folder in FOLDERS if folder for path in Path(folder).rglob("*.md"))
TASTE = tuple(code for code, rule in RULES.items() if set(rule.options.split(", ")) & set(LEARNT))
FORM = "- {} Paper [[Paper](https://arxiv.org/abs/2001.{:05d})] [[Code](https://github.com/a/{})]"


def entries(form, letters="ABCDEFGHIJKL"):
    return "".join(f"{form.format(letter, ord(letter), letter)}\n" for letter in letters)


LIST = f"# Papers\n\n{entries(FORM)}"


def described(text, path="list.md"):
    return describe([awesome_lint.parse(text, path)], Path(), Config())


def settings(text):
    return tomllib.loads(described(text))


class TestCommand:
    def test_writes_what_check_then_uses(self, put, run):
        put("README.md", LIST)
        result = run("init")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", ".awesome-lint.toml: written\n")
        assert Path(".awesome-lint.toml").read_text() == described(LIST, "README.md")
        assert 'link-markup = "[[label](url)]"' in run("check", "--show-settings").stdout
        assert run("check").exit_code == 0
        put(
            "README.md",
            LIST + "* M Paper [[Paper]](https://arxiv.org/abs/2001.00099) [[Code](https://github.com/a/m)]\n",
        )
        found = [line.split()[1] for line in run("check", "-q").stdout.splitlines() if " AL" in line]
        assert found == ["AL323", "AL321"]

    def test_overwrites_only_by_force(self, put, run):
        put("README.md", LIST)
        put(".awesome-lint.toml", 'fail-level = "error"\nnot-papers = ["Tools"]\norder = "date"\n')
        result = run("init")
        assert result.exit_code == 1
        assert ".awesome-lint.toml: is there already; --force writes" in result.stderr
        assert Path(".awesome-lint.toml").read_text().startswith("fail-level")
        assert run("init", "--force", "-q").output == ""
        config = load_config(Path(".awesome-lint.toml"))
        assert (config.fail_level, config.not_papers, config.order) == ("error", ("Tools",), "title")
        once = Path(".awesome-lint.toml").read_text()
        assert run("init", "--force").exit_code == 0
        assert Path(".awesome-lint.toml").read_text() == once

    def test_a_configuration_in_pyproject_is_one_too(self, put, run):
        put("README.md", LIST)
        put("pyproject.toml", "[tool.awesome-lint]\n")
        assert "pyproject.toml: is there already" in run("init").stderr
        put("pyproject.toml", "[tool.other]\n")
        assert run("init").exit_code == 0

    def test_to_standard_output_or_a_file(self, put, run):
        put("README.md", LIST)
        put(".awesome-lint.toml", "")
        assert run("init", "--output", "-").stdout == described(LIST, "README.md")
        assert run("init", "--output", "conf/a.toml").exit_code == 2
        assert run("init", "--output", "a.toml").exit_code == 0
        assert load_config(Path("a.toml")).paths == ("README.md",)

    def test_where_the_lists_are(self, put, run, tmp_path):
        put(tmp_path / "far/docs/a.md", LIST)
        put(tmp_path / "far/b.md", LIST)
        assert run("init", tmp_path / "far/docs/a.md", tmp_path / "far/b.md").exit_code == 0
        config = load_config(tmp_path / "far/.awesome-lint.toml")
        assert config.paths == ("docs/a.md", "b.md")
        put("docs/c.md", LIST)
        assert run("init", "docs").exit_code == 0
        assert load_config(Path(".awesome-lint.toml")).paths == ("docs/c.md",)

    def test_several_lists_have_a_table_each(self, put, run):
        other = LIST.replace("- ", "* ").replace("Code", "Repo")
        names = ("a.md", "b [x] #1.md")
        for name, text in zip(names, (LIST, other), strict=True):
            put(name, text)
        assert run("init", *names).exit_code == 0
        config = load_config(Path(".awesome-lint.toml"))
        assert [config.for_file(name).bullet_marker for name in (*names, "x/a.md")] == ["-", "*", ""]
        assert [config.for_file(name).labels.get("code") for name in names] == ["Code", "Repo"]
        assert run("check").exit_code == 0

    def test_standard_input(self, run):
        result = run("init", "-", "--output", "-", input=LIST)
        assert "paths" not in tomllib.loads(result.stdout)
        assert tomllib.loads(result.stdout)["bullet-marker"] == "-"

    def test_what_is_no_list_is_refused(self, put, run):
        put("README.md", EMPTY)
        result = run("init")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "README.md: no entry of a paper was found" in result.stderr
        assert not Path(".awesome-lint.toml").exists()
        assert run("init", "gone.md").exit_code == 2

    def test_a_name_that_is_no_text_is_refused(self, put, run):
        put(os.fsdecode(b"a\xff.md"), LIST)
        result = run("init", os.fsdecode(b"a\xff.md"))
        assert (result.exit_code, "no name that can stand" in result.stderr) == (1, True)


class TestText:
    def test_a_value_has_its_share(self):
        lines = described(LIST).splitlines()
        assert 'link-order = ["paper", "code"]  # 100% of 12 pairs of links' in lines
        assert 'labels.code = "Code"  # 100% of 12 labels of code links' in lines
        assert 'arxiv-form = "abs"  # 100% of 12 links to arXiv' in lines
        assert 'required-kinds = ["code", "paper"]  # 100% of 12 entries' in lines
        assert "# Entries: 12 tagged-bullet" in lines

    def test_what_is_no_convention_is_commented_out(self):
        pdf = FORM.replace("abs", "pdf")
        lines = described(entries(FORM, "ABCDEFG") + entries(pdf, "HIJKL")).splitlines()
        assert '# arxiv-form = "abs"  # 58% of 12 links to arXiv' in lines
        few = described(entries(FORM, "ABC"))
        assert '# link-markup = "[[label](url)]"  # 100% of 6 tags' in few.splitlines()
        assert tomllib.loads(few) == {"paths": ["list.md"]}

    def test_what_would_bring_new_findings_is_commented_out(self):
        text = LIST + entries(FORM.replace("Code", "PyTorch"), "X")
        assert '# labels.code = "Code"  # 92% of 13 labels of code links; 1 more would be found' in described(
            text
        )

    @pytest.mark.parametrize("markup", TAGS[:-1])
    def test_every_way_to_link_a_label(self, markup):
        tag = markup.replace("label", "Paper").replace("url", "https://arxiv.org/abs/2001.{:05d}")
        assert settings(entries("- {} Paper " + tag))["link-markup"] == markup

    @pytest.mark.parametrize("markup", TITLES)
    def test_every_way_to_mark_a_title(self, markup):
        title = markup.replace("title", "{} Paper of Note").replace(
            "url", "https://arxiv.org/abs/2001.{:05d}"
        )
        form = title if "url" in markup else title + " [[Paper](https://arxiv.org/abs/2001.{:05d})]"
        assert settings(entries("1. " + form))["title-markup"] == markup

    @pytest.mark.parametrize("label", ['"Code"', r"\Code\\", "Code\x7f", "🔥\u200d Code", "Code # \u202e"])
    def test_hostile_labels(self, label):
        text = entries(FORM.replace("[Code]", f"[{label}]".replace("\\", "\\\\")))
        assert settings(text)["labels"]["code"].casefold().count("code") == 1
        assert described(text).replace("\n", "").isprintable()

    def test_what_is_no_text_is_left_out(self):
        assert "code" not in settings(entries(FORM.replace("Code", "Code\udcff")))["labels"]

    @given(st.text(st.characters(exclude_categories=["Cs"])))
    def test_any_text_can_be_quoted(self, text):
        assert tomllib.loads(f"a = {toml([text])}\nb = {toml({text: text})}") == {
            "a": [text],
            "b": {text: text},
        }

    def test_every_setting_that_is_learnt_exists(self):
        assert set(LEARNT) <= set(settings_fields())


def places(papers, config):
    return {(f.rule.code, f.span) for f in lint_lists([papers], config)}


@pytest.mark.skipif(not LISTS, reason="AWESOME_LINT_SEEDS and AWESOME_LINT_CORPUS name no folders with lists")
@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_it_brings_no_finding(path, tmp_path):
    """And the majority itself is never a finding."""
    papers = awesome_lint.parse(path.read_bytes().decode("utf-8", "surrogateescape"), "list.md")
    if not papers.entries:
        return
    text = describe([papers], tmp_path, Config())
    (tmp_path / "x.toml").write_text(text)
    config = load_config(tmp_path / "x.toml")
    before = places(papers, Config(select=TASTE))
    assert places(papers, Config(**{**vars(config), "select": TASTE})) <= before
    for learnt in learn(papers):
        if learnt.held and learnt.key not in ("order", "venue-order", "required-kinds", "labels"):
            rules = tuple(code for code in TASTE if learnt.key in RULES[code].options)
            found = places(papers, Config(select=rules, **{learnt.key.replace("-", "_"): learnt.value}))
            assert len(found) <= (1 - learnt.habit.share) * learnt.habit.cases + 1e-6
