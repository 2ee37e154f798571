"""Completion: what is offered, and that real shells offer it once it is installed."""

import os
import pty
import select
import shutil
import subprocess
import sys
import time

import pytest

SHELLS = ("bash", "zsh", "fish")
PROFILES = {"bash": ".bashrc", "zsh": ".zshrc"}


@pytest.fixture
def offered(spawn):
    """What is offered for the last of these words."""

    def ask(line):
        words = {"COMP_WORDS": f"awesome-lint {line}", "COMP_CWORD": str(line.count(" ") + 1)}
        done = spawn(env={"_AWESOME_LINT_COMPLETE": "bash_complete", **words})
        assert done.stderr == b""
        return [item.removeprefix("plain,") for item in done.stdout.decode().splitlines()]

    return ask


@pytest.mark.parametrize(
    ("line", "among"),
    [
        ("me", ["merge"]),
        ("check --uns", ["--unsafe-fixes"]),
        ("check --select moji", ["mojibake"]),
        ("check --select al10", ["AL101", "AL102"]),
        ("check --ignore AL5,moj", ["AL5,mojibake"]),
        ("check --extend-select AL2", ["AL2", "AL209"]),
        ("check --output-format js", ["json"]),
        ("check --also sa", ["sarif="]),
        ("check --baseline old", ["file,old"]),
        ("links --providers arxiv,git", ["arxiv,github"]),
        ("rule AL60", ["AL601", "AL602"]),
        ("rule one-id", ["one-id-two-titles"]),
        ("add 2403.14729 --venue neu", ["NeurIPS"]),
        ("add 2403.14729 --link co", ["code="]),
        ("add 2403.14729 --to RE", ["file,RE"]),
        ("sync --only missing-paper,missing-l", ["missing-paper,missing-link"]),
        ("build --group-by year,ve", ["year,venue"]),
        ("build --columns title,ye", ["title,year"]),
        ("completion z", ["zsh"]),
    ],
)
def test_what_is_offered(offered, line, among):
    found = offered(line)
    assert [one for one in among if one not in found] == []
    assert len(found) < 20


def test_what_was_said_is_not_offered_again(offered):
    assert "missing-paper,missing-paper" not in offered("sync --only missing-paper,missing-")


def test_commands_are_offered_without_what_they_need():
    code = (
        "import sys\nfrom awesome_lint.cli.main import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'mistune', 'httpx', 'rich', 'awesome_lint.rules', 'awesome_lint.papers'}\n"
        "print(heavy & set(sys.modules), file=sys.stderr)"
    )
    words = {"COMP_WORDS": "awesome-lint ", "COMP_CWORD": "1", "_AWESOME_LINT_COMPLETE": "zsh_complete"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=os.environ | words
    )
    assert "plain\ncheck\nReport what is wrong in lists, and mend it." in done.stdout
    assert done.stderr == "set()\n"


def test_the_shell_is_that_of_the_user(run, monkeypatch):
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    assert "fish_complete" in run("completion").stdout
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    assert (run("completion").exit_code, run("completion", "bash").exit_code) == (2, 0)


@pytest.fixture
def home(tmp_path, monkeypatch):
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "ZDOTDIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.mark.parametrize("shell", SHELLS)
def test_installing_twice_is_installing_once(run, home, shell):
    first = run("completion", shell, "--install")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    again = run("completion", shell, "--install")
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
    assert len(before) == (2 if shell in PROFILES else 1)
    assert all(f"~/{path.relative_to(home)}: " in first.stdout for path in before)
    assert "Open a new" in first.stdout
    assert "Open a new" not in again.stdout


@pytest.mark.parametrize("shell", PROFILES)
def test_what_a_profile_holds_stays(run, home, shell):
    profile = home / PROFILES[shell]
    profile.write_bytes(b"alias a=b # caf\xe9\r\nno newline")
    run("completion", shell, "--install")
    assert profile.read_bytes().startswith(
        b"alias a=b # caf\xe9\r\nno newline\n# Completion for awesome-lint\n"
    )


def test_a_home_that_cannot_be_written(run, home):
    (home / ".config").write_text("")
    done = run("completion", "fish", "--install")
    assert (done.exit_code, done.stderr.startswith("awesome-lint: ")) == (2, True)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_real_shell_completes(run, home, shell):
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    program = home / "bin/awesome-lint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m awesome_lint "$@"\n')
    program.chmod(0o755)
    run("completion", shell, "--install")
    env = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}", "TERM": "dumb"}
    press = _ask_fish if shell == "fish" else _press_tab
    assert "ge" in press(shell, "awesome-lint mer", env, "ge")
    assert "ibake" in press(shell, "awesome-lint check --select AL5,moj", env, "ibake")


def _ask_fish(shell, line, env, wanted):
    """What fish would show; it completes without a terminal, too."""
    done = subprocess.run(
        [shell, "-c", f"complete -C '{line}'"], capture_output=True, text=True, check=True, env=env
    )
    return done.stdout.replace(line.split()[-1], "", 1)


def _press_tab(shell, line, env, wanted):
    """What an interactive shell writes behind what somebody typed."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([shell, "-i"], stdin=theirs, stdout=theirs, stderr=theirs, env=env) as process:
        try:
            os.write(ours, f"echo rea''dy\n{line}\t".encode())
            return _read(ours, line, wanted).rpartition("ready")[2].rpartition(line)[2]
        finally:
            process.kill()
            os.close(ours)
            os.close(theirs)


def _read(terminal, line, wanted):
    text, end = "", time.monotonic() + 30
    while wanted not in text.rpartition("ready")[2].rpartition(line)[2] and time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            text += os.read(terminal, 4096).decode(errors="replace")
    return text
