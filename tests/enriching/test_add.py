"""`add`, where the owners of the ids are asked."""

import subprocess
from dataclasses import replace

import pytest

from tests.internet import Internet
from tests.links.checking import command
from tests.scholarly import KEYS, Paper, Repo, World, scholarly, variables
from tests.scholarly.faults import FAULTS

LIST = """\
# Pruning

## 2024

- Cutting Hedges without Losing Birds [[paper](https://arxiv.org/abs/2401.00009)] [[code](https://github.com/c/hedges)]

## 2023

- Counting the Leaves of Large Forests [[paper](https://arxiv.org/abs/2301.00002)] [[code](https://github.com/b/leaves)]
"""
ORCHARDS = Paper("Sparse Orchards of Thin Trees", arxiv="2401.00001", repo="a/orchards", year=2024)
WHOLE = "- Sparse Orchards of Thin Trees [[paper](https://arxiv.org/abs/2401.00001)] [[code](https://github.com/a/orchards)]"


def add(folder, *arguments, paper=ORCHARDS, **services):
    """The finished process, and the lines that are new in the list."""
    file = folder / "README.md"
    if not file.exists():
        file.write_text(LIST, "utf-8")
    before = file.read_text("utf-8").splitlines()
    with Internet(scholarly(World((paper,), (Repo("a", "orchards"),)), **services), tls=True) as net:
        env = net.environment() | variables(net) | KEYS
        told = command("add", "--isolated", "--no-cache", "--to", file, *arguments)
        done = subprocess.run(told, env=env, capture_output=True, text=True, check=False)
    return done, [line for line in file.read_text("utf-8").splitlines() if line not in before]


@pytest.mark.parametrize("given", ["2401.00001", "arXiv:2401.00001v2", "https://arxiv.org/pdf/2401.00001"])
def test_the_owner_knows_the_title_and_the_code(tmp_path, given):
    done, new = add(tmp_path, given)
    assert (done.returncode, len(new)) == (0, 1)
    assert new[0].replace("/pdf/", "/abs/") == WHOLE


@pytest.mark.parametrize(
    "other",
    [
        "https://arxiv.org/pdf/2401.00001v1",
        "10.48550/arXiv.2401.00001",
        "https://openreview.net/forum?id=AbCdEfGhIj",
    ],
)
def test_a_second_time_it_is_refused_by_any_of_its_urls(tmp_path, other):
    paper = replace(ORCHARDS, openreview="AbCdEfGhIj")
    add(tmp_path, "2401.00001", paper=paper)
    done, new = add(tmp_path, other, paper=paper)
    assert (done.returncode, new) == (1, [])
    assert "README.md:6: is there already" in done.stderr


def test_what_is_said_wins(tmp_path):
    done, new = add(tmp_path, "2401.00001", "--title", "Thin Trees", "--section", "2023")
    assert done.returncode == 0
    assert new == [WHOLE.replace("Sparse Orchards of Thin Trees", "Thin Trees")]


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_who_does_not_answer_costs_what_he_knows(tmp_path, fault):
    broken = {name: {"fault": fault} for name in ("arxiv", "datacite", "huggingface", "arxiv_pages")}
    done, new = add(tmp_path, "2401.00001", **broken)
    assert (done.returncode, new) == (2, [])
    assert "say it with --title" in done.stderr


def test_nobody_is_asked_offline(tmp_path):
    done, new = add(tmp_path, "--offline", "2401.00001", "--title", "Thin Trees")
    assert done.returncode == 0
    assert new == ["- Thin Trees [[paper](https://arxiv.org/abs/2401.00001)]"]
