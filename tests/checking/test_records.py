"""Records are anybody's: whatever stands in the folder, a run says what it says without."""

import functools
import json
import operator
import os
import random
import re
import subprocess
import sys
import tracemalloc
import zlib

import pytest

import awesome_lint
from awesome_lint.checking.facts import pack_list, read_back
from awesome_lint.checking.store import Store
from awesome_lint.config import Config
from awesome_lint.linter import lint_together

LIST = """# Papers

- [Pruning Networks Quickly](https://arxiv.org/pdf/2001.00001v2) ICML 2020
- Pruning Networks Slowly [[paper](https://arxiv.org/abs/2001.00001)] [[gone](gone.md)]
<!-- awesome-lint: ignore AL601 -->
- Pruning Networks Quickly [[paper](https://arxiv.org/abs/2001.00001)]

| Title | Method |
| --- | --- |
| [A Study of Graph Colouring](https://arxiv.org/abs/2001.00005) | one |
| [A Study of Graph Colouring](https://arxiv.org/abs/2001.00005) | another |
"""
FORMATS = ("github", "junit", "markdown", "sarif", "rdjson")
ODD = (None, True, -1, 10**30, 1.5, "", "\udc80", [], [[]], {}, {"a": []}, [None] * 7)


@pytest.fixture
def first(check, put):
    """What is said of two lists, which are now known."""
    put("a.md", LIST)
    put("b.md", LIST.replace("2001", "2002"))
    return check(".")


def records(kept):
    return sorted(kept.glob("*.record"))


def twisted(value, chance):
    """The value with one thing in it another. A text may be of JSON itself."""
    if isinstance(value, str) and value.startswith("[[") and chance.random() < 0.9:
        return json.dumps(twisted(json.loads(value), chance))
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(list(value))
        return {**value, key: twisted(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        at = chance.randrange(len(value))
        return [*value[:at], *([twisted(value[at], chance)] * chance.choice((1, 1, 1, 0))), *value[at + 1 :]]
    return chance.choice([odd for odd in ODD if odd != value])


@pytest.mark.parametrize("seed", range(20))
def test_damaged_bytes(first, check, kept, seed):
    chance = random.Random(seed)
    for path in records(kept):
        data = bytearray(path.read_bytes())
        if chance.random() < 0.3:
            data = data[: chance.randrange(len(data))]
        else:
            data[chance.randrange(len(data.partition(b"\n")[0]))] = chance.choice(b'"[]{},\n\0\xff')
        path.write_bytes(data)
    status, said, _ = check(".")
    assert status in (0, 1)
    assert said.endswith(("--unsafe-fixes.\n", "entries).\n"))


@pytest.mark.parametrize("seed", range(40))
def test_values_of_wrong_types(first, check, kept, seed):
    """Values may be lies, but are never of a kind that stops the run."""
    chance, lies = random.Random(seed), {}
    for path in records(kept):
        head, end, rest = path.read_bytes().partition(b"\n")
        data = json.loads(head)
        part = chance.choice([name for name in data if name != "key"])
        lies[path] = json.dumps({**data, part: twisted(data[part], chance)}).encode() + end + rest
    for options in ([], ["--verbose"], ["--output-format", "json"], ["--statistics"]):
        for path, lie in lies.items():
            path.write_bytes(lie)
        assert check(".", *options)[0] in (0, 1)


def texts(value, place=()):
    """The places of all texts in a value."""
    if isinstance(value, str):
        yield place
    parts = value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ())
    for key, part in parts:
        yield from texts(part, (*place, key))


@pytest.mark.parametrize("text", ["\x1b[31m\n::error::no", "AL999", "AL1", "\ud800"])
def test_lies_reach_no_terminal(first, check, kept, text):
    """Nor do they end the run. A command of a workflow begins a line."""
    lied = set()
    for path in records(kept):
        head, end, rest = path.read_bytes().partition(b"\n")
        for place in texts(json.loads(head)):
            if place[0] == "key" or (kind := place[:2] + place[3:]) in lied:
                continue
            lied.add(kind)
            data = json.loads(head)
            functools.reduce(operator.getitem, place[:-1], data)[place[-1]] = text
            for options in (
                ["--verbose"],
                ["--statistics"],
                *(["--output-format", form] for form in FORMATS),
            ):
                path.write_bytes(json.dumps(data).encode() + end + rest)
                status, said, _ = check(".", *options)
                assert status in (0, 1), (place, options)
                assert not re.search("\x1b|^::error::no", said, re.MULTILINE), (place, options)
        path.write_bytes(head + end + rest)
    assert lied


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"null\n",
        b"[" * 100_000 + b"\n",
        b'{"key":"' + b"9" * 100_000 + b'"}\n',
        b"9" * 5000 + b"\n",
    ],
)
def test_of_another_kind(first, check, kept, data):
    for path in records(kept):
        path.write_bytes(data)
    assert check(".") == first
    assert all(path.read_bytes() != data for path in records(kept))


def test_the_record_of_another_file(first, check, kept):
    one, two, *_ = sorted(records(kept), key=lambda path: -path.stat().st_size)
    one.write_bytes(two.read_bytes())
    assert check(".") == first


def test_a_folder_or_a_link_where_a_record_was(first, check, kept):
    one, two, *_ = records(kept)
    one.unlink()
    one.mkdir()
    two.unlink()
    two.symlink_to("/dev/zero")
    assert check(".") == first


class TestFacts:
    def test_rules_over_several_lists_find_the_same(self):
        papers = awesome_lint.parse(LIST)
        again = read_back(pack_list(papers), papers.source, ())
        assert not again.blocks
        found = [
            [(f.rule.code, f.span, f.severity, f.message, f.fix) for f in lint_together([lists], Config())]
            for lists in (papers, again)
        ]
        assert found[0] == found[1] != []

    @pytest.mark.parametrize("seed", range(60))
    def test_what_is_no_list_is_read_anew(self, seed):
        papers = awesome_lint.parse(LIST)
        values = json.loads(zlib.decompress(pack_list(papers)))
        odd = zlib.compress(json.dumps(twisted(values, random.Random(seed))).encode())
        again = read_back(odd, papers.source, ())
        list(lint_together([again], Config()))
        assert again.source is papers.source

    @pytest.mark.parametrize("data", [None, b"", b"x", zlib.compress(b"[" * 100_000), zlib.compress(b"[]")])
    def test_nothing_of_use(self, data):
        papers = awesome_lint.parse(LIST)
        assert len(read_back(data, papers.source, ()).entries) == len(papers.entries)

    def test_a_list_of_more_than_its_text_can_make_is_not_unpacked(self):
        papers = awesome_lint.parse(LIST)
        bomb = zlib.compress(b"[" + b" " * 100_000_000)
        tracemalloc.start()
        again = read_back(bomb, papers.source, ())
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
        tracemalloc.stop()
        assert len(again.entries) == len(papers.entries)


class TestStore:
    def test_the_oldest_go(self, tmp_path):
        store = Store(tmp_path, bound=1000)
        for number in range(20):
            store.keep(f"{number}", b"x" * 99 + b"\n")
            os.utime(tmp_path / "check" / f"{number}.record", (number, number))
        store.head("0")
        store.close()
        known = [number for number in range(20) if store.head(f"{number}")]
        assert known == [0, *range(13, 20)]

    def test_nothing_goes_without_need(self, tmp_path):
        store = Store(tmp_path, bound=1000)
        for number in range(10):
            store.keep(f"{number}", b"x" * 99 + b"\n")
        store.close()
        assert store.info() == (10, 1000)

    def test_what_may_only_be_read_is_known(self, tmp_path, monkeypatch):
        def refuse(*args):
            raise PermissionError

        store = Store(tmp_path)
        store.keep("a", b"x\n")
        monkeypatch.setattr(os, "utime", refuse)
        assert store.head("a") == b"x\n"

    def test_other_files_stay(self, tmp_path):
        (tmp_path / "check").mkdir()
        (tmp_path / "check" / "notes.txt").write_text("x" * 5000)
        store = Store(tmp_path, bound=1000)
        store.keep("a", b"x\n")
        store.close()
        store.clear()
        assert [path.name for path in (tmp_path / "check").iterdir()] == ["notes.txt"]

    def test_many_runs_at_once(self, put, kept):
        for number in range(5):
            put(f"{number}.md", LIST.replace("2001", f"2{number}01"))
        command = [sys.executable, "-m", "awesome_lint", "check", "."]
        runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
        said = {run.communicate(timeout=60) for run in runs}
        assert len(said) == 1
        assert not list(kept.glob("*.part"))
        assert len(records(kept)) == 6
