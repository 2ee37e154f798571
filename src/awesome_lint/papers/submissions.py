"""Which hashes NeurIPS gave out: up to 2021 each is the MD5 of a submission's number.

Computing them costs 15 ms, so `data/submissions.bin`
holds the first bytes of each, sorted; `python -m awesome_lint.papers.facts` writes it.
"""

from bisect import bisect_left
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "submissions.bin"
_NUMBERS = 13_000  # the largest number up to 2021 was 12,514
_BYTES = 3  # of a hash; one of thirteen hundred that are wrong gets by


def is_submission(hash: str) -> bool:
    """Whether 32 hexadecimal digits can be the hash of a submission up to 2021."""
    wanted = bytes.fromhex(hash)[:_BYTES]
    count = len(_prefixes()) // _BYTES
    at = bisect_left(range(count), wanted, key=_prefix)
    return at < count and _prefix(at) == wanted


@cache
def _prefixes() -> bytes:
    return DATA.read_bytes()


def _prefix(place: int) -> bytes:
    return _prefixes()[_BYTES * place : _BYTES * (place + 1)]


def compiled() -> bytes:
    """What `submissions.bin` must hold."""
    from hashlib import md5

    hashes = (md5(b"%d" % number, usedforsecurity=False).digest() for number in range(_NUMBERS))
    return b"".join(sorted(hash[:_BYTES] for hash in hashes))
