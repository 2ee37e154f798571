"""The hash that data are known again by."""

# As `random` does: hashlib loads all of OpenSSL, which takes longer than to read a short list.
try:
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

__all__ = ["blake2b", "digest"]


def digest(*parts: bytes) -> str:
    """The same for two data, given in parts, only where they are the same."""
    hash = blake2b(digest_size=32)
    for part in parts:
        hash.update(part)
    return hash.hexdigest()
