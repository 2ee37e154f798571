"""UTF-8 that was read as Latin-1 or Windows-1252, and the way back."""

import re
from collections.abc import Iterator

from ..rare import rare

# The characters that stand for the bytes 0x80 to 0xBF, in either of the two encodings.
_BYTES = {chr(byte): byte for byte in range(0x80, 0xC0)}
_BYTES |= {bytes([byte]).decode("cp1252", "ignore"): byte for byte in range(0x80, 0xA0)}
_BYTES.pop("", None)
_TAIL = f"[\x80-\xbf{''.join(char for char in _BYTES if ord(char) >= 0xC0)}]"
_PIECE = rf"[\u00c2-\u00df]{_TAIL}|[\u00e0-\u00ef]{_TAIL}{{2}}|[\u00f0-\u00f4]{_TAIL}{{3}}"
_RUN = rare(rf"(?:{_PIECE})+")
_SUSPECT = re.compile("[\u00c2-\u00f4][^\x00-\x7f]")  # how each run begins

# Characters that also stand behind a letter in good text: «CAFÉ», „ADÖ“, café with a no-break space.
_ORDINARY = frozenset("\u00a0«»“”„‘’‚‹›–—…·°®™©ªº")

# What comes out must be what people write: letters, signs and emoji that titles hold.
_PLAUSIBLE = (
    *((0xA0, 0x17F), (0x370, 0x45F), (0x1E00, 0x1EFF), (0x2010, 0x205E), (0x2070, 0x22FF), (0x2460, 0x27BF)),
    *((0x2A00, 0x2BFF), (0x3000, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7A3), (0xFB00, 0xFB06)),
    *((0xFE0F, 0xFE0F), (0xFF00, 0xFFEF), (0x1D400, 0x1D7FF), (0x1F300, 0x1FAFF)),
)


def repair_mojibake(text: str) -> str | None:
    """The text with its damaged runs restored: 'FÂ³' is 'F³'; None when there is nothing to repair."""
    if text.isascii() or not _SUSPECT.search(text):
        return None
    repaired = _RUN.sub(_restored, text)
    return repaired if repaired != text else None


def _restored(run: re.Match[str]) -> str:
    """The run as it was, or as it stands if any part of it may be meant."""
    pieces = [(piece, _decode(piece)) for piece in _pieces(run[0])]
    good = all(char and _is_plausible(char) for _, char in pieces)
    before = run.string[max(0, run.start() - 1) : run.start()]
    if not good or all(_is_ordinary(piece, before) for piece, _ in pieces):
        return run[0]
    return "".join(char or "" for _, char in pieces)


def _pieces(run: str) -> Iterator[str]:
    """The bytes of each character, of which the first says how many there are."""
    start = 0
    while start < len(run):
        end = start + 2 + (run[start] >= "\u00e0") + (run[start] >= "\u00f0")
        yield run[start:end]
        start = end


def _is_ordinary(piece: str, before: str) -> bool:
    """Whether the piece occurs in good text: a letter with the punctuation or exponent that follows it."""
    lead, tail = piece[0], piece[1:]
    if lead in "ÄÅ" and tail in "¹²³":
        return True
    if not all(char in _ORDINARY for char in tail):
        return False
    if lead in "Ââ" and tail[0] in "\u00a0°®©·ªº":
        return before.isupper()
    # These end hardly any word that punctuation follows, unless it is in capitals or quoted.
    return lead not in "ÂâÃ" or before.isupper() or not before.isalpha()


def _decode(piece: str) -> str | None:
    try:
        return bytes([ord(piece[0]), *(_BYTES[char] for char in piece[1:])]).decode()
    except UnicodeDecodeError:
        return None


def _is_plausible(char: str) -> bool:
    return any(low <= ord(char) <= high for low, high in _PLAUSIBLE)
