"""What keeps a command from its work, and is not a bug."""


class Failure(Exception):
    """A person can mend this; the message says what is wrong, and where."""
