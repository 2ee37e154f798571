from pathlib import Path

from awesome_lint.papers import facts, submissions


def test_the_loaded_facts_are_those_of_the_tables():
    stored = Path(facts.__file__).parent / "data" / "facts.json"
    assert stored.read_text("utf-8") == facts.compiled(), "run python -m awesome_lint.papers.facts"


def test_the_stored_hashes_are_those_of_the_numbers():
    assert submissions.DATA.read_bytes() == submissions.compiled(), "run python -m awesome_lint.papers.facts"


def test_hashes_of_numbers_are_told_from_others():
    assert all(
        map(
            submissions.is_submission,
            ("8f14e45fceea167a5a36dedd4bea2543", "cfcd208495d565ef66e7dff9f98764da"),
        )
    )
    assert not any(map(submissions.is_submission, ("0" * 32, "f" * 32, "8f14e55fceea167a5a36dedd4bea2543")))
