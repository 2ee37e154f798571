from tests.repository import repository

__all__ = ["repository"]
