"""Whole runs that are struck while they write: the list is the old one or the new one, and nothing is left beside it."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from saboteur import THEIRS

SABOTEUR = Path(__file__).with_name("saboteur.py")
OLD = b"# Papers\n\n- A Paper  [[paper](http://arxiv.org/abs/2001.00001)] \xe2\x80\x8b\r\n- B\xff [[paper](https://arxiv.org/abs/2001.00002)]"
COMMANDS = {
    "check": ["check", "--fix", "--isolated", "README.md"],
    "fmt": ["fmt", "--isolated", "README.md"],
}
pytestmark = pytest.mark.skipif(os.name != "posix", reason="speaks of signals and modes")


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_bytes(OLD)


def run(*command, step=0, blow="fail", **given):
    return subprocess.run(
        [sys.executable, SABOTEUR, str(step), blow, *command],
        capture_output=True,
        check=False,
        timeout=60,
        **given,
    )


def text():
    return Path("README.md").read_bytes()


def left(folder=Path()):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(scope="module", params=COMMANDS)
def command(request):
    return COMMANDS[request.param]


@pytest.fixture(scope="module")
def undisturbed(command, tmp_path_factory):
    """The steps of a run that nothing disturbs, and what it leaves in the file."""
    folder = tmp_path_factory.mktemp("undisturbed")
    (folder / "README.md").write_bytes(OLD)
    done = run(*command, cwd=folder)
    steps = done.stderr.decode().splitlines()[-1].split()
    assert steps[0] == "open"
    assert steps[-1] == "os.rename"
    new = (folder / "README.md").read_bytes()
    assert new != OLD
    assert b"\xff" in new
    return len(steps), new


@pytest.mark.parametrize("blow", ["kill", "interrupt", "fail"])
def test_struck_at_every_step(command, undisturbed, blow):
    steps, new = undisturbed
    for step in range(1, steps + 1):
        Path("README.md").write_bytes(OLD)
        done = run(*command, step=step, blow=blow)
        assert done.returncode == {"kill": -9, "interrupt": 130, "fail": 2}[blow]
        assert text() == OLD
        if blow != "kill":
            assert left() == ["README.md"]
            assert b"Traceback" not in done.stderr
        # What a killed run leaves behind does not disturb the next.
        assert run(*command).returncode in (0, 1)
        assert text() == new


def test_what_another_program_saves_meanwhile_stays(command, undisturbed):
    steps, _ = undisturbed
    for step in range(1, steps):
        Path("README.md").write_bytes(OLD)
        done = run(*command, step=step, blow="overtake")
        assert done.returncode == 2
        assert b"changed by another program meanwhile" in done.stderr
        assert text() == THEIRS
        assert left() == ["README.md"]


def test_two_at_once(command, undisturbed):
    _, new = undisturbed
    for _ in range(3):
        Path("README.md").write_bytes(OLD)
        both = [
            subprocess.Popen(
                [sys.executable, SABOTEUR, "0", "fail", *command],
                stderr=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
            for _ in range(2)
        ]
        assert {process.wait(60) for process in both} <= {0, 1, 2}
        assert text() == new
        assert left() == ["README.md"]


@pytest.fixture
def small_disk(tmp_path):
    """A file system with little room, where the tests may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "none", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(command, small_disk):
    (small_disk / "README.md").write_bytes(OLD)
    (small_disk / "filler").write_bytes(b"x" * 12288)
    done = run(*command, cwd=small_disk)
    assert done.returncode == 2
    assert b"No space left on device" in done.stderr
    assert (small_disk / "README.md").read_bytes() == OLD
    assert left(small_disk) == ["README.md", "filler"]


def test_a_file_that_may_not_grow(command):
    import resource

    done = run(*command, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16)))
    assert done.returncode == 2
    assert b"File too large" in done.stderr
    assert text() == OLD
    assert left() == ["README.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to(command):
    Path.cwd().chmod(0o555)
    done = run(*command)
    Path.cwd().chmod(0o755)
    assert done.returncode == 2
    assert b"Permission denied" in done.stderr
    assert text() == OLD


def test_a_file_system_that_is_read_only(command, small_disk):
    (small_disk / "README.md").write_bytes(OLD)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    done = run(*command, cwd=small_disk)
    assert done.returncode == 2
    assert b"not writable" in done.stderr or b"Read-only" in done.stderr
    assert (small_disk / "README.md").read_bytes() == OLD


def test_links_modes_and_names(command, undisturbed):
    _, new = undisturbed
    name = os.fsdecode(b"caf\xe9\n.md")
    Path("README.md").rename(name)
    Path(name).chmod(0o604)
    Path("README.md").symlink_to(name)
    Path("other").hardlink_to(Path(name))
    assert run(*command).returncode in (0, 1)
    assert Path("README.md").is_symlink()
    assert Path(name).read_bytes() == new
    assert stat.S_IMODE(Path(name).stat().st_mode) == 0o604
    # A file is replaced, not written into: its other names keep the old text.
    assert Path("other").read_bytes() == OLD
    assert run(command[0], "--isolated", name).returncode in (0, 1)


@pytest.mark.parametrize("kind", ["fifo", "device", "folder"])
def test_what_is_no_regular_file(command, kind):
    path = {"fifo": "fifo.md", "device": "/dev/zero", "folder": "folder"}[kind]
    if kind == "fifo":
        os.mkfifo(path)
    if kind == "folder":
        Path(path).mkdir()
    done = run(*command[:-1], path)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 3
