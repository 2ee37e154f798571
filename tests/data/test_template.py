"""Templates: what they are given, and what they cannot do."""

from pathlib import Path

import pytest

from awesome_lint.build import template as limits
from awesome_lint.build.lists import Built, Options
from awesome_lint.build.template import render_template
from awesome_lint.config import Config
from awesome_lint.data.errors import DataError
from awesome_lint.data.record import Record, RecordLink

from .build import build, entry

CODE = RecordLink("code", "code", "https://github.com/a/b")
RECORDS = [Record("A | <b>", year=2020, links=[CODE], more={"note": "x"}), Record("B", year=2021)]


def render(template, records=RECORDS):
    return render_template(
        template, "t.md.j2", Built(records, Options(group_by=("year",), title="T"), Config())
    )


def test_what_a_template_is_given():
    template = (
        "# {{ title }} ({{ count }})\n{% for section in sections %}\n## {{ section.title }}\n"
        "{% for paper in section.papers %}\n- {{ paper.title|md }}{{ ' ' ~ paper.links[0].url|target if paper.links }}\n"
        "{% endfor %}\n{% endfor %}\n"
    )
    assert render(template) == "# T (2)\n## 2021\n- B\n## 2020\n- A \\| \\<b\\> https://github.com/a/b\n"


def test_from_the_command_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("t.j2").write_text("{% for paper in papers %}\n{{ paper.title }}\n{% endfor %}\n")
    assert build([entry("A Paper")], "--shape", "template", "--template", "t.j2") == "A Paper\n"
    Path("t.j2").write_text("\n{% for %}")
    assert build([entry("A Paper")], "--template", "t.j2", status=2) == ""


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("\n{{ missing }}", "t.md.j2:2: UndefinedError: 'missing' is undefined"),
        ("\n\n{% if %}", "t.md.j2:3: Expected an expression"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "t.md.j2:1: SecurityError"),
        ("{{ papers.append(1) }}", "t.md.j2:1: SecurityError"),
        ("{% include '/etc/passwd' %}", "t.md.j2:1: TypeError: no loader"),
        ("{{ 'a' * 10000000000 }}", "t.md.j2:1: MemoryError"),
        (
            "{% for a in range(99999) %}{% for b in range(99999) %}{{ 'x' * 9999 }}{% endfor %}{% endfor %}",
            "more than",
        ),
    ],
)
def test_what_a_template_cannot_do(template, message):
    with pytest.raises(DataError) as caught:
        render(template)
    assert message in str(caught.value)


def test_a_template_that_does_not_end(monkeypatch):
    monkeypatch.setattr(limits, "SECONDS", 1)
    loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% if a + b < 0 %}x{% endif %}{% endfor %}{% endfor %}"
    with pytest.raises(DataError, match=r"t.md.j2: the template (took more than 1 seconds|needs more)"):
        render(loop)


def test_half_a_character_is_none():
    assert render("{{ '\\ud800' }}") == "\ufffd"
