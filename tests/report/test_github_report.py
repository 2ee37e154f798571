from pathlib import Path

from awesome_lint.markdown.source import Source
from awesome_lint.report import View, make_report, summarise
from awesome_lint.report.github import github_report


def report(findings, **view):
    return github_report(findings, summarise([], findings), View(**view)).splitlines()


def test_a_command_for_each_kind(find):
    findings = [find("ab\n", "b", severity=severity) for severity in ("info", "warning", "error")]
    place = "file=README.md,line=1,endLine=1,col=2,endColumn=3,title=AL101 mojibake"
    assert report(findings) == [
        f"::error {place}::wrong",
        f"::warning {place}::wrong",
        f"::notice {place}::wrong",
        "::notice title=awesome-lint::Found 1 error, 1 warning, 1 remark in 0 files (0 entries).",
    ]


def test_escaping(find):
    source = Source("x\n", "a,b:c%d.md")
    line = report([find(source, "x", "50 %\r\n: and, ::error::\x1b[0m")])[0]
    assert line.startswith("::error file=a%2Cb%3Ac%25d.md,line=1,")
    assert line.endswith("::50 %25%0D%0A: and, ::error::\\x1b[0m")


def test_no_columns_over_several_lines(find):
    assert report([find("a\nb\n", "a\nb")])[0].startswith(
        "::error file=README.md,line=1,endLine=2,title=AL101 mojibake::"
    )


def test_ten_of_a_kind_then_the_summary_and_the_rest_in_the_log(find):
    hostile = Source("x\n", "::error::.md")
    findings = [find(hostile, "x", f"##[error]{i}", severity="warning") for i in range(12)]
    findings += [find("x\n", "x", f"remark {i}", severity="info") for i in range(11)]
    lines = report(findings)
    assert sum(line.startswith("::warning") for line in lines) == 10
    # The summary is the tenth notice: GitHub would drop an eleventh.
    assert sum(line.startswith("::notice") for line in lines) == 10
    assert lines[19] == (
        "::notice title=awesome-lint::Found 12 warnings, 11 remarks in 0 files (0 entries)."
        " 4 of them only in the log."
    )
    assert lines[20] == "- ::error::.md:1:1: AL101 warning ## [error]10"
    assert len(lines) == 24


def test_nothing_found():
    assert report([]) == ["No problems in 0 files (0 entries)."]
    assert report([], quiet=True) == []


def test_files_are_named_from_the_root_of_the_repository(find, tmp_path, monkeypatch):
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    for typed, named in (("a.md", "docs/a.md"), ("../b.md", "b.md"), (str(Path("/c.md")), "/c.md")):
        assert f"file={named}," in report([find(Source("x\n", typed), "x")])[0]


def test_the_other_place_and_the_fix_are_told(find, tmp_path, monkeypatch):
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    finding = find(Source("a\nb\n", "a.md"), "b", related=[(0, "like 50 %")], fix=("c", "unsafe"))
    said = "::wrong%0Asee docs/a.md:1: like 50 %25%0Afix (unsafe): write it so"
    assert report([finding])[0].endswith(said)
    for form in ("junit", "markdown"):
        assert "see docs/a.md:1: like 50 %" in make_report(form, [finding], summarise([], [finding]), View())
