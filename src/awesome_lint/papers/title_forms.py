"""The keys of a title that its owner may have written in LaTeX and the list in Markdown."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from .likeness import exact_key

LONGEST = 500  # characters; hardly a title is longer
_DEEPEST = 40  # braces that LaTeX is read with; it is read by recursion
_LATEX = re.compile(r"[\\${^_]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_PERCENT = re.compile(r"(?<!\\)%")
_NOT_BETWEEN_DIGITS = re.compile(r"(?<!\d) | (?!\d)")
_LETTER = "GREEK SMALL LETTER "
_GREEK = {
    code: unicodedata.name(chr(code)).removeprefix(_LETTER).lower().replace("lamda", "lambda")
    for code in range(0x3B1, 0x3CA)
}


@lru_cache(maxsize=16384)
def spelled(text: str) -> str:
    """The exact key with Greek letters by their names: 'β-VAE' is 'beta vae'; and '10,000' is one number."""
    key = exact_key(_THOUSANDS.sub("", text) if "," in text else text)
    return key if key.isascii() else key.translate(_GREEK)


@lru_cache(maxsize=16384)
def forms(title: str) -> tuple[str, ...]:
    """The keys that a title may have: as text and as LaTeX. None where it has no words."""
    title = title[:LONGEST]
    keys = (spelled(title), spelled(from_latex(html.unescape(title))) if _LATEX.search(title) else "")
    return tuple(dict.fromkeys(filter(None, keys)))


def joined(key: str) -> str:
    """A key without blanks but for those between numbers: '3 DGS' is '3DGS', '3.1' is not '31'."""
    return _NOT_BETWEEN_DIGITS.sub("", key)


def from_latex(title: str) -> str:
    r"""LaTeX as text: 'Schr\"odinger' is 'Schrödinger'. What cannot be read is left as it is."""
    if title.count("{") + title.count("\\") > _DEEPEST:
        return title
    try:
        text: str = _reader().latex_to_text(_PERCENT.sub(r"\\%", title))
    except Exception:  # it fails on malformed LaTeX in many ways, and no title may stop a run
        return title
    return text.replace("^", "").replace("_", "")


@cache
def _reader() -> Any:
    import logging

    from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]  # few titles need it

    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)  # it warns of malformed LaTeX, unasked
    return LatexNodes2Text(math_mode="text")
