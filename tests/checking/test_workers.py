"""Several processes: the same report in the same order, and a clear word where one of them dies."""

import os
import signal
import subprocess
import sys
import time

import pytest

from awesome_lint.checking import run, workers

LINE = "- Paper {0} on {1} [[paper](http://arxiv.org/abs/{0}.00001)] [[gone](gone-{1}.md)]\n"


class Odd(Exception):
    """An error that can be packed and not unpacked, or neither."""

    def __init__(self, one, other):
        super().__init__("odd")
        self.other = other


def double(value):
    if value in ("odd", "odder"):
        raise Odd(1, 2 if value == "odd" else lambda: 2)
    if value == "die":
        os._exit(7)
    if value == "fail":
        raise KeyError("wat")
    time.sleep(0.02 * (value % 3))
    return 2 * value, os.getpid()


@pytest.fixture
def small(monkeypatch):
    """Let processes be started for any work."""
    monkeypatch.setattr(run, "_LARGE", 0)


@pytest.fixture
def lists(put):
    for number in range(9):
        put(f"{number}.md", "".join(LINE.format(f"{10 + i}0{1 + number}", f"Pruning {i}") for i in range(5)))


class TestResults:
    @pytest.mark.parametrize("jobs", [1, 2, 5, 50])
    def test_in_order(self, jobs):
        found = list(workers.results(double, range(12), jobs))
        assert [value for value, _ in found] == [*range(0, 24, 2)]
        assert len({process for _, process in found}) == (1 if jobs == 1 else min(jobs, 12))

    def test_nothing(self):
        assert list(workers.results(double, [], 4)) == []

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_an_error_is_raised_here(self, jobs):
        with pytest.raises(KeyError, match="wat"):
            list(workers.results(double, [1, "fail", 2], jobs))

    @pytest.mark.parametrize("value", ["odd", "odder"])
    def test_an_error_that_cannot_be_sent_is_told(self, value):
        with pytest.raises(RuntimeError, match="Odd: odd"):
            list(workers.results(double, [1, value, 2], 2))

    def test_one_that_dies_is_named(self):
        with pytest.raises(workers.Died) as error:
            list(workers.results(double, [1, 2, 3, "die", 4], 2))
        assert error.value.number == 3

    def test_where_none_can_be_started(self, monkeypatch):
        def refuse(*args):
            raise OSError

        monkeypatch.setattr(workers._Pool, "_start", refuse)
        assert {process for _, process in workers.results(double, range(3), 2)} == {os.getpid()}

    def test_started_anew(self, monkeypatch):
        monkeypatch.setattr(workers.threading, "active_count", lambda: 2)
        assert [value for value, _ in workers.results(double, range(3), 2)] == [0, 2, 4]


class TestCheck:
    @pytest.mark.parametrize("options", [[], ["--verbose"], ["--output-format", "json"], ["--select", "AL6"]])
    def test_the_same_report(self, check, lists, small, options):
        alone = check(".", *options, "--no-cache", "--jobs", "1")
        assert check(".", *options, "--no-cache", "--jobs", "3") == alone
        assert check(".", *options, "--jobs", "3") == alone
        assert check(".", *options) == alone

    def test_small_work_stays_here(self, check, lists, computed):
        check(".", "--jobs", "3")
        assert len(computed) == 9

    def test_a_file_that_kills_its_process_is_named(self, check, lists, small, monkeypatch):
        from awesome_lint.checking import examine

        def kill(papers, *args):
            if papers.source.path == "3.md":
                os.kill(os.getpid(), signal.SIGKILL)
            return []

        monkeypatch.setattr(examine, "lint_list", kill)
        status, _, said = check(".", "--jobs", "2")
        assert status == 3
        assert "3.md: the process that checked this file died" in said

    def test_interrupted(self, lists):
        code = (
            "import os, time\nfrom awesome_lint.checking import examine, run\nrun._LARGE = 0\n"
            "def wait(*args): os.write(1, b'%d\\n' % os.getpid()); time.sleep(60)\n"
            "examine.lint_list = wait\nfrom awesome_lint.cli.main import main\nmain(['check', '.', '--jobs', '2'])"
        )
        command = [sys.executable, "-c", code]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        with subprocess.Popen(command, start_new_session=True, **pipes) as process:
            started = [int(process.stdout.readline()) for _ in range(2)]
            os.killpg(process.pid, signal.SIGINT)
            assert process.wait(10) == 130
            said = process.stderr.read()
        assert said.endswith("awesome-lint: interrupted\n")
        assert "Traceback" not in said
        for worker in started:
            with pytest.raises(ProcessLookupError):
                os.kill(worker, 0)
