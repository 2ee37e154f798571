"""Plain text as LaTeX, and back. Mathematics between dollars is left as it is."""

from __future__ import annotations

import re
import unicodedata

# Braces count in BibTeX even behind a backslash, so they have names.
_NAMES = {
    "\\": "textbackslash",
    "{": "textbraceleft",
    "}": "textbraceright",
    "^": "textasciicircum",
    "~": "textasciitilde",
    "`": "textasciigrave",
    "|": "textbar",
    "<": "textless",
    ">": "textgreater",
}
_SPELLED = {char: f"\\{name}{{}}" for char, name in _NAMES.items()}
_SPELLED |= {char: f"\\{char}" for char in "$&#_%"}
_SPECIAL = re.compile(r"[\\{}^~`|<>$&#_%]|-(?=-)|'(?=')")
# A dollar opens a formula before, and closes one behind, a character that is no blank, as pandoc has it.
_MATH = re.compile(
    r"\$(?! )((?:[^$%#&~{}\\]|\\[A-Za-z]++|\{(?:[^$%#&~{}\\]|\\[A-Za-z]++)*+\}){1,200}?)(?<! )\$(?!\d)"
)

_COMBINING = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
_CHARACTERS = {name: char for char, name in _NAMES.items()} | {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "th": "þ", "textendash": "–", "textemdash": "—", "ldots": "…",
    "dots": "…", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”",
    "textdollar": "$", "textunderscore": "_", "textregistered": "®", "texttrademark": "™",
    "textasteriskcentered": "*", "textdegree": "°", "copyright": "©", "S": "§", "pounds": "£",
}  # fmt: skip
_TOKEN = re.compile(
    r"(?P<math>\$[^$]{0,1000}+\$)"
    r"|\\(?P<accent>[`'^~=.\"]|[uvHcdbkr](?![A-Za-z]))\s*+(?:\{\s*+\\?(?P<inside>[^\W\d_]?)\s*+\}|\\?(?P<letter>[^\W\d_]))"
    r"|\\(?P<word>[A-Za-z]+)(?:\s*\{\}|\s+|)"
    r"|\\(?P<char>[^A-Za-z])"
    r"|(?P<ligature>---?|``|''|~)"
    r"|(?P<brace>[{}])"
)
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " "}
_FONTS = frozenset(
    [
        "emph",
        "textbf",
        "textit",
        "textsc",
        "texttt",
        "textrm",
        "textsf",
        "mathrm",
        "bf",
        "it",
        "em",
        "rm",
        "sc",
        "tt",
    ]
)


def to_latex(text: str) -> str:
    """The text so written that LaTeX prints it."""
    parts, at = [], 0
    for math in _MATH.finditer(text) if text.count("$") > 1 else ():
        parts += [_escaped(text[at : math.start()]), math[0]]
        at = math.end()
    return "".join([*parts, _escaped(text[at:])])


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: _SPELLED.get(match[0], f"{match[0]}{{}}"), text)


def from_latex(text: str) -> str:
    """What LaTeX prints, as far as it is accents and named characters; other commands stay as they are."""
    if not any(mark in text for mark in "\\{}$~`'-"):
        return text
    return _TOKEN.sub(_read, text)


def _read(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind in ("inside", "letter"):
        letter, accent = match["inside"] or match["letter"], match["accent"]
        return unicodedata.normalize("NFC", letter + _COMBINING[accent]) if letter else accent
    if kind == "word":
        name = match["word"]
        return "" if name in _FONTS else _CHARACTERS.get(name, match[0])
    if kind == "char":
        return " " if match["char"].isspace() else match["char"]
    if kind == "ligature":
        return _LIGATURES[match[0]]
    return match[0] if kind == "math" else ""
