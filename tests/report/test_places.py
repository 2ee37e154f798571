import pytest

from awesome_lint.markdown.source import Source, Span
from awesome_lint.report.places import UTF8, UTF16, Places, from_root


def region(text, start, end, unit=UTF16, how="region"):
    (line, column), (end_line, end_column) = getattr(Places(Source(text), unit), how)(Span(start, end))
    return f"{line}:{column}-{end_line}:{end_column}"


@pytest.mark.parametrize(
    ("text", "utf16", "utf8"),
    [
        ("ab|c", "1:3-1:4", "1:3-1:4"),
        ("é|c", "1:2-1:3", "1:3-1:4"),
        ("剪|枝", "1:2-1:3", "1:4-1:7"),
        ("e\u0301|c", "1:3-1:4", "1:4-1:5"),
        ("😀|😀", "1:3-1:5", "1:5-1:9"),
        ("😀\r\n剪|x", "2:2-2:3", "2:4-2:5"),
        ("a\udcff|x", "1:3-1:4", "1:3-1:4"),  # one byte that is no UTF-8
        ("\ufeffa|x", "1:2-1:3", "1:5-1:6"),  # a mark is no text, but three bytes
        ("\ufeffa\nb|x", "2:2-2:3", "2:2-2:3"),
    ],
)
def test_columns_by_unit(text, utf16, utf8):
    at = text.index("|")
    text = text.replace("|", "")
    assert region(text, at, at + 1, UTF16) == utf16
    assert region(text, at, at + 1, UTF8) == utf8


@pytest.mark.parametrize(
    ("text", "span", "seen"),
    [
        ("ab\ncd\n", (3, 6), "2:1-2:3"),
        ("ab\r\n\r\n", (2, 6), "1:3-1:3"),
        ("ab\n", (3, 3), "1:3-1:3"),
        ("ab\r\n", (4, 4), "1:3-1:3"),
        ("ab\n\n", (4, 4), "2:1-2:1"),
        ("ab", (2, 2), "1:3-1:3"),
        ("a\nb\n", (0, 4), "1:1-2:2"),
        ("", (0, 0), "1:1-1:1"),
    ],
)
def test_what_is_shown_is_on_a_line_that_there_is(text, span, seen):
    assert region(text, *span, how="seen") == seen


class TestFromRoot:
    def test_the_repository_around_it(self, tmp_path, monkeypatch):
        (tmp_path / ".git").mkdir()
        (tmp_path / "docs").mkdir()
        monkeypatch.chdir(tmp_path / "docs")
        assert [from_root(path) for path in ("a.md", "./a.md", "../b.md", str(tmp_path / "c.md"))] == [
            "docs/a.md",
            "docs/a.md",
            "b.md",
            "c.md",
        ]

    @pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
    def test_the_place_where_a_service_put_it(self, tmp_path, monkeypatch, name):
        (tmp_path / "docs").mkdir()
        monkeypatch.chdir(tmp_path / "docs")
        monkeypatch.setenv(name, str(tmp_path))
        assert from_root("a.md") == "docs/a.md"

    def test_no_repository_at_all(self):
        assert from_root("./a.md") == "a.md"
        assert from_root("/c.md") == "/c.md"
        assert from_root("../b.md") == "../b.md"
