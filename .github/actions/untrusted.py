"""Markdown from where anybody may have run code, to be shown under this repository's name."""

import re

MOST = 65_000  # characters; GitHub takes 65,536
_UNSEEN = "\u200b"
# What reports hold of HTML and links. They keep text of lists in code spans, where nothing of this is seen.
_KNOWN = (
    r"<details><summary>\d{1,6} more</summary>|</details>"
    r"|\[(?P<code>AL\d{3})\]\(https://github\.com/[\w-]+/awesome-lint/blob/main/docs/rules/(?P=code)\.md\)"
)
# GitHub looks for names of people and issues in what has been rendered, so entities hide them from nobody.
_MENTION = r"@|&#0*64;|&#[xX]0*40;|&commat;|#(?=\d)(?!(?<=&#)\d+;)|&#0*35;|&#[xX]0*23;|&num;"
_MARKUP = r"<|\](?=[(\[:])|!(?=\[)|:(?=//)|\b[wW]{3}(?=\.)"
_NOTABLE = re.compile(f"(?P<known>{_KNOWN})|{_MENTION}|{_MARKUP}")


def harmless(text: str) -> str:
    """As much of the text as GitHub takes, with nothing in it that mentions, loads, hides or leads."""
    plain = "".join(char for char in text if char.isprintable() or char == "\n")
    safe = _NOTABLE.sub(lambda match: match[0] if match["known"] else match[0] + _UNSEEN, plain)
    if len(safe) <= MOST:
        return safe
    return safe[: safe.rfind("\n", 0, MOST) + 1 or MOST] + "\nThe rest is in the artefact of the run.\n"
