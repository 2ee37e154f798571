"""The hooks, as pre-commit runs them in somebody's repository."""

import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CLEAN = """\
# Papers

## 2024

- A Paper on Pruning [[paper](https://arxiv.org/abs/2401.00001)]
- Better Pruning [[paper](https://arxiv.org/abs/2402.00002)]
"""
# An error for one hook, and a blank line that is missing for the other.
DEFECT = CLEAN.replace("Better", "FÂ³ Better").replace("\n\n##", "\n##")
NO_PAPERS = "# A Program\n\nInstall it.\n"
NO_INDEX = re.compile(
    "No matching distribution|Could not find a version|Failed to establish|Temporary failure"
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
]


def git(folder, *args):
    identity = ["-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"]
    command = ["git", "-c", "safe.directory=*", *identity, "-C", folder, *args]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=ENV).stdout


# What a hook that runs these tests says of its own repository must not reach another one.
ENV = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}


@pytest.fixture(scope="module")
def hooks(tmp_path_factory):
    """A repository with the work tree as it is now, changes that are not committed included."""
    try:
        names = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    except subprocess.CalledProcessError as error:
        pytest.skip(f"not a Git repository: {error.stderr}")
    copy = tmp_path_factory.mktemp("hooks")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    git(copy, "init", "--quiet")
    git(copy, "add", "--all")
    git(copy, "commit", "--quiet", "--message", "The work tree")
    return copy


@pytest.fixture
def try_hooks(hooks, tmp_path):
    """Run both hooks in a repository that holds these files. The environment is built anew each time."""
    program = Path(sysconfig.get_path("scripts"), "pre-commit")
    if not program.exists():
        pytest.skip("pre-commit is not installed")
    user = tmp_path / "user"
    user.mkdir()

    def run(**files):
        git(user, "init", "--quiet")
        for name, text in files.items():
            Path(user, f"{name}.md").write_text(text)
        git(user, "add", "--all")
        command = [program, "try-repo", hooks, "--all-files", "--verbose", "--color=never"]
        env = {**ENV, "PRE_COMMIT_HOME": str(tmp_path / "home"), "GIT_CONFIG_COUNT": "1"}
        env |= {"GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}
        done = subprocess.run(
            command, cwd=user, env=env, capture_output=True, text=True, check=False, timeout=600
        )
        if done.returncode == 3 and NO_INDEX.search(done.stdout):
            pytest.skip("the environment of the hooks cannot be installed; is the network there?")
        assert done.returncode in (0, 1), done.stdout + done.stderr
        return done

    return run


def test_hooks(try_hooks, tmp_path):
    readme = tmp_path / "user/README.md"
    done = try_hooks(README=DEFECT, README_none=NO_PAPERS, CHANGELOG=DEFECT)
    assert done.returncode == 1
    check, _, fmt = done.stdout.partition("awesome-lint fmt..")
    assert "README.md:5:3: AL101 error mojibake" in check
    assert "Found 1 error in 1 file (2 entries)." in check
    assert "files were modified by this hook" not in check
    assert "files were modified by this hook" in fmt
    assert "README.md: rewritten" in fmt
    assert readme.read_text() == CLEAN.replace("Better", "FÂ³ Better")
    done = try_hooks(README=CLEAN)
    assert (done.returncode, done.stdout.count("Passed")) == (0, 2), done.stdout
    assert "No problems in 1 file (2 entries)." in done.stdout
    assert readme.read_text() == CLEAN
