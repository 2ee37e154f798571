"""Fixes in the reports of others do what our own fixes do."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st
from report_samples import finding

from awesome_lint.markdown.source import BOM, Edit, Source, Span, apply_edits, encode
from awesome_lint.report import View, make_report, summarise

PIECES = ["a", "b c", "é", "剪", "😀", "e\u0301", "\udcff", "\n", "\r\n", "`", '"', "\\", "\0", "\u2028"]
WRITTEN = [piece for piece in PIECES if piece != "\udcff"]


@st.composite
def texts_with_fixes(draw):
    """A text, and fixes of one or two edits each that stay clear of each other."""
    text = draw(st.sampled_from(["", BOM])) + "".join(draw(st.lists(st.sampled_from(PIECES), max_size=30)))
    cuts = draw(st.lists(st.integers(0, len(text)), max_size=16, unique=True).map(sorted))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    new = st.lists(st.sampled_from(WRITTEN), max_size=3).map("".join)
    edits = [(start, end, draw(new)) for start, end in spans]
    fixes, at = [], 0
    while at < len(edits):
        size = draw(st.integers(1, 2))
        fixes.append(edits[at : at + size])
        at += size
    return text, fixes


def findings_of(text, fixes):
    source = Source(text)
    return [
        finding(source, fix[0][0], fix[0][0], f"{at}", fix=("fix", fix, "safe"))
        for at, fix in enumerate(fixes)
    ]


def fixed(text, fixes):
    return apply_edits(text, [Edit(Span(start, end), new) for fix in fixes for start, end, new in fix])


def reported(form, findings):
    return json.loads(make_report(form, findings, summarise([], findings), View()))


def spliced(whole, changes):
    for start, end, new in sorted(changes, reverse=True):
        whole = whole[:start] + new + whole[end:]
    return whole


@given(texts_with_fixes())
def test_suggestions_for_reviewdog(given):
    """Columns are bytes of the file; lines end with a line feed."""
    text, fixes = given
    data = encode(text)
    starts = [0, *(match.end() for match in re.finditer(b"\n", data))]

    def offset(position):
        return starts[position["line"] - 1] + position["column"] - 1

    told = reported("rdjson", findings_of(text, fixes))["diagnostics"]
    changes, made = [], []
    for fix, diagnostic in zip(fixes, told, strict=True):
        for suggestion in diagnostic["suggestions"]:
            place = suggestion["range"]
            changes.append((offset(place["start"]), offset(place["end"]), suggestion["text"].encode()))
            made.append(fix)
        between = text[fix[0][0] : fix[-1][1]]
        assert diagnostic["suggestions"] or "\udcff" in between or between.count("\n") >= 9
    assert spliced(data, changes) == encode(fixed(text, made))


@given(texts_with_fixes())
def test_fixes_in_sarif(given):
    """Columns are UTF-16 code units of the text behind the mark."""
    text, fixes = given
    units = text.removeprefix(BOM).encode("utf-16-le", "surrogatepass")
    starts = [0, *(at + 2 for at in range(0, len(units), 2) if units[at : at + 2] == b"\n\0")]

    def offset(line, column):
        return starts[line - 1] + 2 * (column - 1)

    (run,) = reported("sarif", findings_of(text, fixes))["runs"]
    changes, made = [], []
    for fix, result in zip(fixes, run["results"], strict=True):
        for change in (change for given in result.get("fixes", ()) for change in given["artifactChanges"]):
            made.append(fix)
            for replacement in change["replacements"]:
                place, new = replacement["deletedRegion"], replacement["insertedContent"]["text"]
                start = offset(place["startLine"], place["startColumn"])
                end = offset(place["endLine"], place["endColumn"])
                changes.append((start, end, new.encode("utf-16-le")))
        assert "fixes" in result or (text.startswith(BOM) and fix[0][0] == 0)
    mark = BOM if text.startswith(BOM) else ""
    assert mark + spliced(units, changes).decode("utf-16-le", "surrogatepass") == fixed(text, made)


def test_two_edits_of_a_fix_are_one_suggestion():
    (told,) = reported("rdjson", findings_of("é(b c)x", [[(1, 2, "["), (5, 6, "]")]]))["diagnostics"]
    place = {"start": {"line": 1, "column": 3}, "end": {"line": 1, "column": 8}}
    assert told["suggestions"] == [{"range": place, "text": "[b c]"}]


def test_a_fix_that_reaches_far_is_no_suggestion():
    far = "a\n" * 12
    (told,) = reported("rdjson", findings_of(far, [[(0, 1, "b"), (22, 23, "b")]]))["diagnostics"]
    assert told["suggestions"] == []
