"""New entries and links, written as a list writes its own."""

from .add import Added, add_paper, render
from .describe import Lookup, describe
from .duplicates import Duplicate, find_duplicate
from .links import add_link
from .paper import NewPaper, WritingError
from .place import place
from .sections import NoSection, choose_section
from .style import Style

__all__ = [
    "Added",
    "Duplicate",
    "Lookup",
    "NewPaper",
    "NoSection",
    "Style",
    "WritingError",
    "add_link",
    "add_paper",
    "choose_section",
    "describe",
    "find_duplicate",
    "place",
    "render",
]
