"""How alike two titles are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from ..rare import rare
from .slips import TURNS, same_but_for_slips
from .titles import title_key

Likeness = Literal["same", "variant", "part", "suspect", "unrelated", "unclear"]

# Measured on 45,000 titles of known papers, in rapidfuzz's scores from 0 to 100: most titles of
# one paper, renamed ones among them, reach APART as a whole or PARTLY in a part; others do not.
_APART, _PARTLY = 60, 75
_KIN = 0.6  # share of words with a relative in the longer title, which a renamed paper reaches
STEM = 5  # letters that relatives have in common
WORDS = 4  # a title of fewer words may be a name for a paper with another title
_NAME = 2  # words of a mere name
PROSE = 25  # words; hardly a title is so long

_PLUS = re.compile(r"(?<=\w)\++(?!\w)")
_NOT_LATIN = rare(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
LIGHT = TURNS | {"a", "an", "the", "and", "or", "at", "using"}
_VERSION = r"(?:(?:v?\d+|i{1,3}|iv|vi{0,3}|ix|plus)(?: |\Z))+"
_ANOTHER = rare(rf"(?:an? )?(?:survey|review)|{_VERSION}")
_ONLY_VERSION = rare(_VERSION)
_NAMED = re.compile(r"(?=\S*[A-Z0-9]\S*[A-Z0-9])[^\s:]{2,30}\s?:\s*(?=\S)")
_NAMELIKE = rare(r"[0-9/|+()_-]|\B[A-Z]")
_END_OF_NAME = rare(r"[:?–—,(|]|\s-\s")
_IN_PARENTHESES = re.compile(r"\(([^()]{2,60})\)")


@lru_cache(maxsize=32768)
def exact_key(title: str) -> str:
    """The title's key, but one that tells 'LoRA+' and 'LoRA++' from 'LoRA'."""
    return title_key(_PLUS.sub(lambda pluses: " plus" * len(pluses[0]), title) if "+" in title else title)


def squeezed(title: str) -> str:
    """The key without blanks, in which '3 DGS' is '3DGS'."""
    return exact_key(title).replace(" ", "")


def unnamed_key(title: str) -> str:
    """The key without the paper's name in front: 'FedX: Learning Apart' is 'learning apart'."""
    name = _NAMED.match(title) if ":" in title else None
    return exact_key(title[name.end() :] if name else title)


def likeness(a: str, b: str) -> Likeness:
    """What two titles have to do with each other.

    'same', but for case, punctuation and markup; 'variant': one has a slip or another
    inflection; 'part': one is the other with a name, subtitle or remark more, which says
    little unless they share an id; 'unrelated'; 'suspect', anything in between; 'unclear',
    where one is no title (a mere name, prose), or in another script, and nothing follows.
    """
    key_a, key_b = exact_key(a), exact_key(b)
    if not key_a or not key_b or foreign(key_a) != foreign(key_b):
        return "unclear"
    if squeezed(a) == squeezed(b):
        return "same"
    if same_but_for_slips(key_a, key_b):
        return "variant"
    return _loosely(a, b) if len(key_a) <= len(key_b) else _loosely(b, a)


def _loosely(a: str, b: str) -> Likeness:
    short, long = exact_key(a), exact_key(b)
    if _part(short, long, after_colon=exact_key(b.partition(":")[2])):
        return "part"
    size = min(word_count(a), word_count(b))
    if is_name(a) or is_name(b) or len(long.split()) > PROSE:
        return "unclear"
    kindred = _kindred(short, long)
    if size < WORDS:
        return "unclear" if kindred else "suspect"
    return "suspect" if kindred or _named_alike(a, b) or _close(short, long) else "unrelated"


def foreign(key: str) -> bool:
    """Whether most of it is in another script than Latin."""
    return not key.isascii() and 2 * len(_NOT_LATIN.findall(key)) > len(key.replace(" ", ""))


def word_count(title: str) -> int:
    """Words as they stand, without remarks: a compound such as 'DeepSeek-v2-236B' is one."""
    key = title_key(title)
    if foreign(key):
        return len(key) // 2
    return sum(any(map(str.isalnum, word)) for word in _IN_PARENTHESES.sub(" ", title).split())


def is_name(title: str) -> bool:
    """Whether it is a name or two, rather than words: 'PyGlove', 'OPT-1.3B', 'MPI / Berkeley'."""
    return word_count(title) == 1 or (word_count(title) <= _NAME and bool(_NAMELIKE.search(title)))


def _part(short: str, long: str, after_colon: str) -> bool:
    """Whether the longer is the shorter with something more, but not another paper: 'X 2', 'Improved X'."""
    before, found, after = (side.strip() for side in f" {long} ".partition(f" {short} "))
    if not found or len(short.split()) < WORDS - 1 or _ANOTHER.fullmatch(f"{before} {after}".strip()):
        return False
    return bool(after) or " " in before or after_colon == short


def _named_alike(a: str, b: str) -> bool:
    """Whether the name that one begins with, or has in parentheses, stands in the other too."""
    return any(
        f" {name} " in f" {exact_key(other)} " or _within(name, other)
        for title, other in ((a, b), (b, a))
        for name in names(title)
    )


def _within(name: str, title: str) -> bool:
    return len(name) >= STEM and name.replace(" ", "") in squeezed(title)


def names(title: str) -> Iterator[str]:
    start = _END_OF_NAME.split(title.strip(), maxsplit=1)
    for written in (start[0] if len(start) > 1 else "", *_IN_PARENTHESES.findall(title)):
        words = [word for word in exact_key(written).split() if not _ONLY_VERSION.fullmatch(word)]
        if 0 < len(words) < WORDS:
            yield " ".join(words)


def _kindred(short: str, long: str) -> bool:
    """Whether most words of the shorter have a relative in the longer, as in a paper that was renamed."""
    own = {word[:STEM] for word in short.split() if word not in LIGHT}
    return len(own & {word[:STEM] for word in long.split()}) >= _KIN * len(own)


def _close(a: str, b: str) -> bool:
    from rapidfuzz import fuzz  # most runs compare no titles

    return fuzz.token_sort_ratio(a, b) >= _APART or fuzz.partial_ratio(a, b) >= _PARTLY
