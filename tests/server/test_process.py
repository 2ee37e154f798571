"""The command that editors start."""

import subprocess
import sys
from pathlib import Path

from .editing import command


def test_an_editor_that_is_gone():
    done = subprocess.run(
        [sys.executable, "-m", "awesome_lint", "server"], input=b"", capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, b"")


def test_without_what_it_needs(tmp_path):
    (tmp_path / "pygls.py").write_text("raise ModuleNotFoundError('no pygls')")
    program = "import sys; sys.path.insert(0, '.'); sys.argv[1:] = ['server']; import awesome_lint.__main__"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "pip install 'awesome-lint[server]'" in done.stderr


def test_the_help_says_where_to_read_on(tmp_path):
    assert "docs/editors.md" in command("server", "--help", cwd=tmp_path)
    assert (Path(__file__).parents[2] / "docs/editors.md").exists()
