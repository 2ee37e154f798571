import json
from xml.etree import ElementTree as ET

from report_samples import HOSTILE, everywhere, finding, many, sample

from awesome_lint.markdown.source import Source
from awesome_lint.report import View, make_report, summarise


def gitlab(findings):
    return json.loads(make_report("gitlab", findings, summarise([], findings), View()))


def junit(findings, *paths):
    text = make_report("junit", findings, summarise([], findings)._replace(paths=paths), View())
    return ET.fromstring(text.encode())


def test_fingerprints_for_gitlab_are_unique():
    """GitLab shows one finding of those that share one."""
    source = Source("a a\na a\n")
    findings = many(6000) + [finding(source, at, at + 1, "twice") for at in (0, 0, 2, 4)]
    found = [issue["fingerprint"] for issue in gitlab(findings)]
    assert len(set(found)) == 6004


def test_gitlab_has_the_most_severe_first():
    assert [issue["severity"] for issue in gitlab(sample()[0])] == ["major", "minor", "info", "info"]


def test_lines_for_gitlab():
    source = Source("a\nb\r\nc\r\n", "./docs/a.md")
    (issue,) = gitlab([finding(source, 2, len(source.text), "b and c")])
    assert issue["location"] == {"path": "docs/a.md", "lines": {"begin": 2, "end": 3}}


def test_a_suite_for_each_file_and_a_test_that_passes_for_a_clean_one():
    source = Source("- a\n", "bad.md")
    root = junit([finding(source, 0, 1, "wrong"), finding(source, 2, 3, "odd", "info")], "good.md", "bad.md")
    assert [suite.attrib for suite in root] == [
        {"name": "good.md", "tests": "1", "failures": "0", "errors": "0", "skipped": "0"},
        {"name": "bad.md", "tests": "2", "failures": "1", "errors": "0", "skipped": "1"},
    ]
    assert root.attrib == {"name": "awesome-lint", "tests": "3", "failures": "1", "errors": "0"}
    assert [child.tag for case in root.iter("testcase") for child in case] == ["failure", "skipped"]


def test_nothing_that_xml_cannot_write():
    root = junit([everywhere(text) for text in HOSTILE])
    said = [failure.attrib["message"] for failure in root.iter("failure")]
    assert said[:4] == [
        "said \\x1b[31m",
        "said ::set-output name=a::b",
        "said %0A::error::",
        "said <script>alert(1)</script>",
    ]
    assert said[8:11] == [
        "said [a](https://evil.test) [b](1) {0}",
        "said \\x00\ufffd\ufffd\\u202e\\u2028",
        "said \\xff\\ud800",
    ]
