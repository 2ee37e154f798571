"""The configuration file, and the command line over it."""

import json
import os
import tomllib
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from awesome_lint import link_settings
from awesome_lint.cli.main import main
from awesome_lint.config import Config, ConfigError, find_config, load_config, settings_fields
from make_config_schema import FILE, config_schema, written

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
            ("[per-file.'!']", "per-file.'!': not a pattern"),
            ("[per-file.x]\npaths = ['y']", "per-file.'x': 'paths' cannot be set for one file"),
            ("[per-file.x]\nrequired-version = '>=99'", "'required-version' cannot be set for one file"),
            ("[per-file.x.per-file.y]", "per-file.'x': 'per-file' cannot be set for one file"),
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

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("tool = 1", "'tool' must be a table"),
            ("[tool]\nawesome-lint = 3", "'awesome-lint' must be a table"),
        ],
    )
    def test_no_table_in_pyproject(self, text, message):
        configure(text, "pyproject.toml")
        assert f"pyproject.toml: {message}" in refused("list.md")

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
            ('ignore = ["A"]', "'ignore': unknown rule 'A'"),
            ('ignore = ["moji"]', "'ignore': unknown rule 'moji'; did you mean 'mojibake'?"),
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

    def test_per_file_adds_to_lists_of_rules_and_replaces_the_rest(self):
        configure(
            "ignore = ['AL5']\nextend-select = ['AL209']\nselect = ['AL5']\nlink-order = ['code', 'paper']\n"
            "[per-file.'list.md']\nignore = ['AL1']\nextend-select = ['AL312']\nselect = ['AL1']\n"
            "link-order = ['paper']\n"
        )
        config = load_config(Path(".awesome-lint.toml")).for_file("list.md")
        assert (config.ignore, config.extend_select) == (("AL5", "AL1"), ("AL209", "AL312"))
        assert (config.select, config.link_order) == (("AL1",), ("paper",))

    @pytest.mark.parametrize(
        ("pattern", "matched"),
        [
            ("a.md", {"a.md", "docs/a.md", "docs/more/a.md"}),
            ("/a.md", {"a.md"}),
            ("docs/a.md", {"docs/a.md"}),
            ("docs/*.md", {"docs/a.md", "docs/b.md"}),
            ("docs/**/*.md", {"docs/a.md", "docs/b.md", "docs/more/a.md"}),
            ("docs/", {"docs/a.md", "docs/b.md", "docs/more/a.md"}),
            ("*.md", {"a.md", "docs/a.md", "docs/b.md", "docs/more/a.md"}),
            ("A.md", set()),
        ],
    )
    @pytest.mark.parametrize("here", [".", "docs", "docs/more"])
    def test_a_pattern_is_relative_to_the_file_of_the_configuration(
        self, pattern, matched, here, monkeypatch
    ):
        path = configure(f"[per-file.'{pattern}']\nfail-level = 'error'\n").resolve()
        Path("docs/more").mkdir(parents=True)
        config, top = load_config(path), Path.cwd()
        monkeypatch.chdir(here)
        names = ("a.md", "docs/a.md", "docs/b.md", "docs/more/a.md")
        paths = {name: os.path.relpath(top / name) for name in names}
        assert {name for name in names if config.for_file(paths[name]).fail_level == "error"} == matched
        assert {n for n in names if config.for_file(str(top / n)).fail_level == "error"} == matched

    def test_a_pattern_goes_by_the_name_that_a_link_has(self):
        Path("link.md").symlink_to("list.md")
        Path("again").symlink_to(".")
        config = Config(per_file={"/link.md": {"fail_level": "error"}})
        assert [config.for_file(p).fail_level for p in ("link.md", "again/link.md", "list.md")] == [
            "error",
            "error",
            "warning",
        ]
        assert (
            Config(per_file={"list.md": {"order": "url"}}, source=Path("far/x.toml"))
            .for_file("list.md")
            .order
        )
        assert replace(config, source=Path("again/x.toml")).for_file("link.md").fail_level == "error"

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
            '[links]\nrate = 0.5\naccept = [418]\n[links.hosts."a.org"]\nheaders = { A = "b" }\nconcurrency = 1\n'
        )
        before = load_config(configure(text))
        shown = self.show()
        after = load_config(configure(shown, "shown/.awesome-lint.toml"))
        assert {**vars(after), "source": None} == {**vars(before), "source": None}

    def test_with_the_command_line_over_it(self):
        assert 'select = ["AL1", "AL5"]\n' in self.show("--select", "AL1,AL5")
        assert "# no configuration file\n" in self.show("--isolated")


class TestSchema:
    def test_is_what_is_shipped(self):
        assert FILE.read_text("utf-8") == written(), "run python tools/make_config_schema.py"
        jsonschema.Draft202012Validator.check_schema(config_schema())

    @pytest.mark.parametrize(
        "text",
        [
            "",
            'paths = ["a.md"]\nselect = ["AL", "AL1", "AL101", "mojibake"]\nfail-level = "info"\norder = "url"\n'
            'required-version = ">=0.1"\nlink-order = ["paper"]\nlabels = { code = "Code" }\n'
            '[per-file."a.md"]\nignore = ["AL5"]\n',
        ],
    )
    def test_takes_what_is_taken(self, text):
        load_config(configure(text))
        jsonschema.validate(json.loads(json.dumps(tomllib.loads(text))), config_schema())

    @pytest.mark.parametrize(
        "text",
        [
            "ignroe = []",
            'select = "AL1"',
            'select = ["AL77"]',
            'order = "up"',
            'link-order = ["cod"]',
            'labels = { Code = "code" }',
            "[per-file.x]\npaths = []",
        ],
    )
    def test_refuses_what_is_refused(self, text):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(tomllib.loads(text), config_schema())
        configure(text)
        refused("list.md")

    def test_describes_every_setting(self):
        properties = config_schema()["properties"]
        assert list(properties) == list(settings_fields())
        assert all(setting["description"].endswith(".") for setting in properties.values())
        links = config_schema()["$defs"]["links"]["properties"]
        assert links.keys() == link_settings.OF_ALL.keys()
        assert links["hosts"]["additionalProperties"]["properties"].keys() == link_settings.OF_HOST.keys()
