"""The comment on a pull request, made of what a run without rights left behind."""

import io
import json
import zipfile

import pytest

from run_action import ROOT

from .fake_gh import BOT, Repository, zipped

ACTION = ROOT / ".github/actions/comment"
MARK = "<!-- awesome-lint: report -->"
SHA = "0123456789abcdef0123456789abcdef01234567"
RUN = {
    "id": 7,
    "event": "pull_request",
    "conclusion": "failure",
    "head_sha": SHA,
    "head_branch": "topic",
    "head_repository": {"owner": {"login": "forker"}, "full_name": "forker/list"},
    "pull_requests": [],
}


@pytest.fixture
def repository(tmp_path, monkeypatch):
    there = Repository(tmp_path)
    monkeypatch.setenv("PATH", there.folder, prepend=":")
    there.add("pulls", number=12, head={"sha": SHA, "label": "forker:topic"})
    return there


@pytest.fixture
def comment(job, tmp_path, repository):
    """Run the action after a run that left this behind; the bodies of the comments that there are then."""

    def run(content=None, **event):
        if content is not None:
            repository.keep("awesome-lint", content)
        file = tmp_path / "event.json"
        file.write_text(json.dumps({"workflow_run": {**RUN, **event}}))
        job.env = {"GITHUB_REPOSITORY": "owner/list", "GITHUB_EVENT_PATH": str(file)}
        outcome = job.run(ACTION)
        assert outcome.status == 0, outcome.log
        return [item["body"] for item in repository.read()["comments"]]

    return run


def test_one_comment_is_made_and_updated(comment, repository):
    assert comment(zipped(report_md="First.\n")) == [f"{MARK}\nFirst.\n"]
    assert comment(zipped(report_md="Second.\n")) == [f"{MARK}\nSecond.\n"]
    assert comment(zipped(report_md="Clean.\n"), conclusion="success") == [f"{MARK}\nClean.\n"]
    assert [item["issue"] for item in repository.read()["comments"]] == [12]


def test_no_comment_where_all_is_well(comment):
    assert comment(zipped(report_md="Clean.\n"), conclusion="success") == []


class TestWhichPullRequest:
    def test_one_that_has_moved_on(self, comment):
        assert comment(zipped(report_md="Old.\n"), head_sha="f" * 40) == []

    def test_none(self, comment):
        assert comment(zipped(report_md="Gone.\n"), head_branch="other") == []

    @pytest.mark.parametrize("event", [{"event": "push"}, {"head_repository": None}])
    def test_no_pull_request_at_all(self, comment, repository, event):
        assert comment(zipped(report_md="Push.\n"), **event) == []
        assert repository.read()["calls"] == []

    def test_a_branch_with_a_hostile_name(self, comment, repository):
        name = "x&state=closed#$(touch ran)"
        repository.add("pulls", number=13, head={"sha": SHA, "label": f"forker:{name}"})
        comment(zipped(report_md="Odd.\n"), head_branch=name)
        assert [item["issue"] for item in repository.read()["comments"]] == [13]

    def test_the_artefact_has_no_say(self, comment, repository):
        repository.add("pulls", number=1, head={"sha": SHA, "label": "victim:main"})
        comment(zipped(report_md="x\n", pr_json='{"number": 1}', number="1"))
        assert [item["issue"] for item in repository.read()["comments"]] == [12]


class TestWhoseComment:
    def test_not_that_of_another(self, comment, repository):
        for number, user in enumerate(({"login": "forker"}, None, {"login": "forker"})):
            body = f"{MARK}\nNot ours."
            repository.add("comments", id=number, issue=12, user=user, body=body)
        assert comment(zipped(report_md="Ours.\n"))[3:] == [f"{MARK}\nOurs.\n"]

    def test_not_another_of_ours(self, comment, repository):
        repository.add("comments", id=1, issue=12, user={"login": BOT}, body="Coverage")
        assert comment(zipped(report_md="Ours.\n")) == ["Coverage", f"{MARK}\nOurs.\n"]


class TestHostileArtefacts:
    @pytest.mark.parametrize(
        "content",
        [
            pytest.param(b"", id="empty"),
            pytest.param(b"no zip", id="no-zip"),
            pytest.param(zipped(), id="no-file"),
            pytest.param(zipped(other_md="x"), id="another-file"),
            pytest.param(zipped(report_md="x" * 100)[:60], id="cut-off"),
            pytest.param(b"PK\x05\x06" + b"\0" * 10, id="damaged"),
        ],
    )
    def test_what_holds_no_report(self, comment, content):
        assert comment(content) == []

    def test_none_at_all(self, comment):
        assert comment() == []

    def test_one_that_is_too_large_is_not_fetched(self, comment, repository):
        repository.add("artifacts", id=9, name="awesome-lint", size_in_bytes=30_000_000)
        assert comment() == []
        assert not [path for _, path, _ in repository.read()["calls"] if path.endswith("/zip")]

    def test_one_that_unpacks_to_much(self, comment):
        (body,) = comment(zipped(report_md="@" * 100_000_000))
        assert len(body) < 65_536

    def test_an_encrypted_one(self, comment):
        content = bytearray(zipped(report_md="x"))
        content[6] |= 1
        content[content.index(b"PK\x01\x02") + 8] |= 1
        assert comment(bytes(content)) == []

    def test_names_lead_nowhere(self, comment, tmp_path):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("../../escaped", "x")
            archive.writestr("report.md", "Here.\n")
        assert comment(buffer.getvalue()) == [f"{MARK}\nHere.\n"]
        assert not list(tmp_path.parent.rglob("escaped"))

    def test_bytes_that_are_no_text(self, comment):
        assert comment(zipped(report_md=b"\xff\x00\x1b[31m\n")) == [f"{MARK}\n\ufffd[31m\n"]
