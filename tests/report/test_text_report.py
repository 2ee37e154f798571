import re

import pytest

from awesome_lint.markdown.source import Source, Span
from awesome_lint.report import View, summarise
from awesome_lint.report.excerpt import excerpt
from awesome_lint.report.text import text_report

HEADLINE = re.compile(r"^(.+?):(\d+):(\d+):\s+(AL\d{3})\s+(error|warning|info)\s+(.*)$", re.M)
TEXT = "# Papers\n\n- FÂ³-Pruning [[paper](u)]\n- 剪枝 FÂ³ 综述 [[paper](v)]\n"


def report(findings, **view):
    return text_report(findings, summarise([], findings), View(**view))


def test_snapshot(find):
    findings = [
        find(TEXT, "FÂ³", "mojibake: 'FÂ³' was 'F³'", fix=("F³", "safe")),
        find(
            TEXT, "(v)", "the same as before", severity="warning", related=[(10, "the first")], code="AL601"
        ),
    ]
    assert (
        report(findings)
        == """\
README.md:3:3: AL101 error mojibake: 'FÂ³' was 'F³'
    - FÂ³-Pruning [[paper](u)]
      ^^^
  = fix (safe): write it so
README.md:4:21: AL601 warning the same as before
    - 剪枝 FÂ³ 综述 [[paper](v)]
                            ^^^
  = see README.md:3: the first
Found 1 error, 1 warning in 0 files (0 entries).
1 fixable with --fix.
"""
    )
    assert [m.groups() for m in HEADLINE.finditer(report(findings))] == [
        ("README.md", "3", "3", "AL101", "error", "mojibake: 'FÂ³' was 'F³'"),
        ("README.md", "4", "21", "AL601", "warning", "the same as before"),
    ]


def test_nothing_found():
    assert report([]) == "No problems in 0 files (0 entries).\n"
    assert report([], quiet=True) == ""


def test_the_whole_file_and_a_blank_line_show_no_source(find):
    source = Source("a\n\n\nb\n", "README.md")
    findings = [find(source, "a")._replace(span=Span(0, 0)), find(source, "b")._replace(span=Span(2, 4))]
    assert (
        report(findings, quiet=True) == "README.md:1:1: AL101 error wrong\nREADME.md:2:1: AL101 error wrong\n"
    )


def test_four_alike_are_told_once_and_quotes_or_urls_make_no_difference(find):
    source = Source("".join(f"x{i}\n" for i in range(20)), "README.md")
    said = "'it's {0}' is `{0}` at https://{0}.org/a"
    alike = [find(source, f"x{i}\n", said.format(i), severity="warning") for i in range(15)]
    other = find(source, "x3\n", "something else")
    text = report([*alike, other], quiet=True)
    assert len(HEADLINE.findall(text)) == 2
    assert "  = and 14 more: lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …\n" in text
    assert "lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15\n" in report(alike, verbose=True)
    assert len(HEADLINE.findall(report(alike[:3]))) == 3


def test_errors_are_told_one_by_one(find):
    source = Source("".join(f"x{i}\n" for i in range(20)), "README.md")
    assert len(HEADLINE.findall(report([find(source, f"x{i}\n", f"'{i}'") for i in range(15)]))) == 15


def test_other_files_severities_and_messages_are_not_grouped(find):
    one, two = Source("x\n" * 4, "a.md"), Source("x\n" * 4, "b.md")
    mixed = [find(one, "x")] * 3 + [find(one, "x", severity="info")] + [find(two, "x")] * 3
    assert len(HEADLINE.findall(report(mixed))) == 7
    assert [m[0] for m in HEADLINE.findall(report(mixed))] == ["a.md"] * 4 + ["b.md"] * 3


def test_ten_places_and_how_many_more(find):
    text = report([find(TEXT, "FÂ³", related=[(0, "here")] * 15)])
    assert text.count("= see") == 10
    assert "  = see README.md:1: here (and 5 more places)\n" in text


def test_nothing_reaches_the_terminal_raw(find):
    source = Source("a\x1b[31m\u202eb\u200b\udcff\tc\r\n", "evil\x1b]0;\n.md")
    text = report([find(source, "c", "said \x07\x9b\u2028"), find(source, "a")])
    assert text.isprintable() or set(text) & set("\x1b\x07\x9b\u202e\u200b\u2028\udcff\t\r") == set()
    assert "a\\x1b[31m\\u202eb\\u200b\\xff c\n" in text
    assert "evil\\x1b]0;\\x0a.md:1:" in text
    text.encode()


def test_statistics_count_by_rule(find):
    findings = [find(TEXT, "FÂ³", fix=("F³", "safe"))] * 2 + [
        find(TEXT, "(v)", severity="info", code="AL601")
    ]
    assert report(findings, statistics=True).splitlines()[:2] == [
        "2  AL101  error    mojibake (2 fixable)",
        "1  AL601  info     mojibake",
    ]


def test_totals_of_safe_and_unsafe_fixes(find):
    safe, unsafe = find(TEXT, "FÂ³", fix=("F³", "safe")), find(TEXT, "(v)", fix=("", "unsafe"))
    assert report([safe, unsafe, unsafe]).endswith("\n1 fixable with --fix, 2 more with --unsafe-fixes.\n")
    assert report([unsafe]).endswith("\n1 fixable with --unsafe-fixes.\n")


def test_fixes_that_were_made(find):
    applied = [find(TEXT, "FÂ³", fix=("F³", "safe"))]
    text = text_report([], summarise([], [], applied=applied), View(show_fixes=True))
    assert text.startswith("README.md:3: fixed AL101 write it so\nFixed 1 finding.\n")


def test_the_same_text_with_colours(find):
    findings = [find(TEXT, "FÂ³"), find(TEXT, "(v)", severity="info")]
    painted = report(findings, paint=lambda text, style: f"\x1b[1m{text}\x1b[0m")
    assert "\x1b[1m^^^\x1b[0m" in painted
    assert re.sub(r"\x1b\[\dm", "", painted) == report(findings)


def below(part):
    return part.blanks + part.marks


class TestExcerpt:
    @pytest.mark.parametrize(
        ("line", "place", "shown", "marks"),
        [
            ("short", (1, 3), "short", " ^^"),
            ("short", (5, 5), "short", "     ^"),
            ("", (0, 0), "", "^"),
            ("x" * 30, (0, 2), "x" * 19 + "…", "^^"),
            ("x" * 30, (29, 30), "…" + "x" * 19, " " * 19 + "^"),
            ("a" * 30 + "b" + "c" * 30, (30, 31), "…aaaaabcccccccccccc…", "      ^"),
            ("x" * 99, (10, 90), "…xxxxxxxxxxxxxxxxxx…", "      ^^^^^^^^^^^^^^"),
        ],
    )
    def test_cut_to_twenty_columns_around_the_place(self, line, place, shown, marks):
        part = excerpt(line, *place, 20)
        assert (part.text, below(part)) == (shown, marks)

    def test_cut_between_wide_characters(self):
        part = excerpt("论文" * 20, 20, 21, 20)
        assert (part.text, below(part)) == ("…论文论文论文论文论…", "     ^^")

    def test_cut_beside_what_cannot_be_shown(self):
        part = excerpt("a" * 30 + "\x1bbbbb" + "TITLE\x07X" + "c" * 30, 35, 42, 36)
        assert part.marked == "TITLE\\x07X"
        assert part.before.endswith("aa\\x1bbbbb")

    def test_wide_and_combining_characters(self):
        assert below(excerpt("论文 x", 3, 4, 50)) == "     ^"
        assert below(excerpt("e\u0301 x", 3, 4, 50)) == "  ^"
        assert below(excerpt("x论文", 1, 3, 50)) == " ^^^^"

    def test_a_line_of_megabytes_costs_nothing(self):
        assert len(excerpt("x" * 5_000_000, 2_500_000, 5_000_000, 80).text) == 80
