"""The hash that data are known again by."""

# As `random` does: hashlib loads all of OpenSSL, which takes longer than to read a short list.
try:
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

__all__ = ["blake2b", "digest"]


def digest(data: bytes) -> str:
    """The same for two data only where they are the same."""
    return blake2b(data, digest_size=32).hexdigest()
