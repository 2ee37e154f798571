"""What is kept between runs: safe beside other runs, and beside other programs' files."""

import asyncio
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace

import pytest

from awesome_lint.links import checker
from awesome_lint.links.cache import Cache, CacheBusy, CacheError, Kept
from awesome_lint.links.outcome import Outcome
from awesome_lint.links.plan import make_plan
from tests.internet import Internet
from tests.internet.sites import Page

from .checking import QUICK, run

KEPT = Kept(Outcome(200, asked=1e9), None)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "links.sqlite"
    with closing(Cache(path)) as cache:
        cache.put({"http://a.test/": KEPT._replace(outcome=Outcome(200, asked=time.time()))})
    return path


@pytest.fixture
def locked(path):
    """The file, while another program writes to it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield other


def change(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def test_a_run_does_not_wait_for_another_to_write(path, locked):
    with closing(Cache(path)) as cache, Internet({"a.test": Page()}, latency=0.3) as net, net.here():
        start = time.monotonic()

        async def ask():
            asyncio.get_running_loop().call_later(1.5, locked.execute, "ROLLBACK")
            plan = make_plan((net.url("a.test", f"/{n}") for n in range(8)), private=True)
            return await checker.check(plan, replace(QUICK, concurrency=1), cache)

        found = asyncio.run(ask())
        assert time.monotonic() - start < 5
        assert not found.unkept
        assert cache.info().outcomes == 9


def test_who_writes_is_not_waited_for_any_longer_than_asked(path, locked):
    with closing(Cache(path)) as cache:
        with pytest.raises(CacheBusy, match="another program is writing"):
            cache.put({"http://b.test/": KEPT}, wait=0.01)
        locked.execute("ROLLBACK")
        cache.put({"http://b.test/": KEPT}, wait=0.01)
        assert cache.info().outcomes == 2


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE notes (text)", "INSERT INTO notes VALUES ('mine')"],
        ["CREATE TABLE outcomes (url, score)"],
        ["CREATE TABLE outcomes (url, asked, outcome, failing_since)", "PRAGMA application_id = 77"],
        ["CREATE VIEW all_of_it AS SELECT 1"],
    ],
)
def test_a_database_of_another_program_is_left_alone(tmp_path, statements):
    path = tmp_path / "notes.sqlite"
    change(path, *statements)
    before = path.read_bytes()
    with pytest.raises(CacheError, match="of another program"):
        Cache(path)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("notes.sqlite", before)]


def test_a_list_that_was_named_by_mistake_is_left_alone(tmp_path):
    path = tmp_path / "README.md"
    path.write_text("# Papers\n" * 100)
    with pytest.raises(CacheError, match="no cache but a text"):
        Cache(path)
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [
        ("README.md", "# Papers\n" * 100)
    ]


def test_it_is_said_whose_file_it_is(tmp_path):
    change(tmp_path / "notes.sqlite", "CREATE TABLE notes (text)")
    with Internet({"a.test": Page()}) as net:
        done = run(net, tmp_path, [net.url("a.test")], f"--cache={tmp_path / 'notes.sqlite'}")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "a database of another program" in done.stderr


@pytest.mark.parametrize("version", [0, 99])
def test_a_cache_of_another_version_is_laid_out_anew(path, version):
    change(path, f"PRAGMA user_version = {version}", "ALTER TABLE outcomes RENAME COLUMN asked TO earlier")
    with closing(Cache(path)) as cache:
        assert (cache.info().outcomes, cache.damaged) == (0, None)


def test_a_cache_that_does_not_say_whose_it_is_is_known_by_its_table(path):
    change(path, "PRAGMA application_id = 0", "DROP TABLE copies")
    with closing(Cache(path)) as cache:
        assert cache.info().outcomes == 1


def test_a_full_disk_loses_nothing_that_was_kept(path):
    with closing(Cache(path)) as cache:
        cache._db.execute("PRAGMA max_page_count = 3")
        with pytest.raises(CacheError, match="full"):
            cache.put({f"http://b.test/{n}": KEPT for n in range(1000)})
        assert cache.info().outcomes == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_may_not_be_written(path):
    path.chmod(0o444)
    with pytest.raises(CacheError, match="readonly"), closing(Cache(path)) as cache:
        cache.put({"http://b.test/": KEPT})


def test_many_may_make_it_at_once(tmp_path):
    code = "import pathlib, sys; from awesome_lint.links.cache import Cache; Cache(pathlib.Path(sys.argv[1])).close()"
    for number in range(5):
        made = tmp_path / f"{number}.sqlite"
        runs = [subprocess.Popen([sys.executable, "-c", code, made]) for _ in range(6)]
        assert [process.wait(60) for process in runs] == [0] * 6
