"""Lists as data: one record a paper, whatever format it comes from or goes to."""

from .listing import list_records
from .record import DataError, Record, RecordLink

__all__ = ["DataError", "Record", "RecordLink", "list_records"]
