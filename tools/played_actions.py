"""Actions of others, played with folders: `store` holds caches and artefacts."""

import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path


def _set_up_python(store: Path, given: Mapping[str, str]) -> dict[str, str]:
    return {"python-path": sys.executable}


def _restore(store: Path, given: Mapping[str, str]) -> dict[str, str]:
    """The newest folder that was kept under a key like this one."""
    kept = sorted(store.glob(f"{given['restore-keys'].strip()}*"), key=lambda path: path.stat().st_mtime)
    if kept:
        shutil.copytree(kept[-1], given["path"], dirs_exist_ok=True)
    return {"cache-hit": "false", "cache-matched-key": kept[-1].name if kept else ""}


def _save(store: Path, given: Mapping[str, str]) -> dict[str, str]:
    """What is kept under a key is never replaced."""
    if Path(given["path"]).exists() and not (store / given["key"]).exists():
        shutil.copytree(given["path"], store / given["key"])
    return {}


def _upload(store: Path, given: Mapping[str, str]) -> dict[str, str]:
    shutil.copytree(given["path"], store / "artifacts" / given["name"], dirs_exist_ok=True)
    return {}


def _download(store: Path, given: Mapping[str, str]) -> dict[str, str]:
    shutil.copytree(store / "artifacts" / given["name"], given["path"], dirs_exist_ok=True)
    return {"download-path": given["path"]}


PLAYED: Mapping[str, Callable[[Path, Mapping[str, str]], dict[str, str]]] = {
    "actions/setup-python": _set_up_python,
    "actions/cache/restore": _restore,
    "actions/cache/save": _save,
    "actions/upload-artifact": _upload,
    "actions/download-artifact": _download,
}
