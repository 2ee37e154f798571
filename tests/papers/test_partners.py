"""Marks say of files, without their entries, whether they may hold one paper."""

import os
import subprocess
import sys

from awesome_lint.papers.partners import marks, may_share
from awesome_lint.papers.reader import read_list

_FIRST = "- Pruning Networks Quickly and Well [[paper](https://arxiv.org/abs/2001.00001)]\n"
_OTHER = "- Diffusion on Graphs of Molecules [[paper](https://arxiv.org/abs/2001.00002)]\n"


def _shared(*texts: str) -> list[bool]:
    return may_share([marks(read_list(text, f"{i}.md")) for i, text in enumerate(texts)])


def test_files_with_one_id_share():
    other_title = "- Sparse Transformers [[paper](https://arxiv.org/pdf/2001.00001v2)]\n"
    assert _shared(_FIRST, _OTHER, other_title) == [True, False, True]


def test_files_with_one_title_but_for_case_share():
    other_id = "- Pruning networks quickly and well [[paper](https://example.org/a.pdf)]\n"
    assert _shared(_FIRST, other_id, _OTHER) == [True, True, False]


def test_files_with_a_slip_in_a_title_share():
    slip = "- Prunning Networks Quickly and Well [[paper](https://example.org/a.pdf)]\n"
    assert _shared(_OTHER, _FIRST, slip) == [False, True, True]


def test_files_with_nearly_one_title_share_but_for_a_number_or_all_words_but_one():
    titles = ("Results of the Challenge 2019", "Results of the Challenge 2020", "Deep Pruning Networks")
    files = [f"- {title} [[paper](https://example.org/{i}.pdf)]\n" for i, title in enumerate(titles)]
    assert _shared(*files, "- Graph Learning Networks [[paper](https://example.org/a.pdf)]\n") == [False] * 4


def test_a_file_that_holds_a_paper_twice_shares_with_itself():
    assert _shared(_OTHER, _FIRST + _FIRST) == [False, True]


def test_entries_that_are_no_pair_do_not_count():
    short = "- Red Teaming [[paper](https://arxiv.org/abs/2001.0000{})]\n"
    assert _shared(short.format(3) + short.format(4) + _OTHER, _FIRST) == [False, False]


def test_marks_are_the_same_in_every_process():
    program = (
        "from awesome_lint.papers.partners import marks; from awesome_lint.papers.reader import read_list;"
        f"print(sorted(marks(read_list({_FIRST!r}))))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert said == {f"{sorted(marks(read_list(_FIRST)))}\n"}


def test_an_id_with_half_a_character_has_a_mark():
    text = "- A Paper of Note [[paper](https://doi.org/10.1234/a\ud800b)]\n"
    assert read_list(text).entries[0].ids == ["doi:10.1234/a\ud800b"]
    assert _shared(text, _OTHER, text.replace("Paper of Note", "Study of Graphs")) == [True, False, True]


def test_an_empty_file_shares_nothing():
    assert _shared("", "") == [False, False]
