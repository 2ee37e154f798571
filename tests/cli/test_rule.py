import json

import pytest

from awesome_lint.rules import RULES


def test_lists_all(run):
    result = run("rule")
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0].split() == ["code", "name", "severity", "fix", "default"]
    assert [line.split()[0] for line in lines[1:]] == sorted(RULES)


@pytest.mark.parametrize("name", ["AL101", "al101", "mojibake"])
def test_one_page(run, name):
    result = run("rule", name)
    assert result.exit_code == 0
    assert result.stdout.startswith("AL101 mojibake (error, safe fix, on by default)\n\n")
    for heading in ("\n\nBad\n    - ", "\n\nGood\n    - ", "\n\nFix\n    Safe: "):
        assert heading in result.stdout


def test_options_are_explained(run):
    assert "\n\nOptions\n    `labels`: Label to write for a kind.\n" in run("rule", "label-spelling").stdout


@pytest.mark.parametrize(("name", "nearest"), [("AL1010", "AL101"), ("mojibakes", "mojibake")])
def test_an_unknown_one_names_the_nearest(run, name, nearest):
    result = run("rule", name)
    assert result.exit_code == 2
    assert f"no rule '{name}'; did you mean '{nearest}'?" in result.stderr


def test_every_page_as_markdown_and_harmless(run):
    result = run("rule", "--all")
    assert result.exit_code == 0
    assert sum(line.startswith("# ") and line.endswith(")") for line in result.stdout.splitlines()) >= len(
        RULES
    )
    assert result.stdout.replace("\n", "").isprintable()


def test_json(run):
    assert [rule["code"] for rule in json.loads(run("rule", "--format", "json").stdout)["rules"]] == sorted(
        RULES
    )
    one = json.loads(run("rule", "AL101", "--format", "json").stdout)
    assert (one["name"], one["fix"], one["enabled"]) == ("mojibake", "safe", True)
