"""Findings made by hand: what a report looks like does not depend on any rule."""

import pytest

from awesome_lint.markdown.source import Edit, Source, Span
from awesome_lint.report import summarise
from awesome_lint.rules import Finding, Fix, Place, Rule


def make_rule(code="AL101", name="mojibake"):
    return Rule(code, name, "list", "error", "safe", True, "", "", "", (), lambda papers, context: iter(()))


@pytest.fixture(autouse=True)
def _outside_of_any_repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "GITHUB_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def find():
    """Make a finding on the first place of `marked` in a text."""

    def make(source, marked, message="wrong", *, severity="error", related=(), fix=None, code="AL101"):
        if isinstance(source, str):
            source = Source(source, "README.md")
        start = source.text.index(marked)
        span = Span(start, start + len(marked))
        places = tuple(Place(source, Span(at, at), text) for at, text in related)
        fixed = fix and Fix("write it so", (Edit(span, fix[0]),), fix[1])
        return Finding(make_rule(code), source, span, severity, message, places, fixed)

    return make


@pytest.fixture
def summary():
    return lambda findings: summarise([], findings)
