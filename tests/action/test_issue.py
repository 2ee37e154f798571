"""One issue on what a nightly check found, from the first broken link on."""

import pytest

from run_action import ROOT

from .action_samples import BROKEN, CLEAN
from .fake_gh import Repository

ACTION = ROOT / ".github/actions/issue"
MARK = "<!-- awesome-lint: issue -->"


@pytest.fixture
def repository(job, tmp_path, monkeypatch):
    there = Repository(tmp_path)
    monkeypatch.setenv("PATH", there.folder, prepend=":")
    job.env = {"GITHUB_REPOSITORY": "owner/list"}
    return there


@pytest.fixture
def night(job, repository):
    """A night: the list as it is then, and what is done about the issue."""

    def run(text):
        job.put("README.md", text)
        checked = job.run(cache="false")
        return job.run(ACTION, status=checked.outputs["status"])

    return run


def issues(repository):
    return [(item["number"], item["state"]) for item in repository.read()["issues"]]


def test_opened_updated_closed_opened_again(night, repository):
    assert night(BROKEN).status == 0
    (issue,) = repository.read()["issues"]
    assert (issue["title"], issue["labels"], issue["state"]) == ("Broken links", ["awesome-lint"], "open")
    assert issue["body"].startswith(MARK)
    assert "AL602" in issue["body"]

    night(BROKEN.replace("http:", "https:"))
    assert issues(repository) == [(100, "open")]
    assert "AL501" not in repository.read()["issues"][0]["body"]

    night(CLEAN)
    assert issues(repository) == [(100, "closed")]
    assert [item["body"] for item in repository.read()["comments"]] == ["Nothing is found any more."]

    night(BROKEN)
    assert issues(repository) == [(100, "open")]
    assert len(repository.read()["comments"]) == 1


def test_a_clean_list_needs_no_issue(night, repository):
    night(CLEAN)
    assert repository.changes() == []


def test_a_closed_issue_stays_closed(night, repository):
    repository.add("issues", number=3, state="closed", labels=["awesome-lint"], body=MARK)
    night(CLEAN)
    assert repository.changes() == []


def test_issues_of_others_are_left_alone(night, repository):
    repository.add("issues", number=1, state="open", labels=["awesome-lint"], body=None)
    repository.add("issues", number=2, state="open", labels=["awesome-lint"], body=MARK, pull_request={})
    repository.add("issues", number=3, state="open", labels=["other"], body=MARK)
    night(BROKEN)
    assert issues(repository) == [(1, "open"), (2, "open"), (3, "open"), (103, "open")]


def test_the_open_one_of_several(night, repository):
    for number, state in ((3, "closed"), (4, "open"), (5, "closed")):
        repository.add("issues", number=number, state=state, labels=["awesome-lint"], body=MARK)
    night(BROKEN)
    assert [(method, path) for method, path, _ in repository.changes()] == [
        ("PATCH", "repos/owner/list/issues/4")
    ]


@pytest.mark.parametrize("status", ["2", "3", "", "0; echo"])
def test_a_check_that_failed_says_nothing_of_the_links(job, repository, status):
    outcome = job.run(ACTION, status=status)
    assert outcome.status == 1
    assert outcome.log.startswith("::error::The check did not come to an end")
    assert repository.read()["calls"] == []


def test_what_is_asked_for_is_not_there(job, repository, night):
    job.env["GITHUB_REPOSITORY"] = "owner/gone"
    assert night(BROKEN).status == 1
