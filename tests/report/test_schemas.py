"""What the readers of each format accept, for findings that are hard to place or to write."""

import json
import re
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema
from markdown_it import MarkdownIt
from report_samples import hard, many, sample
from tests.growth import grows

from awesome_lint.report import FORMATS, View, make_report, summarise

HERE = Path(__file__).parent / "schemas"
SCHEMAS = {
    "json": json.loads(files("awesome_lint").joinpath("schemas/check.schema.json").read_text("utf-8")),
    **{form: json.loads((HERE / f"{name}.json").read_text("utf-8"))
       for form, name in (("sarif", "sarif-2.1.0"), ("gitlab", "gitlab"), ("rdjson", "rdjson"))},
}  # fmt: skip
JUNIT = xmlschema.XMLSchema(HERE / "junit-10.xsd")
COMMAND = re.compile(r"::(error|warning|notice) [^\x00-\x1f]+::[^\x00-\x1f]*|[^:#][^\x00-\x1f]*")


def fits(form, text):
    """Raise unless the format's readers accept the text."""
    if form in SCHEMAS:
        jsonschema.validators.validator_for(SCHEMAS[form])(SCHEMAS[form]).validate(json.loads(text))
    elif form == "junit":
        JUNIT.validate(ET.fromstring(text.encode()))
    elif form == "github":
        assert all(COMMAND.fullmatch(line) for line in text.splitlines())
    elif form == "markdown":
        MarkdownIt("gfm-like", {"linkify": False}).parse(text)


@pytest.mark.parametrize("case", hard())
@pytest.mark.parametrize("form", FORMATS)
def test_readers_accept_it(form, case):
    findings = hard()[case]
    text = make_report(form, findings, summarise([], findings), View())
    text.encode()
    assert set(text) & {"\x1b", "\0", "\u202e", "\u2028", "\r"} == set()
    fits(form, text)


@pytest.mark.parametrize(
    ("form", "spoilt"),
    [
        ("sarif", ('"level": "error"', '"level": "bad"')),
        ("gitlab", ('"minor"', '"warning"')),
        ("rdjson", ('"ERROR"', '"error"')),
        ("junit", (' name="3:5', ' nom="3:5')),
        ("junit", ("classname=", "class=")),
        ("github", ("::notice", "::oops")),
    ],
)
def test_the_checks_find_what_is_wrong(form, spoilt):
    findings, summary = sample()
    text = make_report(form, findings, summary, View())
    fits(form, text)
    with pytest.raises((jsonschema.ValidationError, xmlschema.XMLSchemaValidationError, AssertionError)):
        fits(form, text.replace(*spoilt))


@pytest.mark.parametrize("form", sorted(FORMATS.keys() - {"text"}))
def test_time_grows_with_the_findings_and_no_faster(form):
    def write(findings):
        make_report(form, findings, summarise([], findings), View())

    assert not grows(write, many(1500), many(6000), 8)  # four times as much; sixteen were it quadratic
