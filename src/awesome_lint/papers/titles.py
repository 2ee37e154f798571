"""Titles as plain text and as keys that compare equal when the titles are one."""

import html
import re
import unicodedata
from functools import lru_cache

from ..rare import rare
from .mojibake import repair_mojibake

__all__ = ["plain", "repair_mojibake", "sort_key", "title_key"]

_LONGEST = 4000  # characters; a title is never longer
_BARE = re.compile(r"(?:[A-Za-z0-9 .,;?!'\"()/+%-]++|:(?= ))*+")  # no markup, nothing to fold
_SMALL, _MARKS = b"abcdefghijklmnopqrstuvwxyz", b'.,;?!"()/:+%-'
_WORDS = bytes.maketrans(_SMALL.upper() + _MARKS, _SMALL + b" " * len(_MARKS))
_IMAGE = re.compile(r"!\[[^\[\]]{0,300}\](?:\([^()\s]{0,2000}\)|\[[^\[\]]{0,200}\])")
_TARGET = r"\([^()]{0,2000}(?:\([^()]{0,500}\)[^()]{0,500})?\)"
_LINK = re.compile(rf"\[([^\[\]]{{0,1000}})\](?:{_TARGET}|\[[^\[\]]{{0,200}}\])")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>|<!--[^<>]{0,500}-->")
_MATH = re.compile(r"\$[^$\n]{1,200}\$")
_STRONG = re.compile(r"(\*\*|__|~~)(?=\S)(.{1,400}?)(?<=\S)\1")
_STARRED = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{1,1000})(?<=\S)\*(?![\w*])")
_UNDERLINED = re.compile(r"(?<![\w_])_(?=[^\s_])([^_]{1,1000})(?<=\S)_(?![\w_])")
_CODE = re.compile(r"(`{1,3})([^`]{1,1000})\1")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIDDEN = 0xE000  # escaped punctuation waits in the private use area until the markup is gone
_SHOWN = {_HIDDEN + code: chr(code) for code in range(0x21, 0x7F)}
_SHORTCODE = re.compile(r"(?<!\w):[a-z][a-z0-9_+-]{1,40}:(?!\w)")
_LATEX_ACCENT = re.compile(r"\\[\"'`^~]\{?([A-Za-z])\}?")
_COMMAND = re.compile(r"\\([A-Za-z]{2,20})")
_STYLE = rare(r"(?:math|text|oper|emph|bf|it|rm|sf|tt|bold|left|right|mbox|hat|tilde|bar|vec)")
_ACCENTS = re.compile("[\u0300-\u036f]")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_OTHER = re.compile(r"[\W_]+")
_FOLDED = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"}
    | {"ı": "i", "×": "x", "&": " and ", "\u00ad": "", "\u200b": "", "\ufeff": ""}
)


def plain(text: str) -> str:
    """The text without its Markdown and HTML; case, punctuation and math are kept, blanks folded."""
    if _BARE.fullmatch(text):
        return " ".join(text.split())
    parts = _MATH.split(text)
    maths = _MATH.findall(text)
    if maths and not any(mark in text for mark in ("](", "][", "<")):
        pieces = [_unmarked(part) for part in parts]
        return " ".join("".join(map("".join, zip(pieces, [*maths, ""], strict=True))).split())
    return " ".join(_unmarked(text).split())


def _unmarked(text: str) -> str:
    text = _ESCAPE.sub(lambda escape: chr(_HIDDEN + ord(escape[1])), text)
    text = _IMAGE.sub("", text)
    text = _LINK.sub(r"\1", _LINK.sub(r"\1", text))
    text = _TAG.sub(_blank_for_break, text)
    text = _STRONG.sub(r"\2", _STRONG.sub(r"\2", _CODE.sub(r"\2", text)))
    text = _UNDERLINED.sub(r"\1", _STARRED.sub(r"\1", text))
    return html.unescape(text).translate(_SHOWN)


def _blank_for_break(tag: re.Match[str]) -> str:
    return " " if tag[0].lower().startswith(("<br", "<p", "</p")) else ""


@lru_cache(maxsize=8192)
def title_key(text: str) -> str:
    """The title as lower-case words of letters and digits; '' when it has none, which equals nothing."""
    if _BARE.fullmatch(text):
        return " ".join(text.encode("ascii").translate(_WORDS, b"'").decode("ascii").split())
    text = plain(_LATEX_ACCENT.sub(r"\1", text[:_LONGEST]))
    text = repair_mojibake(text) or text
    text = _unlatex(html.unescape(_SHORTCODE.sub(" ", text)))
    text = unicodedata.normalize("NFKC", text).translate(_FOLDED)
    text = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    text = unicodedata.normalize("NFC", text).casefold()
    return _OTHER.sub(" ", _APOSTROPHES.sub("", text)).strip()


def sort_key(text: str) -> str:
    """Key of the alphabetical order: case, accents and markup do not count."""
    return title_key(text)


def _unlatex(text: str) -> str:
    r"""LaTeX read as text: '$\beta$' is β, '$F^2$' is F2, braces and font commands go."""
    if not any(mark in text for mark in "\\$^{"):
        return text
    text = _COMMAND.sub(_command, text)
    return re.sub(r"[\\${}^]", "", _MATH.sub(lambda math: math[0].replace("_", ""), text))


def _command(match: re.Match[str]) -> str:
    name = match[1]
    if _STYLE.match(name):
        return ""
    if name == "times":
        return "×"
    letter = name.lower().removeprefix("var").replace("lambda", "lamda")  # Unicode spells it so
    try:
        return unicodedata.lookup(f"GREEK SMALL LETTER {letter}")
    except KeyError:
        return name
