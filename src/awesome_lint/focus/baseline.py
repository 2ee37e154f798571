"""Old debt: findings that are known, by what they are about and not by where they stand."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ..markdown.source import Span
from ..papers.entry import PaperList
from ..papers.titles import title_key
from ..rules import Finding

# That nothing was checked is never old: such a gate would pass for ever.
NEVER_HELD = frozenset({"AL003"})
AND = " / "
_LONG, _SHOWN = 240, 200


class Known(NamedTuple):
    """A finding without its place. `file` is relative to the baseline's folder; both where two collide."""

    file: str
    code: str
    about: str


class Baseline:
    """How often each finding is known; `left` is what the last look at findings did not meet again."""

    def __init__(self, known: Mapping[Known, int], folder: Path = Path()) -> None:
        self.known = Counter(known)
        self.folder = folder
        self.left: Counter[Known] = Counter()

    @classmethod
    def of(cls, lists: Sequence[PaperList], findings: Iterable[Finding], folder: Path = Path()) -> Baseline:
        """What is found now."""
        key = _namer(lists, folder)
        return cls(Counter(key(f) for f in findings if f.rule.code not in NEVER_HELD), folder)

    def unknown(self, lists: Sequence[PaperList], findings: Iterable[Finding]) -> list[Finding]:
        """The findings that are not held; of equal ones the last, as many as there are more."""
        key, left, new = _namer(lists, self.folder), self.known.copy(), []
        for finding in findings:
            known = key(finding)
            if left[known] > 0:
                left[known] -= 1
            else:
                new.append(finding)
        self.left = +left
        return new


def relative(path: str, folder: Path) -> str:
    """The path of a list from a folder, the same from wherever the program is run."""
    # Folders may be reached by links; the file itself goes by the name it was given.
    inside = os.path.relpath(Path(path).parent.resolve() / Path(path).name, folder.resolve())
    return _plain(Path(inside).as_posix())


def _namer(lists: Sequence[PaperList], folder: Path) -> Callable[[Finding], Known]:
    by_source = {id(papers.source): papers for papers in lists}
    files = {id(papers.source): relative(papers.source.path, folder) for papers in lists}

    def name(finding: Finding) -> Known:
        places = [(finding.source, finding.span)]
        if finding.rule.scope == "lists":
            places += [(place.source, place.span) for place in finding.related]
        # The two of a pair may change places, and files their order.
        file = sorted({files[id(source)] for source, _ in places})
        about = sorted(_about(by_source[id(source)], span) for source, span in places)
        return Known(AND.join(file), finding.rule.code, _cut(AND.join(about)))

    return name


def _about(papers: PaperList, span: Span) -> str:
    """The paper, else the line. Titles go by their words: to mend one does not make its entry new."""
    if span == (0, 0):
        return ""  # the whole file
    entry = papers.entry_at(span.start)
    title = title_key(entry.title) or entry.title if entry else ""
    return title or papers.source.line(papers.source.position(span.start).line)


def _cut(text: str) -> str:
    """The text on one line; a long one by its start and its hash."""
    text = _plain(" ".join(text.split()))
    if len(text) <= _LONG:
        return text
    from hashlib import sha256  # few texts are long

    return f"{text[:_SHOWN]}… {sha256(text.encode()).hexdigest()[:16]}"


def _plain(text: str) -> str:
    """What UTF-8 can say: bytes that were none, spelled out."""
    return text.encode("utf-8", "backslashreplace").decode()
