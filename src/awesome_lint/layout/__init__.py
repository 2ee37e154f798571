"""The canonical form of a list. Every part of it is edits on spans; none is a second writer."""

from .formatter import PARTS, Formatted, format_list

__all__ = ["PARTS", "Formatted", "format_list"]
