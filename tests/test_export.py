import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from awesome_lint.cli.main import main

SCHEMA = json.loads(files("awesome_lint").joinpath("schemas/export.schema.json").read_text("utf-8"))
LIST = """\
# Papers

## 2024

### CVPR-2024

- FedMef: Towards Memory-efficient Pruning [[paper](https://openaccess.thecvf.com/content/CVPR2024/html/A_B_CVPR_2024_paper.html)] [[arxiv](https://arxiv.org/abs/2403.14737)] [[code]()]

- 剪枝 [[paper](<https://arxiv.org/pdf/2401.00001v2>)]
"""


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def export(*args, status=0, text=None):
    result = CliRunner().invoke(main, ["export", *args], input=text)
    assert result.exit_code == status
    data = json.loads(result.stdout_bytes.decode())
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    return data


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_exactly_the_contract():
    Path("README.md").write_text(LIST)
    data = export("README.md", "--format", "json")
    assert list(data) == ["version", "file", "entries"]
    assert (data["version"], data["file"], len(data["entries"])) == (1, "README.md", 2)
    assert data["entries"][0] == {
        "title": "FedMef: Towards Memory-efficient Pruning",
        "line": 7,
        "end_line": 7,
        "shape": "tagged-bullet",
        "section": ["Papers", "2024", "CVPR-2024"],
        "venue": "CVPR",
        "venue_id": "CVPR",
        "venue_source": "section",
        "year": 2024,
        "year_source": "section",
        "authors": [],
        "ids": ["cvf:CVPR2024/A_B_CVPR_2024_paper", "arxiv:2403.14737"],
        "links": [
            {
                "kind": "paper",
                "label": "paper",
                "url": "https://openaccess.thecvf.com/content/CVPR2024/html/A_B_CVPR_2024_paper.html",
                "line": 7,
            },
            {"kind": "arxiv", "label": "arxiv", "url": "https://arxiv.org/abs/2403.14737", "line": 7},
            {"kind": "code", "label": "code", "url": "", "line": 7},
        ],
    }
    assert data["entries"][1]["links"][0]["url"] == "https://arxiv.org/pdf/2401.00001v2"
    assert data["entries"][1]["ids"] == ["arxiv:2401.00001"]


def test_an_entry_of_several_lines():
    Path("README.md").write_text(LIST.replace(" [[arxiv]", "\n  [[arxiv]"))
    entry = export("README.md")["entries"][0]
    assert (entry["line"], entry["end_line"]) == (7, 8)
    assert [link["line"] for link in entry["links"]] == [7, 8, 8]


def test_several_files_and_directories():
    Path("docs").mkdir()
    Path("docs/a.md").write_text(LIST)
    assert [f["file"] for f in export("docs")["files"]] == ["docs/a.md"]
    Path("b.md").write_text(LIST)
    assert [(f["file"], len(f["entries"])) for f in export("b.md", "docs")["files"]] == [
        ("b.md", 2),
        ("docs/a.md", 2),
    ]


def test_standard_input():
    assert export("-", text=LIST)["file"] == "-"
    assert export("-", "--stdin-filename", "x.md", text=LIST)["file"] == "x.md"


def test_to_a_file():
    Path("README.md").write_text(LIST)
    assert CliRunner().invoke(main, ["export", "README.md", "--output", "out.json"]).output == ""
    assert json.loads(Path("out.json").read_text()) == export("README.md")


def test_no_entries_do_not_pass_silently():
    Path("README.md").write_text("# Nothing\n")
    assert export("README.md", status=1)["entries"] == []


def test_bytes_that_are_no_utf8():
    Path("README.md").write_bytes(LIST.encode().replace(b"FedMef", b"Caf\xe9\x9b"))
    assert export("README.md")["entries"][0]["title"].startswith("Caf\ufffd\ufffd: Towards")


def test_a_missing_file():
    result = CliRunner().invoke(main, ["export", "gone.md"])
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize("label", ["PyTorch(Author)", "PyTorch[A]", "Code (not yet)"])
def test_a_bracket_that_closes_one_in_a_label_stays(label):
    data = export(
        "-",
        text=f"- A Paper [({label})](https://github.com/a/b) [[paper](https://arxiv.org/abs/2001.00001)]\n",
    )
    assert [link["label"] for link in data["entries"][0]["links"]] == [label, "paper"]
