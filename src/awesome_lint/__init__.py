"""Lint, fix and format awesome lists of research papers."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "1.0.0"

if TYPE_CHECKING:
    from .api import check_links, fix, format, lint, parse

__all__ = ["__version__", "check_links", "fix", "format", "lint", "parse"]


def __getattr__(name: str) -> Any:
    """Import the library only when it is used: `import awesome_lint` costs nothing."""
    if name in __all__:
        return getattr(import_module(".api", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
