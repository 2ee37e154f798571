"""What files held at a Git revision.

Git is asked for objects and names only. No diff, filter, hook or monitor that a repository
or its attributes may name is run, and lines are not compared here.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from .failure import Failure
from .markdown.source import decode

# Said by a hook of the repository it runs for, and not of the one that a list is in.
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
_SET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_LITERAL_PATHSPECS": "1"}
# Programs that the settings of a repository could have run.
_UNASKED = ("-c", "core.fsmonitor=false", "-c", "log.showSignature=false")
_FETCH = "; the history of this clone is cut off: git fetch --unshallow brings the rest, in CI fetch-depth: 0"


class GitError(Failure):
    """Git cannot say what a file was; the message says why."""


class Revision(NamedTuple):
    """A commit that changed a file: when it was made, in seconds, and the object that the file then was."""

    commit: str
    time: int
    blob: str


def revisions(path: str) -> list[Revision]:
    """The commits on the way to HEAD that changed a file, under its older names too, the newest first.

    Merged branches are seen as the merge. Those that removed the file are left out.
    """
    file = Path(path).resolve()
    if cut := _if_shallow(file.parent):
        raise GitError(f"{path}: not all of the commits are here{cut}")
    how = ("--first-parent", "-m", "--follow", "--raw", "--no-abbrev", "--format=%H %ct")
    head, found = "", []
    for line in _line(file.parent, "log", *how, "--", file.name).split("\n"):
        if not line.startswith(":"):
            head = line or head
        elif (object_ := line.split(" ")[3]).strip("0"):
            commit, time = head.split(" ")
            found.append(Revision(commit, int(time), object_))
    if not found:
        raise GitError(f"{path}: no commit has this file")
    return found


def texts_of(path: str, past: Iterable[Revision]) -> list[str]:
    """What a file held at these revisions."""
    blobs = [revision.blob for revision in past]
    contents = _contents(Path(path).resolve().parent, sorted(set(blobs)))
    return [contents[blob] for blob in blobs]


def texts_at(revision: str, paths: Iterable[str]) -> dict[str, str | None]:
    """The text of each file where HEAD and a revision parted; None for one that was not there.

    A file that was renamed since, so that Git knows of it, goes by its old name.
    """
    folders: dict[Path, dict[str, str]] = {}
    for path in paths:
        file = Path(path).resolve()
        folders.setdefault(file.parent, {})[path] = file.name
    texts: dict[str, str | None] = {}
    for folder, names in folders.items():
        texts |= _texts(folder, revision, names)
    return texts


def gone_since(revision: str, folder: str, suffixes: Container[str]) -> dict[str, str]:
    """The text, where HEAD and a revision parted, of each file below a folder that is not there any more.

    One that was renamed, so that Git knows of it, is left out.
    """
    top = Path(folder).resolve()
    prefix, base = _line(top, "rev-parse", "--show-prefix"), _base(top, revision)
    renamed = set(_renames(top, base).values())
    names = _fields(top, "ls-tree", "-r", "-z", "--name-only", base)
    wanted = (name for name in names if PurePath(name).suffix.lower() in suffixes)
    went = {prefix + name: name for name in wanted if not (top / name).exists()}
    blobs = _blobs(top, base, went.keys() - renamed)
    contents = _contents(top, sorted(set(blobs.values())))
    return {str(Path(folder, went[name])): contents[blob] for name, blob in blobs.items()}


def _texts(folder: Path, revision: str, names: Mapping[str, str]) -> dict[str, str | None]:
    prefix = _line(folder, "rev-parse", "--show-prefix")
    base = _base(folder, revision)
    inside = {path: prefix + name for path, name in names.items()}
    blobs = _blobs(folder, base, inside.values())
    if missing := set(inside.values()) - set(blobs):
        renamed = {new: old for new, old in _renames(folder, base).items() if new in missing}
        before = _blobs(folder, base, renamed.values())
        blobs |= {new: before[old] for new, old in renamed.items() if old in before}
    contents = _contents(folder, sorted(set(blobs.values())))
    return {path: contents.get(blobs.get(name, "")) for path, name in inside.items()}


def _base(folder: Path, revision: str) -> str:
    """The commit that HEAD and the revision have in common."""
    if not revision or revision.startswith(("-", "^")) or not revision.isprintable():
        raise GitError(f"'{revision}' is no revision")
    try:
        head = _commit(folder, "HEAD")
    except GitError as error:
        raise GitError(f"{folder}: nothing is committed in this repository yet") from error
    try:
        commit = _commit(folder, revision)
    except GitError as error:
        unknown = f"no revision '{revision}' in this repository"
        raise GitError(f"{folder}: {unknown}{_if_shallow(folder)}") from error
    try:
        return _line(folder, "merge-base", commit, head)
    except GitError as error:
        apart = f"'{revision}' and HEAD have no commit in common"
        raise GitError(f"{folder}: {apart}{_if_shallow(folder)}") from error


def _commit(folder: Path, revision: str) -> str:
    return _line(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")


def _if_shallow(folder: Path) -> str:
    """What to do about a history that is not all there; nothing to say where it is."""
    return _FETCH if _line(folder, "rev-parse", "--is-shallow-repository") == "true" else ""


def _blobs(folder: Path, commit: str, names: Iterable[str]) -> dict[str, str]:
    """The objects of regular files, by name from the root."""
    names = sorted(set(names))
    listed = _fields(folder, "ls-tree", "-z", "--full-tree", commit, "--", *names) if names else []
    heads = (entry.partition("\t")[::2] for entry in listed)
    return {name: head.split(" ")[2] for head, name in heads if head.startswith("100")}


def _renames(folder: Path, commit: str) -> dict[str, str]:
    """New names and the old ones, as the index has them."""
    how = ("--cached", "--name-status", "-z", "--find-renames", "--diff-filter=R")
    fields = _fields(folder, "diff-index", *how, "--ignore-submodules", commit)
    return dict(zip(fields[2::3], fields[1::3], strict=True))


def _contents(folder: Path, blobs: Sequence[str]) -> dict[str, str]:
    """The texts of objects."""
    data = _git(folder, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs))
    texts, at = {}, 0
    for blob in blobs:
        start = data.index(b"\n", at) + 1
        head = data[at:start].split()
        if len(head) != 3:
            raise GitError(f"{folder}: Git does not have the object {blob}; fetch it first")
        at = start + int(head[2]) + 1
        texts[blob] = decode(data[start : at - 1])
    return texts


def _line(folder: Path, *arguments: str) -> str:
    return os.fsdecode(_git(folder, *arguments)).removesuffix("\n")


def _fields(folder: Path, *arguments: str) -> list[str]:
    """What is printed, each part of which ends with a NUL."""
    return os.fsdecode(_git(folder, *arguments)).split("\0")[:-1]


def _git(folder: Path, *arguments: str, given: str = "") -> bytes:
    from subprocess import run  # few runs need Git

    command = ["git", *_UNASKED, "-C", str(folder), *arguments]
    env = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    try:
        done = run(command, env={**env, **_SET}, input=given.encode(), capture_output=True, check=False)
    except OSError as error:
        raise GitError(f"cannot run git: {error.strerror}") from error
    if done.returncode:
        reason = os.fsdecode(done.stderr).strip().partition("\n")[0]
        raise GitError(f"{folder}: {reason.removeprefix('fatal: ') or 'git failed'}")
    return done.stdout
