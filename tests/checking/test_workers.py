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


def break_on(monkeypatch, path, what):
    """Let the rules come to grief on one file."""
    from awesome_lint.checking import examine

    lint = examine.lint_list

    def broken(papers, *args):
        return what() if papers.source.path == path else lint(papers, *args)

    monkeypatch.setattr(examine, "lint_list", broken)


@pytest.fixture
def only_two(monkeypatch):
    """Let two processes be started, and no third in place of one of them."""
    start, started = workers._Pool._start, []

    def two(pool):
        if len(started) == 2:
            raise OSError
        started.append(start(pool))

    monkeypatch.setattr(workers._Pool, "_start", two)


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
    def test_an_error_is_a_result(self, jobs):
        first, error, last = workers.results(double, [1, "fail", 2], jobs)
        assert (first[0], last[0]) == (2, 4)
        assert isinstance(error, KeyError)

    @pytest.mark.parametrize("value", ["odd", "odder"])
    def test_an_error_that_cannot_be_sent_is_told(self, value):
        _, error, _ = workers.results(double, [1, value, 2], 2)
        assert repr(error) == "RuntimeError('Odd: odd')"

    @pytest.mark.parametrize("values", [[1, "die", 2, "die", "die", 4], ["die"] * 5])
    @pytest.mark.parametrize("jobs", [2, 3])
    def test_another_takes_the_place_of_one_that_dies(self, values, jobs):
        found = list(workers.results(double, values, jobs))
        assert [isinstance(result, workers.Died) or result[0] for result in found] == [
            value == "die" or 2 * value for value in values
        ]

    def test_the_others_go_on_where_none_takes_its_place(self, only_two):
        found = list(workers.results(double, [1, "die", 2, 3], 2))
        assert isinstance(found.pop(1), workers.Died)
        assert [value for value, _ in found] == [2, 4, 6]

    def test_the_rest_is_given_up_where_none_is_left(self, only_two):
        found = list(workers.results(double, [1, 2, "die", "die", "die", 3], 2))
        assert [value for value, _ in found[:2]] == [2, 4]
        assert all(isinstance(result, workers.Died) for result in found[2:])

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

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_a_file_on_which_a_rule_breaks_stops_no_other(self, check, lists, small, monkeypatch, jobs):
        status, expected, _ = check(".", "--exclude", "3.md", "--no-cache", "--jobs", jobs)
        assert status == 1
        break_on(monkeypatch, "3.md", lambda: {}["wat"])
        status, out, said = check(".", "--no-cache", "--jobs", jobs)
        assert (status, out) == (3, expected)
        assert "this is a bug in awesome-lint: KeyError: 'wat'\n" in said
        assert "  while checking 3.md\n" in said

    def test_a_file_that_kills_its_process_stops_no_other(self, check, lists, small, monkeypatch):
        _, expected, _ = check(".", "--exclude", "3.md", "--no-cache", "--jobs", "2")
        break_on(monkeypatch, "3.md", lambda: os.kill(os.getpid(), signal.SIGKILL))
        status, out, said = check(".", "--no-cache", "--jobs", "2")
        assert (status, out) == (3, expected)
        assert "the process that checked this file died\n  while checking 3.md\n" in said

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_what_went_well_is_kept(self, check, lists, small, monkeypatch, computed, jobs):
        with monkeypatch.context() as patch:
            break_on(patch, "3.md", lambda: {}["wat"])
            check(".", "--jobs", jobs)
        computed.clear()
        assert check(".", "--jobs", "1")[0] == 1
        assert computed == ["3.md"]

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
