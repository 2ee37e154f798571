from pathlib import Path

from awesome_lint.papers import facts


def test_the_loaded_facts_are_those_of_the_tables():
    stored = Path(facts.__file__).parent / "data" / "facts.json"
    assert stored.read_text("utf-8") == facts.compiled(), "run python -m awesome_lint.papers.facts"
