import json
from pathlib import Path

import pytest
from cli_samples import BROKEN


def test_one_run_makes_several_reports(put, run):
    files = ("--also", "json=a.json", "--also", "text=a=b.txt")
    result = run("check", "--output-format", "github", *files, put("list.md", BROKEN))
    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=list.md,")
    assert [finding["code"] for finding in json.loads(Path("a.json").read_text())["findings"]] == ["AL101"]
    assert Path("a=b.txt").read_text() == run("check", "list.md").stdout


@pytest.mark.parametrize("value", ["json", "json=", "=a.json", "odd=a.json"])
def test_what_names_no_format_or_no_file(put, run, value):
    result = run("check", "--also", value, put("list.md"))
    assert result.exit_code == 2
    assert "is not FORMAT=FILE, with one of text, json" in " ".join(result.stderr.split())


def test_no_report_over_a_list(put, run):
    result = run("check", "--also", "json=list.md", put("list.md", BROKEN))
    assert (result.exit_code, Path("list.md").read_text()) == (1, BROKEN)
    assert "list.md is a list" in result.stderr
