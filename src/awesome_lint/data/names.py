"""Names of people, taken apart as BibTeX does."""

from __future__ import annotations


def split_name(name: str) -> tuple[str, str] | None:
    """Family and given name of 'Last, First' or 'First von Last'; None where there is but one word."""
    family, comma, given = name.partition(",")
    if comma:
        return (family.strip(), given.strip()) if given.strip() and "," not in given else None
    words = name.split()
    if len(words) < 2 or words[-1].rstrip(".") in ("al", "others", "team", "Team"):
        return None
    start = next((i for i, word in enumerate(words[:-1]) if i and word.islower()), len(words) - 1)
    return " ".join(words[start:]), " ".join(words[:start])


def surname(name: str) -> str:
    """What a person is cited by."""
    parts = split_name(name)
    return parts[0] if parts else name
