"""SARIF: what GitHub wants beyond the schema."""

import json
import random
from urllib.parse import unquote

import pytest
from report_samples import everywhere, finding, many

from awesome_lint.markdown.source import Source
from awesome_lint.report import View, make_report, sarif, summarise


def run(findings):
    (only,) = json.loads(make_report("sarif", findings, summarise([], findings), View()))["runs"]
    return only


def only(findings):
    (result,) = run(findings)["results"]
    return result


def test_the_most_severe_first_and_no_more_than_are_shown():
    found = run(many(6000))
    assert len(found["results"]) == 5000
    levels = [result["level"] for result in found["results"]]
    assert levels == ["error"] * 3000 + ["warning"] * 2000
    (note,) = found["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "GitHub takes no more: 1000 findings left out, the least severe."


def test_nothing_is_said_of_limits_that_were_not_met():
    assert run(many(10))["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def random_text(size, seed=0):
    """Text that packing makes half as long at best."""
    return random.Random(seed).randbytes(size // 2).hex()


def test_fixes_are_left_out_of_a_file_that_is_too_large(monkeypatch):
    text = random_text(40_000)
    source = Source(text)
    edits = [(at, at + 1, text[at:]) for at in range(20)]
    findings = [
        finding(source, at, at + 1, "said", fix=("write", [(at, *rest)], "safe")) for at, *rest in edits
    ]
    assert all("fixes" in result for result in run(findings)["results"])
    monkeypatch.setattr(sarif, "MOST_BYTES", 50_000)
    assert ["fixes" in result for result in run(findings)["results"]] == [False] * 20


def test_then_findings_are(monkeypatch):
    source = Source("x")
    findings = [finding(source, 0, 1, f"{at} {random_text(1000, at)}", "info") for at in range(40)]
    findings.append(finding(source, 0, 1, "worst"))
    monkeypatch.setattr(sarif, "MOST", 41)
    monkeypatch.setattr(sarif, "MOST_BYTES", 4_000)
    found = run(findings)
    assert 1 <= len(found["results"]) < 41
    assert found["results"][0]["message"]["text"] == "worst"
    left_out = 41 - len(found["results"])
    assert (
        f"{left_out} findings" in found["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    )


def test_rules_are_those_that_found_something_each_with_its_page():
    source = Source("a\nb")
    found = run([finding(source, 0, 1, "b", code="AL601"), finding(source, 0, 1, "a")])
    rules = found["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["AL101", "AL601"]
    assert [rules[result["ruleIndex"]]["id"] for result in found["results"]] == ["AL601", "AL101"]
    assert rules[0]["help"]["markdown"].startswith("# mojibake (AL101)\n")
    assert rules[0]["helpUri"].endswith("/docs/rules/AL101.md")
    for rule in rules:
        texts = (rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert all(texts)


def test_places_are_unique_for_each_rule_and_stay_when_lines_move():
    def identities(text, *marked):
        source = Source(text, "a.md")
        found = run([finding(source, text.index(part), text.index(part) + 1, "said") for part in marked])
        return [result["partialFingerprints"] for result in found["results"]]

    tail = "some words\nmore words\n" + "and " * 50
    before = identities(tail, "some", "more", "words", "and")
    after = identities(f"# New\n\n- new\n{tail}", "some", "more", "words", "and")
    assert before == after
    assert len({known["primaryLocationLineHash"] for known in before}) == 4
    assert len({known["ruleAndLine/v1"] for known in before}) == 4


def test_the_identity_is_that_of_the_line_that_is_shown():
    source = Source("a\nb\n")
    below, last = (only([finding(source, at, at, "said")]) for at in (4, 2))
    assert below["locations"][0]["physicalLocation"]["region"]["startLine"] == 2
    key = "primaryLocationLineHash"
    assert below["partialFingerprints"][key] == last["partialFingerprints"][key]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./docs/a b.md", "docs/a%20b.md"),
        ("a:b%.md", "a%3Ab%25.md"),
        ("论文.md", "%E8%AE%BA%E6%96%87.md"),
        ("\udcff.md", "%FF.md"),
    ],
)
def test_paths_are_uris_below_the_root(path, uri):
    location = only([everywhere("x", path)])["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_a_file_elsewhere_is_named_whole():
    location = only([everywhere("x", "/a b.md")])["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "file:///a%20b.md"}
    assert unquote(location["uri"]) == "file:///a b.md"


def test_no_text_of_the_list_is_a_link_or_a_placeholder():
    result = only([everywhere("[a](https://evil.test) {0} {x}")])
    assert result["message"]["text"] == "said [a] (https://evil.test) {{0}} {x}"
    assert result["relatedLocations"][0]["message"]["text"].count("](") == 0


def test_what_is_no_text_has_no_fix():
    assert "fixes" not in only([everywhere("\udcff")])
    source = Source("\ufeffa")
    assert "fixes" not in only([finding(source, 0, 1, "mark", fix=("take", [(0, 1, "")], "safe"))])


def test_whether_a_fix_is_safe():
    source = Source("a")
    for how in ("safe", "unsafe"):
        (fix,) = only([finding(source, 0, 1, "a", fix=("write b", [(0, 1, "b")], how))])["fixes"]
        assert (fix["description"]["text"], fix["properties"]) == ("write b", {"applicability": how})


def test_long_texts_are_cut():
    assert len(only([everywhere("x" * 5000)])["message"]["text"]) <= 1000
