"""New entries and links, written as a list writes its own."""

from .add import Added, add_paper, render
from .links import add_link
from .paper import NewPaper, WritingError
from .place import place
from .sections import NoSection, choose_section

__all__ = [
    *("Added", "NewPaper", "NoSection", "WritingError"),
    *("add_link", "add_paper", "choose_section", "place", "render"),
]
