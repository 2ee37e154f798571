"""What holds for every command: starting fast, failing clearly, and behaving on streams."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from cli_samples import BROKEN, CLEAN

import awesome_lint.fixer  # noqa: F401 - else it would be imported while what it imports is replaced below
from awesome_lint.cli import main

COMMANDS = [*main.COMMANDS]
HEAVY = ["mistune", "httpx", "rich", "wcwidth", "pathspec", "awesome_lint.rules", "awesome_lint.papers"]


@pytest.mark.parametrize("args", [["--version"], ["--help"], *([command, "--help"] for command in COMMANDS)])
def test_starts_without_what_it_does_not_need(args):
    code = (
        "import sys\nfrom awesome_lint.cli.main import main\n"
        f"try: main({args!r})\nexcept SystemExit as error: assert not error.code\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="no shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_a_stream_that_is_closed(tmp_path, closed):
    (tmp_path / "list.md").write_text(BROKEN, "utf-8")
    script = f'exec "$0" -m awesome_lint check --quiet list.md {closed}'
    done = subprocess.run(
        ["sh", "-c", script, sys.executable], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert bool(done.stdout) == (closed == "2>&-")


def test_version(run):
    from awesome_lint import __version__

    assert run("--version").output == f"awesome-lint {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples_and_every_option_is_explained(run, command):
    short, long = run(command, "-h").stdout, run(command, "--help").stdout
    assert short == long
    assert f"  awesome-lint {command}" in long.partition("Examples:")[2]
    assert f"  {command} " in run("--help").stdout


def test_an_unknown_command_names_the_nearest(run):
    result = run("chekc")
    assert (result.exit_code, "did you mean 'check'?" in result.stderr) == (2, True)


def test_an_unknown_option(run):
    assert run("check", "--fixx").exit_code == 2


def test_shell_completion(spawn):
    done = spawn(env={"_AWESOME_LINT_COMPLETE": "bash_source"})
    assert b"complete -o nosort -F _awesome_lint_completion awesome-lint" in done.stdout


@pytest.mark.parametrize(
    "words", ["check li", "stats --output li", "build li", "merge li", "site --output li"]
)
def test_shell_completion_of_files(spawn, words):
    known = {"COMP_WORDS": f"awesome-lint {words}", "COMP_CWORD": str(words.count(" ") + 1)}
    done = spawn(env={"_AWESOME_LINT_COMPLETE": "bash_complete", **known})
    assert done.stdout == b"file,li\n"


def test_a_bug_is_told_as_one(put, run, monkeypatch):
    def fail(*args):
        raise RuntimeError("wat\x1b[0m")

    monkeypatch.setattr("awesome_lint.checking.examine.lint_list", fail)
    result = run("check", put("list.md"))
    assert result.exit_code == 3
    assert "this is a bug in awesome-lint: RuntimeError: wat\\x1b[0m\n  at " in result.stderr
    assert "AWESOME_LINT_DEBUG=1 awesome-lint" in result.stderr
    assert "Traceback" not in result.stderr
    monkeypatch.setenv("AWESOME_LINT_DEBUG", "1")
    assert "Traceback" in run("check", "list.md").stderr


def test_interrupted(put, run, monkeypatch):
    def stop(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr("awesome_lint.checking.examine.lint_list", stop)
    result = run("check", put("list.md"))
    assert result.exit_code == 130
    assert "Traceback" not in result.output


def test_interrupted_by_a_signal():
    process = subprocess.Popen(
        [sys.executable, "-m", "awesome_lint", "check", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    with process:
        assert process.stdin
        process.stdin.write(b"x" * 200_000)  # more than a pipe holds: when it is through, it is being read
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in errors


def test_a_reader_that_goes_away(put):
    entry = "- FÂ³ {0} {1} [[paper](https://arxiv.org/abs/2401.{0:05})]\n"
    put("list.md", "# P\n\n" + "".join(entry.format(i, "x" * 300) for i in range(1, 800)))
    command = (
        f"{sys.executable} -m awesome_lint check --output-format json list.md | head -c 10; echo $PIPESTATUS"
    )
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == '{"version"1\n'
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize("command", ["check list.md", "export list.md", "stats list.md", "rule", "--help"])
def test_a_disk_that_is_full_is_no_bug(put, command):
    put("list.md")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "awesome_lint", *command.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (2, b"awesome-lint: cannot write: No space left on device\n")


@pytest.mark.parametrize(
    "args", [["check", "--output-file"], ["export", "--output"], ["stats", "--output"], ["build", "--output"]]
)
def test_a_dash_is_standard_output(put, run, args):
    path = put("list.md")
    assert run(*args, "-", path).stdout.strip()
    assert not Path("-").exists()


@pytest.mark.parametrize(
    "command", ["check", "export", "stats", "enrich --offline --no-cache", "site --output out"]
)
def test_a_file_without_papers_is_told_of(put, run, command):
    result = run(*command.split(), put("list.md", "# Nothing\n"))
    assert (result.exit_code, "no entry of a paper" in result.output) == (1, True)


def test_json_is_utf8_whatever_the_locale(put, spawn):
    put("list.md", CLEAN.replace("Better", "剪枝"))
    done = spawn("export", "list.md", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    assert "剪枝" in done.stdout.decode()
    put("broken.md", BROKEN)
    done = spawn("check", "broken.md", env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    assert done.stdout.isascii()
    assert done.stderr == b""


def test_a_file_that_cannot_be_written(put, run, monkeypatch):
    put("list.md", BROKEN)
    monkeypatch.setattr(os, "access", lambda *args: False)
    result = run("check", "--fix", "list.md")
    assert (result.exit_code, result.stderr) == (2, "awesome-lint: list.md: not writable\n")
    assert Path("list.md").read_text() == BROKEN


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--write-baseline"),
        ("check", "--output-file"),
        ("links", "--offline", "--no-cache", "--report"),
        ("export", "--output"),
        ("stats", "--output"),
    ],
)
def test_nothing_is_written_over_a_list(run, tmp_path, arguments):
    (tmp_path / "README.md").write_text(CLEAN)
    done = run(*arguments, str(tmp_path / "." / "README.md"), str(tmp_path / "README.md"))
    assert done.exit_code != 0
    assert "nothing was written" in done.stderr
    assert (tmp_path / "README.md").read_text() == CLEAN


@pytest.mark.parametrize("number", ["nan", "inf"])
def test_numbers_are_numbers(run, tmp_path, number):
    (tmp_path / "README.md").write_text(CLEAN)
    assert run("links", "--offline", "--rate", number, str(tmp_path / "README.md")).exit_code == 2
