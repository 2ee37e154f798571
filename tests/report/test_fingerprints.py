import pytest
from report_samples import finding

from awesome_lint.markdown.source import Source
from awesome_lint.report.fingerprints import fingerprints, line_hashes


def known(text, *marked, path="a.md", code="AL101"):
    source = Source(text, path)
    findings = [finding(source, text.index(part), text.index(part) + 1, "said", code=code) for part in marked]
    return list(fingerprints(findings, lambda path: path))


def test_the_same_wherever_its_line_moves():
    assert known("a\nthe line\n", "the") == known("# new\n\na\n  the   line\nb\n", "the")


def test_another_line_rule_or_file_makes_another():
    one = known("the line\n", "the")
    assert one != known("the other line\n", "the")
    assert one != known("the line\n", "the", code="AL601")
    assert one != known("the line\n", "the", path="b.md")


def test_those_alike_are_counted():
    first, second = known("the line\n", "the", "line")
    assert first != second
    assert [first] == known("the line\n", "the")


@pytest.mark.parametrize(
    ("text", "hashes"),
    [
        # As GitHub's own upload computes them.
        ("", ["c129715d7a2bc9a3:1"]),
        (" a\nb\n  \t\tc\n d", ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]),
        (" a\r\nb\r  \t\tc\r\n d", ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]),
        ("\ufeffx\nx\nx", ["2ecbbdc96f6be14a:1", "d1918fd5e068b4e9:1", "638816509450efbf:1"]),
    ],
)  # fmt: skip
def test_lines_as_github_knows_them(text, hashes):
    of = line_hashes(Source(text))
    assert [of(number + 1) for number in range(len(hashes))] == hashes


def test_equal_lines_are_told_apart():
    of = line_hashes(Source("x" * 200 + "\n" + "x" * 300 + "\n"))
    assert of(1).partition(":")[0] == of(2).partition(":")[0]
    assert (of(1)[-2:], of(2)[-2:]) == (":1", ":2")


@pytest.mark.parametrize("odd", ["😀", "\udcff\udcfe", "\ud800"])
def test_odd_characters_make_a_hash(odd):
    assert line_hashes(Source(f"{odd}x"))(1) != line_hashes(Source("x"))(1)
