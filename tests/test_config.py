"""The configuration file, and the command line over it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from awesome_lint.cli.main import main
from awesome_lint.config import Config, ConfigError, find_config, load_config

BROKEN = """\
# Awesome Papers

## 2024

- A Paper on Pruning [[paper](https://arxiv.org/abs/2401.00001)]
- FÂ³ Better Pruning [[paper](http://arxiv.org/abs/2402.00002)]
"""


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("list.md").write_text(BROKEN)


def configure(text, path=".awesome-lint.toml"):
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text)
    return Path(path)


def check(*args):
    """The exit status and the codes that are found."""
    result = CliRunner().invoke(main, ["check", "-q", *args])
    assert result.exit_code in (0, 1), result.output
    return result.exit_code, [line.split()[1] for line in result.stdout.splitlines() if " AL" in line]


def refused(*args):
    result = CliRunner().invoke(main, ["check", *args])
    assert result.exit_code == 2, result.output
    return result.stderr


class TestFile:
    def test_nothing_set(self):
        assert load_config(configure("")) == Config(source=Path(".awesome-lint.toml"))

    def test_pyproject(self):
        path = configure(
            '[project]\nname = "x"\n[tool.awesome-lint]\nfail-level = "error"\n', "pyproject.toml"
        )
        assert load_config(path).fail_level == "error"
        assert find_config(Path()) == path.resolve()

    def test_the_nearest_upwards_that_is_about_this_tool(self):
        top = configure("[tool.awesome-lint]\n", "pyproject.toml").resolve()
        configure("[tool.other]\n", "a/pyproject.toml")
        Path("a/b").mkdir()
        assert find_config(Path("a/b")) == top
        near = configure("", "a/.awesome-lint.toml").resolve()
        assert find_config(Path("a/b")) == near

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ('ignroe = ["AL1"]', "unknown key 'ignroe'; did you mean 'ignore'?"),
            ('fail-level = "warn"', "'fail-level' cannot be 'warn'; did you mean 'warning'?"),
            ('order = "titel"', "'order' cannot be 'titel'; did you mean 'title'?"),
            ('select = "AL1"', "'select' must be a list of strings"),
            ("select = [1]", "'select' must be a list of strings"),
            ("labels = 1", "'labels' must be a table"),
            ("labels = { code = 1 }", "'labels' must be a table of strings"),
            ("fail-level = 1", "'fail-level' must be a string"),
            ("per-file = { x = 1 }", "per-file.'x' must be a table"),
            ("[per-file.'x']\nignroe = []", "per-file.'x': unknown key 'ignroe'; did you mean 'ignore'?"),
            ('required-version = "banana"', "'required-version' cannot be 'banana'"),
            ('required-version = ">=99"', "needs awesome-lint >=99, this is "),
            ("a b", "not valid TOML"),
        ],
    )
    def test_what_cannot_be_used_is_an_error_that_says_what_can(self, text, message):
        path = configure(text)
        with pytest.raises(ConfigError) as error:
            load_config(path)
        assert message in str(error.value)
        assert str(path) in str(error.value)
        assert message in refused("list.md")

    def test_not_utf8(self):
        Path(".awesome-lint.toml").write_bytes(b"\xff")
        assert "not valid TOML" in refused("list.md")

    def test_a_file_that_is_not_there(self):
        assert "gone.toml: No such file" in refused("--config", "gone.toml", "list.md")

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ('select = ["AL1", "AL77"]', "'select': unknown rule 'AL77'"),
            (
                'extend-select = ["mojibak"]',
                "'extend-select': unknown rule 'mojibak'; did you mean 'mojibake'?",
            ),
            ('ignore = [""]', "'ignore': unknown rule ''"),
            ("[per-file.'*.md']\nignore = ['AL01']", "per-file.'*.md': 'ignore': unknown rule 'AL01'"),
            ('link-order = ["paper", "cod"]', "'link-order': unknown kind 'cod'; did you mean 'code'?"),
            ('required-kinds = ["papr"]', "'required-kinds': unknown kind 'papr'; did you mean 'paper'?"),
            ('labels = { Code = "code" }', "'labels': unknown kind 'Code'; did you mean 'code'?"),
        ],
    )
    def test_unknown_rules_and_kinds(self, text, message):
        configure(text)
        assert message in refused("list.md")


class TestPrecedence:
    def test_the_file_applies(self):
        assert check("list.md") == (1, ["AL101", "AL501"])
        configure('ignore = ["AL1"]\n')
        assert check("list.md") == (1, ["AL501"])

    def test_the_command_line_adds_to_ignore_and_starts_anew_with_select(self):
        configure('ignore = ["AL1"]\n')
        assert check("list.md", "--ignore", "AL5") == (0, [])
        assert check("list.md", "--select", "AL1") == (1, ["AL101"])

    def test_isolated_and_config(self):
        configure('ignore = ["AL1"]\n')
        configure('ignore = ["AL5"]\n', "other.toml")
        assert check("list.md", "--isolated") == (1, ["AL101", "AL501"])
        assert check("list.md", "--config", "other.toml") == (1, ["AL101"])

    def test_fail_level(self):
        configure('fail-level = "error"\nignore = ["AL1"]\n')
        assert check("list.md") == (0, ["AL501"])
        assert check("list.md", "--fail-level", "warning") == (1, ["AL501"])

    def test_per_file(self):
        Path("other.md").write_text(BROKEN)
        configure("[per-file.'list.md']\nignore = ['AL1', 'AL5']\n[per-file.'o*.md']\nfail-level = 'error'\n")
        assert check("list.md") == (0, [])
        assert check("other.md", "--ignore", "AL1") == (0, ["AL501"])
        assert check("other.md", "--fail-level", "warning", "--ignore", "AL1") == (1, ["AL501"])

    def test_per_file_does_not_undo_the_command_line(self):
        configure("[per-file.'list.md']\nignore = ['AL1']\nselect = ['AL1']\n")
        assert check("list.md", "--select", "AL1") == (1, ["AL101"])
        configure("[per-file.'list.md']\nignore = ['AL1']\n")
        assert check("list.md", "--ignore", "AL5") == (0, [])

    def test_the_file_nearest_to_the_first_path(self):
        configure('ignore = ["AL1"]\n', "docs/.awesome-lint.toml")
        Path("docs/list.md").write_text(BROKEN)
        assert check("docs/list.md") == (1, ["AL501"])
        assert check("docs") == (1, ["AL501"])
        assert check("list.md") == (1, ["AL101", "AL501"])

    def test_paths_and_exclude_are_relative_to_the_file(self, monkeypatch):
        configure('paths = ["docs"]\nexclude = ["/docs/b.md"]\nselect = ["AL101"]\n')
        Path("docs/sub").mkdir(parents=True)
        for name in ("docs/a.md", "docs/b.md"):
            Path(name).write_text(BROKEN)
        monkeypatch.chdir("docs/sub")
        result = CliRunner().invoke(main, ["check", "-q"])
        assert next(line for line in result.stdout.splitlines() if "AL101" in line).startswith("../a.md:6:3:")
        assert "b.md" not in result.stdout


class TestShowSettings:
    def show(self, *args):
        result = CliRunner().invoke(main, ["check", "--show-settings", *args])
        assert result.exit_code == 0
        return result.stdout

    def test_can_be_read_back(self):
        text = (
            'paths = ["list.md"]\nignore = ["AL1"]\nfail-level = "error"\nlabels = { code = "Code" }\n'
            "[per-file.'my_list.md']\nextend-select = ['AL5']\n"
        )
        before = load_config(configure(text))
        shown = self.show()
        after = load_config(configure(shown, "shown/.awesome-lint.toml"))
        assert {**vars(after), "source": None} == {**vars(before), "source": None}

    def test_with_the_command_line_over_it(self):
        assert 'select = ["AL1", "AL5"]\n' in self.show("--select", "AL1,AL5")
        assert "# no configuration file\n" in self.show("--isolated")
