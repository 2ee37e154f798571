"""awesome-lint stats: counts of small lists, in every form."""

import json
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from click.testing import CliRunner

from awesome_lint.cli.main import main

SCHEMA = json.loads(files("awesome_lint").joinpath("schemas/stats.schema.json").read_text("utf-8"))
LIST = """\
# Papers

## 2024

### CVPR

- One Way to Prune [[paper](https://arxiv.org/abs/2401.00001)] [[code](https://github.com/a/one)]
- Another Way to Prune [[paper](https://arxiv.org/abs/2401.00002)] [[code](https://github.com/a/two)] [[code](https://github.com/b/two)]

## 2022

### ICML

- An Old Way to Prune [[paper](https://arxiv.org/abs/2201.00003)] [[code]()]

## Unsorted

- A Way to Prune [[paper](https://example.org/way)]
"""


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_text(LIST)


def stats(*args, status=0):
    result = CliRunner().invoke(main, ["stats", *args])
    assert result.exit_code == status, result.output
    return result.stdout


def data(*args):
    value = json.loads(stats("--format", "json", *args))
    jsonschema.Draft202012Validator(SCHEMA).validate(value)
    return value


def test_what_is_counted():
    assert data("README.md") == {
        "version": 1,
        "files": ["README.md"],
        "entries": 4,
        "with_code": 2,
        "years": [
            {"year": None, "entries": 1, "with_code": 0},
            {"year": 2022, "entries": 1, "with_code": 0},
            {"year": 2024, "entries": 2, "with_code": 2},
        ],
        "venues": [
            {"venue": "CVPR", "entries": 2, "with_code": 2},
            {"venue": "ICML", "entries": 1, "with_code": 0},
            {"venue": None, "entries": 1, "with_code": 0},
        ],
        "kinds": [
            {"kind": "paper", "entries": 4, "with_code": 2},
            {"kind": "code", "entries": 3, "with_code": 2},
        ],
        "shapes": [{"shape": "tagged-bullet", "entries": 4, "with_code": 2}],
    }


def test_several_lists_are_counted_together():
    Path("more.md").write_text("- More to Prune [[paper](https://arxiv.org/abs/2401.00009)]\n")
    value = data("README.md", "more.md")
    assert (value["files"], value["entries"]) == (["README.md", "more.md"], 5)


def test_text():
    assert stats("README.md").startswith(
        "4 entries in 1 file, 2022 to 2024, 2 with code (50%)\n"
        "\n"
        "year  entries  with code\n"
        "2024        2          2\n"
        "2022        1          0\n"
        "none        1          0\n"
        "\n"
        "venue  entries  with code\n"
        "CVPR         2          2\n"
    )


def test_what_there_is_nothing_of_has_no_table():
    Path("README.md").write_text("- A Way to Prune\n\n[A Way](https://example.org)\n")
    assert stats("README.md", status=1) == "0 entries in 1 file\n"


def test_a_dash_is_standard_output():
    assert stats("README.md", "--output", "-") == stats("README.md")


def test_rare_venues_share_a_row():
    names = ["CVPR", "ICCV", "ECCV", "ICML", "ICLR", "NeurIPS", "AAAI", "IJCAI", "ACL", "EMNLP", "NAACL"]
    names += ["KDD", "WWW", "SIGIR", "MICCAI", "INTERSPEECH", "ICASSP", "ICRA"]
    papers = [
        f"## {name}\n\n- Paper {n} [[paper](https://example.org/p{n})]\n" for n, name in enumerate(names)
    ]
    Path("README.md").write_text("\n".join(["# Papers\n", *papers]))
    rows = stats("README.md").split("\n\n")[2].splitlines()
    assert len(rows) == 17
    assert rows[-1].split() == ["3", "others", "3", "0"]


def test_a_terminal_cannot_be_steered_by_a_venue():
    Path("README.md").write_text(LIST.replace("### CVPR", "### \x1b[31mCVPR\u202e"))
    assert "\x1b" not in stats("README.md") + stats("README.md", "--format", "json")


class TestSvg:
    def test_it_is_a_picture_without_script_or_anything_to_load(self):
        root = ElementTree.fromstring(stats("README.md", "--format", "svg"))
        assert {element.tag.rpartition("}")[2] for element in root.iter()} == {
            *("svg", "title", "style", "text", "rect", "path")
        }
        assert not any("href" in name or name.startswith("on") for e in root.iter() for name in e.attrib)
        assert "prefers-color-scheme: dark" in root.find("{*}style").text

    def test_the_numbers_stand_in_it(self):
        root = ElementTree.fromstring(stats("README.md", "--format", "svg"))
        texts = [element.text for element in root.findall(".//{*}text")]
        assert [text for text in texts if text in {"2022", "2023", "2024"}] == ["2022", "2023", "2024"]
        assert {"CVPR", "ICML", "paper", "code"} <= set(texts)

    def test_a_hostile_venue_is_text(self):
        hostile = "# A\n\n## <script>alert(1)</script>\"'&]]> 2024\n\n- B [[paper](https://arxiv.org/abs/2401.00001)]\n"
        Path("README.md").write_text(hostile)
        root = ElementTree.fromstring(stats("README.md", "--format", "svg"))
        assert not root.findall(".//{*}script")

    @pytest.mark.parametrize("text", ["# Nothing\n", "- No Year [[paper](https://example.org/a)]\n"])
    def test_there_may_be_little_to_draw(self, text):
        Path("README.md").write_text(text)
        result = CliRunner().invoke(main, ["stats", "--format", "svg", "README.md"])
        assert ElementTree.fromstring(result.stdout).tag.endswith("svg")

    def test_an_impossible_year_does_not_make_it_wide(self):
        Path("README.md").write_text(LIST.replace("## 2022", "## 1066"))
        assert len(stats("README.md", "--format", "svg")) < 20_000


def test_badge():
    assert json.loads(stats("--badge", "README.md")) == {
        "schemaVersion": 1,
        "label": "papers",
        "message": "4",
        "color": "blue",
    }


def test_a_badge_is_a_format():
    assert CliRunner().invoke(main, ["stats", "--badge", "--format", "svg", "README.md"]).exit_code == 2


def test_into_a_file():
    assert stats("--output", "stats.json", "--format", "json", "README.md") == ""
    assert json.loads(Path("stats.json").read_text())["entries"] == 4


def test_a_list_without_entries_is_told_of():
    Path("README.md").write_text("# Nothing\n")
    assert stats("README.md", status=1).startswith("0 entries in 1 file\n")
