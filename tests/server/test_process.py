"""The command that editors start, and the page that tells how they do."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from awesome_lint.server.actions import FIX_ALL

from .editing import command

PAGE = (Path(__file__).parents[2] / "docs" / "editors.md").read_text("utf-8")


def test_an_editor_that_is_gone():
    done = subprocess.run(
        [sys.executable, "-m", "awesome_lint", "server"], input=b"", capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, b"")


def test_without_what_it_needs(tmp_path):
    (tmp_path / "pygls.py").write_text("raise ModuleNotFoundError(name=__name__)")
    program = "import sys; sys.path.insert(0, '.'); sys.argv[1:] = ['server']; from awesome_lint.__main__ import start; start()"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "pip install 'awesome-lint[server]'" in done.stderr


def test_the_help_says_where_to_read_on(tmp_path):
    assert "docs/editors.md" in command("server", "--help", cwd=tmp_path)


def shown(language):
    (block,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return block


def test_the_settings_for_editors_start_it():
    code = json.loads(shown("json"))
    assert [code["glspc.server.command"], *code["glspc.server.commandArguments"]] == [
        "awesome-lint",
        "server",
    ]
    assert FIX_ALL in code["[markdown]"]["editor.codeActionsOnSave"]
    helix = tomllib.loads(shown("toml"))
    assert helix["language-server"]["awesome-lint"] == {"command": "awesome-lint", "args": ["server"]}
    assert "awesome-lint" in helix["language"][0]["language-servers"]
    assert "cmd = { 'awesome-lint', 'server' }" in shown("lua")
    assert '("awesome-lint" "server")' in shown("elisp")
