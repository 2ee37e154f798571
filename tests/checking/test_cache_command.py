"""`awesome-lint cache` shows and forgets what `check` keeps."""

import json
import sys

import pytest
from click.testing import CliRunner

from awesome_lint.cache_folder import VARIABLE, cache_folder
from awesome_lint.cli.main import main


@pytest.fixture
def cache():
    def call(*args):
        return CliRunner().invoke(main, ["cache", *map(str, args)]).stdout

    return call


def test_info_and_clear(cache, check, put, kept):
    assert f"{kept}: nothing is kept\n" in cache("info")
    check(put("a.md", "- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n"))
    size = sum(path.stat().st_size for path in kept.glob("*.record"))
    assert f"{kept}: 2 records of files in {size:,} bytes\n" in cache("info")
    held = json.loads(cache("info", "--format", "json"))
    assert held["check"] == {"path": str(kept), "records": 2, "bytes": size}
    assert f"{kept}: forgot 2 records of files\n" in cache("clear")
    assert f"{kept}: nothing is kept\n" in cache("info")


def test_one_of_the_two(cache, tmp_path):
    assert cache("info", "--cache-dir", tmp_path) == f"{tmp_path / 'check'}: nothing is kept\n"
    assert cache("info", "--cache", tmp_path / "links") == f"{tmp_path / 'links'}: nothing is kept\n"


@pytest.mark.parametrize("given", [None, "", " ", "/somewhere"])
def test_the_folder_is_that_of_the_users_caches(monkeypatch, given):
    from platformdirs import user_cache_path

    monkeypatch.delenv(VARIABLE)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if given is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", given)
    assert cache_folder() == user_cache_path("awesome-lint", appauthor=False)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs knows better")
def test_a_user_without_a_home(monkeypatch, check, put):
    monkeypatch.delenv(VARIABLE)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    put("a.md", "- A Paper [[paper](http://arxiv.org/abs/2001.00001)]\n")
    assert check("a.md") == check("a.md", "--no-cache")
    refused = CliRunner().invoke(main, ["cache", "info"])
    assert refused.exit_code == 2
    assert f"name one in {VARIABLE}" in refused.stderr
