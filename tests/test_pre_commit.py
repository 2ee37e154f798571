"""The hooks, as pre-commit runs them in somebody's repository."""

import json
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


@pytest.fixture(scope="module")
def program(hooks, tmp_path_factory):
    """Run pre-commit with these hooks, whose environment is installed once, as a service does it."""
    path = Path(sysconfig.get_path("scripts"), "pre-commit")
    if not path.exists():
        pytest.skip("pre-commit is not installed")
    home = str(tmp_path_factory.mktemp("home"))
    env = {**ENV, "PRE_COMMIT_HOME": home, "GIT_CONFIG_COUNT": "1"}
    env |= {"GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}

    def run(folder, *command, before=()):
        whole = [*before, path, *command]
        return subprocess.run(
            whole, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=600
        )

    folder = tmp_path_factory.mktemp("first")
    configure(folder, hooks)
    done = run(folder, "install-hooks")
    if done.returncode == 3 and NO_INDEX.search(done.stdout):
        pytest.skip("the environment of the hooks cannot be installed; is the network there?")
    assert done.returncode == 0, done.stdout + done.stderr
    return run


def configure(folder, hooks, **settings):
    """A repository that uses the hooks."""
    revision = git(hooks, "rev-parse", "HEAD").strip()
    used = [{"id": "awesome-lint", "verbose": True, **settings}, {"id": "awesome-lint-fmt"}]
    config = {"repos": [{"repo": str(hooks), "rev": revision, "hooks": used}]}
    (folder / ".pre-commit-config.yaml").write_text(json.dumps(config))
    git(folder, "init", "--quiet", "--initial-branch=main")


@pytest.fixture
def user(hooks, program, tmp_path):
    """Somebody's repository: put files into it, and run the hooks, without the network where that can be."""
    no_network = ("unshare", "--map-root-user", "--net")
    try:
        alone = subprocess.run([*no_network, "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        alone = False

    class User:
        folder = tmp_path

        def put(self, **files):
            for name, text in files.items():
                (tmp_path / f"{name}.md").write_text(text)
            git(tmp_path, "add", "--all")

        def run(self, *command):
            command = command or ("run", "--all-files", "--color=never")
            return program(tmp_path, *command, before=no_network if alone else ())

        def configure(self, **settings):
            configure(tmp_path, hooks, **settings)

    configure(tmp_path, hooks)
    return User()


def test_hooks(user):
    user.put(README=DEFECT, README_none=NO_PAPERS, CHANGELOG=DEFECT)
    done = user.run()
    assert done.returncode == 1
    check, _, fmt = done.stdout.partition("awesome-lint fmt..")
    assert "README.md:5:3: AL101 error mojibake" in check
    assert "Found 1 error in 1 file (2 entries)." in check
    assert "files were modified by this hook" not in check
    assert "files were modified by this hook" in fmt
    assert "README.md: rewritten" in fmt
    fixed = CLEAN.replace("Better", "FÂ³ Better")
    assert (user.folder / "README.md").read_text() == fixed
    user.put(README=CLEAN)
    done = user.run()
    assert (done.returncode, done.stdout.count("Passed")) == (0, 2), done.stdout
    assert "No problems in 1 file (2 entries)." in done.stdout
    assert (user.folder / "README.md").read_text() == CLEAN


def test_only_files_without_papers(user):
    user.put(README=NO_PAPERS)
    done = user.run()
    assert (done.returncode, done.stdout.count("Passed")) == (0, 2), done.stdout


def test_many_files_are_checked_together(user):
    many = {
        f"README_{n:03}": CLEAN.replace(":240", f":{1000 + n}").replace("/24", f"/{n:02}")
        for n in range(10, 80)
    }
    many |= {f"README_none{n}": NO_PAPERS for n in range(30)}
    user.put(**many)
    done = user.run()
    assert "70 files (140 entries)" in done.stdout
    assert done.stdout.count("entries)") == 1


def test_one_paper_in_two_files(user):
    first = CLEAN.replace(
        "- Better", "- A Third One of These [[paper](https://arxiv.org/abs/2403.00003)]\n- Better"
    )
    user.put(README=first, README_more=CLEAN.replace("A Paper on", "Another Work on").replace("2401", "2405"))
    done = user.run()
    assert re.search(r"AL601 .*README(_more)?\.md", done.stdout)


def test_a_commit_of_a_list_with_old_findings(user):
    """The hook of Git itself, with nothing but what the commit changes."""
    user.put(README=DEFECT.replace("\n##", "\n\n##"))
    git(user.folder, "commit", "--quiet", "--message=old")
    user.configure(args=["--changed-since", "HEAD"])
    assert user.run("install").returncode == 0
    text = (user.folder / "README.md").read_text()
    new = "- FÂ³ Newer [[paper](https://arxiv.org/abs/2403.00003)]\n"
    user.put(README=text + new)
    done = user.run("run", "--color=never")
    assert done.returncode == 1
    assert "README.md:7:3: AL101" in done.stdout
    assert "README.md:6" not in done.stdout
    with pytest.raises(subprocess.CalledProcessError):
        git(user.folder, "commit", "--quiet", "--message=new")
    user.put(README=text + new.replace("FÂ³", "F³"))
    git(user.folder, "commit", "--quiet", "--message=new")


def test_lists_that_are_not_staged_are_checked_with_those_that_are(user):
    user.put(README=CLEAN)
    (user.folder / ".awesome-lint.toml").write_text('paths = ["README.md", "more.md"]\n')
    user.put(
        more=CLEAN.replace("A Paper on", "Another Work on").replace("2401", "2405").replace("2024", "2023")
    )
    git(user.folder, "commit", "--quiet", "--message=lists")
    user.configure(pass_filenames=False)
    user.put(README=CLEAN + "\n")
    assert "more.md:6" in user.run("run", "--color=never").stdout
