"""The action, run here as the runner would, by a program that is this work tree's."""

import sysconfig
import venv
from pathlib import Path

import pytest

from run_action import ROOT, Runner

INSTALL = "Install awesome-lint"
NAMES = ROOT / "tests/internet/names"


@pytest.fixture(scope="session")
def installed(tmp_path_factory):
    """What the step that installs leaves behind, made without the network."""
    folder = tmp_path_factory.mktemp("installed") / "awesome-lint"
    venv.create(folder, symlinks=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    paths = [ROOT / "src", NAMES, sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    (packages / "tree.pth").write_text("".join(f"{path}\n" for path in paths))
    return folder


@pytest.fixture
def job(tmp_path, installed):
    """A job: its folders, and `run(name=value)` for the action with these inputs, `-` written as `_`."""
    return Job(tmp_path, installed)


class Job:
    def __init__(self, folder, installed):
        self.workspace, self.temp, self.store = (folder / name for name in ("work", "temp", "store"))
        for path in (self.workspace, self.temp, self.store):
            path.mkdir()
        (self.temp / "awesome-lint").symlink_to(installed)
        self.event, self.env, self.github = {}, {}, {}

    def put(self, name, text):
        path = self.workspace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def run(self, action=ROOT, **inputs):
        runner = Runner(self.workspace, self.temp, self.store, self.event, self.env, [INSTALL], self.github)
        return runner.run(Path(action), {name.replace("_", "-"): value for name, value in inputs.items()})
