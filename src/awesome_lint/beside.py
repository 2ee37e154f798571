"""The files beside a list: what rules ask of them, and whether the answers still hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

Answer = str | bool | None
_LARGEST = 4_000_000  # bytes of a file that is looked into


class Beside:
    """Answers on files, and which were given, for what is found in a list depends on them."""

    def __init__(self) -> None:
        self.asked: dict[str, Answer] = {}

    def exists(self, path: Path) -> bool:
        """Whether a path leads anywhere."""
        return bool(self._ask("exists", path))

    def repository(self, folder: Path) -> Path | None:
        """The root of the Git repository that a folder is in."""
        root = self._ask("repository", folder)
        return Path(root) if isinstance(root, str) else None

    def data(self, path: Path) -> bytes | None:
        """What a file holds; None where it cannot be read, or is too large to look into."""
        self._ask("digest", path)
        return _data(path)

    def _ask(self, question: str, path: Path) -> Answer:
        key = f"{question} {path}"
        if key not in self.asked:
            self.asked[key] = _QUESTIONS[question](path)
        return self.asked[key]


def still_holds(asked: Mapping[str, Answer]) -> bool:
    """Whether all answers are what they were."""
    for key, answer in asked.items():
        question, _, path = key.partition(" ")
        if question not in _QUESTIONS or _QUESTIONS[question](Path(path)) != answer:
            return False
    return True


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _repository(folder: Path) -> str | None:
    try:
        folder = folder.resolve()
        return next((str(f) for f in (folder, *folder.parents) if (f / ".git").exists()), None)
    except (OSError, ValueError, RuntimeError):
        return None


def _digest(path: Path) -> str | None:
    from .hashing import digest  # few lists link into other files

    data = _data(path)
    return None if data is None else digest(data)


def _data(path: Path) -> bytes | None:
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        return path.read_bytes()
    except (OSError, ValueError):
        return None


_QUESTIONS: dict[str, Callable[[Path], Answer]] = {
    "exists": _exists,
    "repository": _repository,
    "digest": _digest,
}
