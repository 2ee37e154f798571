"""The two lists that were read by hand: what was found there is found, and nothing else."""

import os
from collections import Counter
from pathlib import Path

import pytest

import awesome_lint
from awesome_lint.config import Config
from awesome_lint.data.json_format import entry_data
from awesome_lint.data.listing import list_records

SEEDS = os.environ.get("AWESOME_LINT_SEEDS")
pytestmark = pytest.mark.skipif(not SEEDS, reason="AWESOME_LINT_SEEDS names no folder of seed lists")
BULLETS, TABLE = "pruning_bullets.md", "efficient_table.md"
both = pytest.mark.parametrize("name", [BULLETS, TABLE])


def read(name):
    return (Path(SEEDS) / name).read_bytes().decode()


def parse(name):
    # Where no file stands, relative links lead nowhere, as they do for a list that was copied.
    return awesome_lint.parse(read(name), f"/nowhere/list/{name}")


def line(finding):
    return finding.source.position(finding.span.start).line


@pytest.fixture(scope="module")
def found():
    return {name: awesome_lint.lint(parse(name)) for name in (BULLETS, TABLE)}


def lines(findings, code, severity):
    """Lines that a rule reports, each once; all must have the one severity."""
    of_rule = [finding for finding in findings if finding.rule.code == code]
    assert {finding.severity for finding in of_rule} <= {severity}
    return sorted({line(finding) for finding in of_rule})


IN_BULLETS = {
    ("AL101", "error"): [161, 909],
    ("AL508", "warning"): [411],
    ("AL305", "warning"): [255],
    ("AL306", "info"): [269, 838],
    ("AL304", "warning"): [834, 836, 838, 917, 919, 921],
    ("AL104", "warning"): [949],
    ("AL310", "info"): [107, 195, 385, 521, 533, 559, 563, 569],
    ("AL512", "info"): [187, 215, 259, 303, 409, 435, 455],
    ("AL513", "info"): [547, 666],
}
IN_TABLE = {
    ("AL508", "warning"): [21],
    ("AL507", "warning"): [15, 23],
    ("AL503", "info"): [27, 28],
    ("AL307", "info"): [27],
    ("AL309", "warning"): [*range(3, 15), *range(18, 23), 24, 25, 26],
    ("AL305", "warning"): [28],
    ("AL104", "warning"): [28],
    ("AL208", "warning"): [1],
    ("AL203", "warning"): list(range(3, 29)),
    ("AL701", "info"): [27],
}


@pytest.mark.parametrize(("code", "severity"), IN_BULLETS)
def test_found_in_the_bullets(found, code, severity):
    assert lines(found[BULLETS], code, severity) == IN_BULLETS[code, severity]


@pytest.mark.parametrize(("code", "severity"), IN_TABLE)
def test_found_in_the_table(found, code, severity):
    assert lines(found[TABLE], code, severity) == IN_TABLE[code, severity]


def test_nothing_else_is_above_a_remark(found):
    for name, expected in ((BULLETS, IN_BULLETS), (TABLE, IN_TABLE)):
        known = {code for code, severity in expected if severity != "info"} | {"AL502", "AL106"}
        assert [f for f in found[name] if f.severity != "info" and f.rule.code not in known] == []


def test_mojibake_that_can_be_mended_and_that_cannot(found):
    fixes = [(line(f), f.fix and f.fix.edits[0].text) for f in found[BULLETS] if f.rule.code == "AL101"]
    assert fixes == [(161, "F³-Pruning:"), (909, None), (909, None)]


def test_the_retired_service(found):
    retired = [f for f in found[BULLETS] if f.rule.code == "AL502"]
    assert Counter(f.severity for f in retired) == {"warning": 269}
    assert {f.fix.applicability for f in retired} == {"unsafe"}
    entries = [e for e in parse(BULLETS).entries if any(link.kind == "pwc" for link in e.links)]
    assert sum(any(link.kind == "arxiv" for link in entry.links) for entry in entries) == 235


def test_runs_of_blank_lines(found):
    assert Counter(f.severity for f in found[BULLETS] if f.rule.code == "AL106") == {"warning": 103}


def test_the_other_spelling_of_an_owner(found):
    places = {line(f): f.fix.edits[0].text for f in found[BULLETS] if f.rule.code == "AL512"}
    vita = dict.fromkeys((215, 303, 409, 455), "VITA-Group")
    assert places == {435: "NVlabs", 187: "VainF", 259: "Yanqi-Chen", **vita}


def test_the_labels_and_placeholders_of_the_table(found):
    label = next(f for f in found[TABLE] if f.rule.code == "AL307")
    assert label.fix.edits[0].text == "Pytorch"
    names = Counter(f.message.split("'")[1] for f in found[TABLE] if f.rule.code == "AL309")
    assert names == {"abbr": 17, "m": 3}
    assert sum(f.rule.code == "AL203" for f in found[TABLE]) == 27


def test_several_top_headings_only_when_asked_for(found):
    assert all(f.rule.code != "AL209" for f in found[BULLETS])
    asked = awesome_lint.lint(parse(BULLETS), Config(select=("AL209",)))
    assert [f.severity for f in asked] == ["info"] * 7  # the first of eight is no finding


# Lines that look wrong and are right. The retired service is another matter.
RIGHT = {139, 197, 203, 205, 373, 627, 635, 690, 746, 808, 820, 864, 933}
NEVER = {
    "AL201",
    "AL308",
    "AL311",
    "AL401",
    "AL402",
    "AL403",
    "AL404",
    "AL501",
    "AL503",
    "AL504",
    "AL505",
    "AL506",
}


def test_stays_silent_on_what_is_right(found):
    loud = [(line(f), f.rule.code) for f in found[BULLETS] if f.severity != "info" and f.rule.code != "AL502"]
    assert [(number, code) for number, code in loud if number in RIGHT] == []
    codes = {f.rule.code for f in found[BULLETS]}
    assert codes & NEVER == set()
    assert {code for code in codes if code.startswith("AL6")} == set()


IN_BOTH = {4: 259, 5: 247, 7: 255, 10: 251, 16: 267, 19: 265, 21: 269, 24: 257, 25: 261, 28: 299}


@pytest.mark.parametrize("order", [(BULLETS, TABLE), (TABLE, BULLETS)])
def test_across_the_two(order):
    second = order[1]
    findings = [
        f for f in awesome_lint.lint([parse(name) for name in order]) if f.rule.code.startswith("AL6")
    ]
    assert {Path(f.source.path).name for f in findings} == {second}
    here = IN_BOTH if second == TABLE else {there: here for here, there in IN_BOTH.items()}

    def pairs(code):
        of_rule = [f for f in findings if f.rule.code == code]
        return {line(f): f.related[0].source.position(f.related[0].span.start).line for f in of_rule}

    assert pairs("AL601") == here
    conflicts = {7, 21, 28} if second == TABLE else {255, 269, 299}
    assert pairs("AL605") == {number: here[number] for number in conflicts}
    cut_short = 21 if second == TABLE else 269
    assert pairs("AL604") == {cut_short: here[cut_short]}
    published = next(f for f in findings if f.rule.code == "AL605" and line(f) in (28, 299))
    assert "venue" in published.message
    assert published.severity == "warning"
    assert {f.severity for f in findings if f.rule.code == "AL601"} == {"info"}


def test_what_the_bullets_hold():
    papers = parse(BULLETS)
    assert len(papers.entries) == 334
    assert papers.skipped == []
    assert Counter(link.kind for entry in papers.entries for link in entry.links) == {
        "paper": 334,
        "pwc": 269,
        "arxiv": 248,
        "code": 170,
        "openreview": 99,
    }
    assert {entry.shape for entry in papers.entries} == {"tagged-bullet"}
    assert len({entry.section.path for entry in papers.entries}) == 48
    assert all(entry.venue_id and entry.year for entry in papers.entries)


def test_what_the_table_holds():
    papers = parse(TABLE)
    assert len(papers.entries) == 26
    assert papers.skipped == []
    assert all((entry.venue_source, entry.year_source) == ("entry", "entry") for entry in papers.entries)
    assert [sum(link.label is None for link in entry.links) for entry in papers.entries] == [1] * 26
    assert sum(link.kind == "code" for entry in papers.entries for link in entry.links) == 4


def test_the_contents_of_the_bullets_lead_somewhere():
    papers = parse(BULLETS)
    anchors = {section.anchor for section in papers.sections}
    assert [row.anchor in anchors for row in papers.contents.lines] == [True] * 55


@both
def test_the_export_says_the_same(name):
    papers = parse(name)
    exported = [entry_data(record) for record in list_records(papers)]
    assert [entry["title"] for entry in exported] == [entry.title for entry in papers.entries]
    for entry in exported:
        text = papers.source.line(entry["line"])
        assert all(link["url"] in text for link in entry["links"])


@both
def test_parsing_and_joining_is_the_identity(name):
    papers = parse(name)
    assert "".join(papers.source[block.span] for block in papers.blocks) == read(name)


def safe(text, path="-"):
    return awesome_lint.fix(awesome_lint.parse(text, path)).lists[0].text


def unsafe(text, path="-"):
    return awesome_lint.fix(awesome_lint.parse(text, path), unsafe=True).lists[0].text


def fmt(text, path="-"):
    return awesome_lint.format(awesome_lint.parse(text, path)).text


@both
@pytest.mark.parametrize(
    "steps",
    [(safe,), (unsafe,), (fmt,), (safe, fmt), (fmt, safe), (unsafe, fmt), (fmt, unsafe)],
    ids=lambda steps: "-".join(step.__name__ for step in steps),
)
def test_a_second_run_changes_nothing(name, steps):
    text = read(name)
    for step in steps:
        text = step(text)
    once = text
    for step in steps:
        text = step(text)
        assert text == once
    assert once != read(name)


@both
@pytest.mark.parametrize("fix", [safe, unsafe])
def test_fixing_and_formatting_may_change_places(name, fix):
    assert fix(fmt(read(name))) == fmt(fix(read(name)))


def facts(papers):
    titles = Counter(entry.title for entry in papers.entries)
    return titles, Counter(link.url for entry in papers.entries for link in entry.links)


def words(papers):
    """All words but the hyphens that pad a table."""
    return Counter(word for word in papers.text.split() if word.strip("|:-"))


@both
def test_formatting_loses_nothing(name):
    papers = parse(name)
    after = awesome_lint.parse(awesome_lint.format(papers).text)
    assert facts(after) == facts(papers)
    assert words(after) == words(papers)


@both
@pytest.mark.parametrize("all_fixes", [False, True])
def test_fixing_loses_only_what_an_edit_names(name, all_fixes):
    papers = parse(name)
    fixed = awesome_lint.fix(papers, unsafe=all_fixes)
    titles, urls = facts(papers)
    titles_after, urls_after = facts(fixed.lists[0])
    named = "\n".join(f.source[edit.span] for f in fixed.applied for edit in f.fix.edits)
    mended = {e.title for e in papers.entries if e.title.endswith(".") or "Â³" in e.title}
    assert set(titles - titles_after) == mended
    if not all_fixes:
        assert (urls - urls_after).total() == (urls_after - urls).total()
    else:
        assert all(
            url in named or url.casefold() in map(str.casefold, urls_after) for url in urls - urls_after
        )
        assert sum("paperswithcode.com" in url for url in urls_after) == 0
    assert len(fixed.lists[0].entries) == len(papers.entries)
