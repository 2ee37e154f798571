"""What is said when data cannot be used."""

from ..failure import Failure


class DataError(Failure):
    """Data that cannot be read; the message says where, and what is wrong there."""
