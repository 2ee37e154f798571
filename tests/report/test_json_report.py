import json
from importlib.resources import files

import jsonschema
import pytest

from awesome_lint.markdown.source import Source, Span
from awesome_lint.report import View, summarise
from awesome_lint.report.json_report import json_report

SCHEMA = json.loads(files("awesome_lint").joinpath("schemas/check.schema.json").read_text("utf-8"))


def report(findings):
    text = json_report(findings, summarise([], findings), View())
    data = json.loads(text.encode())
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    return data


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_exactly_the_contract(find):
    source = Source("# P\r\n论文 FÂ³\r\n", "README.md")
    assert report([find(source, "FÂ³", related=[(0, "there")], fix=("F³", "safe"))]) == {
        "version": 1,
        "findings": [
            {
                "file": "README.md",
                "line": 2,
                "column": 4,
                "end_line": 2,
                "end_column": 7,
                "code": "AL101",
                "rule": "mojibake",
                "severity": "error",
                "message": "wrong",
                "related": [{"file": "README.md", "line": 1, "message": "there"}],
                "fix": {
                    "title": "write it so",
                    "applicability": "safe",
                    "edits": [{"line": 2, "column": 4, "end_line": 2, "end_column": 7, "text": "F³"}],
                },
            }
        ],
        "summary": {"files": 0, "entries": 0, "not_understood": 0, "error": 1, "warning": 0, "info": 0},
    }


def test_nothing_found():
    assert report([])["findings"] == []


def test_ten_places_and_how_many_more(find):
    places = report([find("x\n", "x", related=[(0, "here")] * 12)])["findings"][0]["related"]
    assert len(places) == 10
    assert places[9]["message"] == "here (and 2 more places)"


def test_repeated_findings_are_all_there(find):
    assert len(report([find("x\n", "x", severity="info")] * 7)["findings"]) == 7


@pytest.mark.parametrize(
    "char", ["\udcff", chr(0xD800), "\0", "\x1b", "\x9b", "\u202e", "\u2028", '"', "\\", "\n"]
)
def test_valid_and_harmless_whatever_is_said(find, char):
    source = Source(f"a{char}b", f"{char}.md")
    finding = find(source, "b", f"said {char}", related=[(0, char)], fix=(char, "safe"))
    text = json_report([finding], summarise([], [finding]), View())
    assert char in '"\\\n' or char not in text
    expected = "\ufffd" if "\ud800" <= char <= "\udfff" else char
    assert report([finding])["findings"][0]["message"] == f"said {expected}"


def test_an_end_at_the_end_of_the_file(find):
    source = Source("a\nb", "README.md")
    finding = find(source, "b")
    assert finding.span == Span(2, 3)
    assert {k: v for k, v in report([finding])["findings"][0].items() if "line" in k or "column" in k} == {
        "line": 2,
        "column": 1,
        "end_line": 2,
        "end_column": 2,
    }
