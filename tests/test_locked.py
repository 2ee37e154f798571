"""The locked dependencies are those of pyproject.toml, each with the hashes of what may be installed."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
TOLD = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
BLOCKS = re.findall(r"^(\S.*(?:\n    .*)*)", (ROOT / "requirements-dev.txt").read_text("utf-8"), re.MULTILINE)
LOCKED = [block for block in BLOCKS if not block.startswith("#")]


def locked(name):
    """The versions of a package, of which other systems may need others."""
    found = [Requirement(block.partition("\\")[0].strip()) for block in LOCKED]
    return [one for one in found if canonicalize_name(one.name) == canonicalize_name(name)]


def test_all_that_is_told_is_locked_in_a_version_that_fits():
    project = TOLD["project"]
    told = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    for line in [*told, *TOLD["dependency-groups"]["release"], *TOLD["build-system"]["requires"]]:
        wanted = Requirement(line)
        versions = [str(one.specifier).removeprefix("==") for one in locked(wanted.name)]
        assert versions, f"{wanted.name} is missing; run python tools/lock_dependencies.py"
        assert all(wanted.specifier.contains(version) for version in versions), line


def test_each_has_hashes_and_comes_from_the_index():
    assert len(LOCKED) > 50
    for block in LOCKED:
        assert re.match(r"[\w.-]+==\S+( ; [^\\]+)? \\\n", block), block
        assert re.search(r"--hash=sha256:[0-9a-f]{64}$", block), block


def test_the_extras_are_part_of_what_developing_needs():
    extras = TOLD["project"]["optional-dependencies"]
    dev = {Requirement(line).name for line in extras.pop("dev")}
    assert {Requirement(line).name for lines in extras.values() for line in lines} <= dev
