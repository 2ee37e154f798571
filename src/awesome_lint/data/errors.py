"""What is said when data cannot be used."""


class DataError(Exception):
    """Data that cannot be read; the message says where, and what is wrong there."""
