"""What is proposed for a list, by what its papers' owners say, and how it is written."""

import subprocess
from dataclasses import replace

import pytest

from tests.internet import Internet
from tests.links.checking import command
from tests.scholarly import KEYS, Paper, Repo, World, scholarly, variables

LIST = """\
# Pruning

- Sparse Orchards of Thin Trees [[paper](https://example.org/a)] [[arxiv](https://arxiv.org/abs/2301.00001)] [[code](https://github.com/a/orchards)]
- Counting the Leaves of Large Forests [[paper](https://example.org/b)] [[arxiv](https://arxiv.org/abs/2301.00002)]
- Cutting Hedges without Losing Birds [[paper](https://example.org/c)] [[code](https://github.com/c/hedges)]
"""
ORCHARDS = Paper("Sparse Orchards of Thin Trees", arxiv="2301.00001", repo="a/orchards")
LEAVES = Paper("Counting the Leaves of Large Forests", arxiv="2301.00002", repo="b/leaves")
HEDGES = Paper("Cutting Hedges without Losing Birds", arxiv="2301.00003")
REPOS = (
    Repo("a", "orchards"),
    Repo("b", "leaves", files={"README.md": "# Leaves\n\nCode of arXiv 2301.00002.\n"}),
    Repo("c", "hedges"),
    Repo("d", "other", files={"README.md": "# Something else\n"}),
)


def enrich(folder, *arguments, papers=(ORCHARDS, LEAVES, HEDGES), text=LIST, keys=KEYS):
    """The finished process, and the list as it is then."""
    file = folder / "README.md"
    file.write_text(text, "utf-8")
    with Internet(scholarly(World(papers, REPOS)), tls=True) as net:
        told = command("enrich", "--isolated", "--allow-private", "--no-cache", *arguments, file)
        env = net.environment() | variables(net) | keys
        done = subprocess.run(told, env=env, capture_output=True, text=True, check=False)
    return done, file.read_text("utf-8")


def added(done):
    return [
        line[1:] for line in done.stdout.splitlines() if line.startswith("+") and not line.startswith("+++")
    ]


def test_code_and_preprints_are_proposed_and_nothing_is_written(tmp_path):
    done, text = enrich(tmp_path)
    assert (done.returncode, text) == (0, LIST)
    assert added(done) == [
        "- Counting the Leaves of Large Forests [[paper](https://example.org/b)]"
        " [[arxiv](https://arxiv.org/abs/2301.00002)] [[code](https://github.com/b/leaves)]",
        "- Cutting Hedges without Losing Birds [[paper](https://example.org/c)]"
        " [[arxiv](https://arxiv.org/abs/2301.00003)] [[code](https://github.com/c/hedges)]",
    ]
    assert "README.md:4: code https://github.com/b/leaves (Hugging Face: " in done.stderr
    assert "its README names the paper" in done.stderr


def test_what_is_written_is_what_was_shown(tmp_path):
    shown, _ = enrich(tmp_path)
    done, text = enrich(tmp_path, "--write")
    assert (done.returncode, done.stdout) == (0, "")
    assert [line for line in text.splitlines() if line not in LIST.splitlines()] == added(shown)
    again, same = enrich(tmp_path, "--write", text=text)
    assert same == text
    assert "0 proposals" in again.stderr


def test_only_the_kinds_that_are_asked_for(tmp_path):
    done, _ = enrich(tmp_path, "--kind", "code")
    assert [line for line in added(done) if "2301.00003" in line] == []
    assert len(added(done)) == 1


@pytest.mark.parametrize(
    "paper",
    [
        replace(LEAVES, repo="d/other"),
        replace(LEAVES, title="Counting the Needles of Small Gardens"),
        replace(LEAVES, repo=None),
        replace(LEAVES, on_huggingface=False),
        replace(LEAVES, repo="a/orchards"),
    ],
    ids=["the README names another", "another paper", "no code", "no page", "the code of another entry"],
)
def test_nothing_is_guessed(tmp_path, paper):
    done, _ = enrich(tmp_path, "--kind", "code", papers=(ORCHARDS, paper, HEDGES))
    assert (done.returncode, added(done)) == (0, [])


def test_a_preprint_that_was_published(tmp_path):
    told = replace(LEAVES, comment="Accepted at ICML 2023", repo=None)
    done, _ = enrich(tmp_path, "--kind", "venue", papers=(ORCHARDS, told, HEDGES))
    assert "README.md:4: venue ICML 2023 (arXiv: 'Accepted at ICML 2023')" in done.stderr
    assert done.stdout == ""


def test_services_that_do_not_answer_lose_nothing(tmp_path):
    done, text = enrich(tmp_path, "--write", papers=())
    assert (done.returncode, text) == (0, LIST)


def test_without_a_key_the_readme_is_not_read(tmp_path):
    done, _ = enrich(tmp_path, "--kind", "code", keys={})
    assert len(added(done)) == 1
    assert "its README was not read" in done.stderr
