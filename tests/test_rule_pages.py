"""docs/rules/: a page for each rule, up to date, and none of a rule that is gone."""

import re

import pytest

from awesome_lint.report.rule_pages import FAMILIES, markdown_page, text_page
from awesome_lint.rules import RULES
from make_rule_pages import FOLDER, main, pages

every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)


def test_the_folder_holds_what_the_rules_say():
    held = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}
    assert held == pages(), "run python tools/make_rule_pages.py"


def test_making_it_anew_takes_out_what_is_gone(tmp_path, monkeypatch):
    (tmp_path / "AL999.md").write_text("# gone\n")
    monkeypatch.setattr("make_rule_pages.FOLDER", tmp_path)
    main()
    assert {path.name for path in tmp_path.iterdir()} == set(pages())


def test_the_index_leads_to_every_page_under_its_family():
    index = pages()["README.md"]
    assert re.findall(r"^\| \[(AL\d+)\]\(\1\.md\) \|", index, re.MULTILINE) == sorted(RULES)
    families = re.findall(r"^## (AL\d): ", index, re.MULTILINE)
    assert families == sorted({code[:3] for code in RULES})
    assert set(families) <= set(FAMILIES)


@every_rule
def test_a_page_has_all_its_parts(rule):
    page = markdown_page(rule)
    headings = re.findall(r"^## (Bad|Good|Fix|Options|Silence|Switch on)$", page, re.MULTILINE)
    options = ["Options"] if rule.options else []
    assert headings == ["Bad", "Good", "Fix", *options, "Silence" if rule.enabled else "Switch on"]
    assert page.startswith(f"# {rule.name} ({rule.code})\n\n{rule.severity.capitalize()}, ")
    assert rule.summary in page
    assert rule.why in page


@every_rule
def test_the_terminal_shows_the_same(rule):
    shown, page = text_page(rule), markdown_page(rule)
    assert re.findall(
        r"^## (.+)$", re.sub(r"```.*?```", "", page, flags=re.DOTALL), re.MULTILINE
    ) == re.findall(r"^([A-Z][a-z]+(?: on)?)\n    ", shown, re.MULTILINE)
    assert f"\n\n{rule.summary}\n\n{rule.why}\n\n" in shown
