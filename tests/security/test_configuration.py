"""A configuration comes with the list, in the same pull request: what it cannot reach, and cannot hold up."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from awesome_lint.cli.main import main
from awesome_lint.config import settings_fields
from awesome_lint.link_settings import OF_ALL
from tests.growth import grows

LIST = "# Papers\n\n- FÂ³ Paper [[paper](http://arxiv.org/abs/2401.00001)]\n"


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    for folder in ("work", "outside"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "README.md").write_text(LIST, "utf-8")
    (tmp_path / "outside" / "secret.json").write_text('{"token": "hunter2"}')
    monkeypatch.chdir(tmp_path / "work")


def run(config, *args):
    Path(".awesome-lint.toml").write_text(config, "utf-8")
    return CliRunner().invoke(main, [*args])


@pytest.mark.parametrize(
    "setting",
    [
        'paths = ["../outside/README.md"]',
        'paths = ["."," ../outside"]'.replace(" ..", ".."),
        'paths = ["/etc/passwd"]',
        'paths = ["linked/README.md"]',
        'paths = ["\\u0000"]',
        'baseline = "../outside/secret.json"',
        'baseline = "/proc/self/environ"',
    ],
)
def test_it_names_no_file_outside_of_its_folder(setting):
    Path("linked").symlink_to("../outside")
    before = Path("../outside/README.md").read_bytes()
    done = run(setting, "check", "--fix", "--unsafe-fixes")
    assert (done.exit_code, "is not inside of the folder" in done.stderr) == (2, True)
    assert "hunter2" not in done.output
    assert Path("../outside/README.md").read_bytes() == before


def test_it_cannot_say_what_is_written_run_or_kept():
    """Each setting is data that is read. Who adds one that names a file or a program has to think of this."""
    reads = {"paths", "exclude", "baseline"}
    assert {key for key, item in settings_fields().items() if "file" in item.metadata["doc"].lower()} <= {
        *reads,
        "required-version",
        "per-file",
    }
    forbidden = ("output", "cache", "command", "plugin", "template", "import", "exec")
    assert not [key for key in (*settings_fields(), *OF_ALL) for word in forbidden if word in key]


@pytest.mark.parametrize(
    "text",
    [
        '[links]\ncache = "../outside/x.sqlite"',
        'plugins = ["os"]',
        'template = "x.j2"',
        "[links]\nallow-private = true",
    ],
)
def test_what_it_cannot_say_is_an_error(text):
    assert run(text, "check").exit_code == 2


@pytest.mark.parametrize(
    ("config", "status"),
    [
        (f"exclude = [{'*a' * 40 + 'b.md'!r}]", 2),
        (f"exclude = [{'**/a/' * 40 + 'b.md'!r}]", 2),
        (f"[per-file.{json.dumps('*a' * 40 + 'b.md')}]\nignore = ['AL501']", 2),
        (f"[links]\nexclude = [{'*a' * 40 + 'b'!r}]", 1),
        (f"not-papers = [{'(a+)+$' * 40!r}]\nallow-duplicates = [{'(a|a)*b' * 40!r}]", 1),
        (f"paths = [{'(a+)+$'!r}]", 1),
        ("exclude = ['docs/**/*.md', '*draft*old*.md', '!*.txt']", 1),
    ],
)
def test_no_pattern_takes_long(config, status):
    name = Path("a" * 200 + ".md")
    name.write_text(LIST + f"- B [[paper](https://a.test/{'a' * 2000})]\n", "utf-8")

    def use(text):
        run(text, "check", ".")
        run(text, "links", "--offline", str(name))

    assert run(config, "check", ".").exit_code == status
    assert run(config, "links", "--offline", str(name)).exit_code in (0, 1, 2)
    assert not grows(use, "", config, 20)


def test_a_gitignore_with_such_a_pattern_goes_without_it():
    Path("a" * 200 + ".md").write_text(LIST, "utf-8")

    def check(stars):
        Path(".gitignore").write_text(f"{'*a' * stars}b.md\nREADME.md\n")
        return CliRunner().invoke(main, ["check", "--isolated", "--output-format=json", "."])

    assert {item["file"] for item in json.loads(check(40).stdout)["findings"]} == {"a" * 200 + ".md"}
    assert not grows(check, 1, 40, 20)
