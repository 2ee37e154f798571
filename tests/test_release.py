"""What is released: a small wheel that installs and runs without a compiler, and a source that builds it."""

import email
import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.metadata import Metadata

import awesome_lint

ROOT = Path(__file__).parents[1]
VERSION = awesome_lint.__version__
NAME = f"awesome_lint-{VERSION}"
LIST = "# Papers\n\n- A Paper [[paper](https://arxiv.org/abs/2401.00001)]\n"
# Three quarters of it are modules, which are packed one by one: all of 1.3 MB that is run.
LARGEST = 700_000

pytest.importorskip("build")
pytest.importorskip("hatchling")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The source distribution, and the wheel that is built from it, without a network."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(built):
    with zipfile.ZipFile(built / f"{NAME}-py3-none-any.whl") as opened:
        yield opened


def test_the_wheel_is_for_every_machine_and_small(built, wheel):
    assert Path(wheel.filename).stat().st_size <= LARGEST
    assert "Root-Is-Purelib: true" in wheel.read(f"{NAME}.dist-info/WHEEL").decode()


def test_the_wheel_holds_the_package_and_nothing_else(wheel):
    names = {name for name in wheel.namelist() if not name.startswith(f"{NAME}.dist-info/")}
    source = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src/awesome_lint").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert names == {name for name in source if not re.fullmatch(r".*/papers/data/\w+\.toml", name)}


def test_the_source_builds_itself_and_brings_its_tests(built):
    with tarfile.open(built / f"{NAME}.tar.gz") as source:
        names = {name.partition("/")[2] for name in source.getnames()}
    assert {"pyproject.toml", "LICENSE", "README.md", "tests/test_release.py"} <= names
    assert not [name for name in names if name.endswith((".pyc", ".sqlite"))]


def test_the_metadata_are_valid(wheel):
    text = wheel.read(f"{NAME}.dist-info/METADATA")
    metadata = Metadata.from_email(text, validate=True)
    assert (metadata.name, str(metadata.version), metadata.license_expression) == (
        "awesome-lint",
        VERSION,
        "MIT",
    )
    assert metadata.description_content_type == "text/markdown"
    assert email.message_from_bytes(text).get_payload().startswith("# ")
    assert "Development Status :: 5 - Production/Stable" in metadata.classifiers


def test_the_changelog_tells_of_the_version():
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(rf"^## \[{re.escape(VERSION)}\] - \d{{4}}-\d\d-\d\d$", text, re.MULTILINE)


@pytest.fixture(scope="module")
def run(built, tmp_path_factory):
    """Runs the program where nothing but the wheel was installed; what it needs is found where these tests have it."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder / "venv")
    python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, built / f"{NAME}-py3-none-any.whl"], check=True)
    (site,) = (folder / "venv").rglob("site-packages")
    # After its own, and without the finders that stand in their .pth files.
    (site / "others.pth").write_text("\n".join(path for path in sys.path if path.endswith("site-packages")))
    (folder / "README.md").write_text(LIST, "utf-8")
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def call(*command):
        command = [python.with_name(command[0]), *command[1:]]
        return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=True).stdout

    return call


def test_installed_alone_it_runs(run):
    where = run("python", "-c", "import awesome_lint; print(awesome_lint.__file__)")
    assert "site-packages" in where
    assert str(ROOT) not in where
    assert VERSION in run("awesome-lint", "--version")
    assert run("awesome-lint", "check", "README.md").startswith("No problems")
    assert "2401.00001" in run("awesome-lint", "export", "README.md")
