"""From a list to data and back: the canonical file."""

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import awesome_lint
from awesome_lint.build.lists import Built, Options
from awesome_lint.cli.main import main
from awesome_lint.config import Config
from awesome_lint.data.formats import FORMATS, read_data
from awesome_lint.data.listing import list_records

SEEDS, CORPUS = os.environ.get("AWESOME_LINT_SEEDS"), os.environ.get("AWESOME_LINT_CORPUS")
LIST = """\
# Papers {of mine}

Some *words*.

* [Contents](#a)

## Theory <!-- a comment -->

- **A\\* Search of Things** ([`code`](https://github.com/a/b)) [[Paper](<https://arxiv.org/abs/2001.00001>)] (CVPR 2020)
  - and a line below with {braces}
- B &amp; C of Things [[paper](https://arxiv.org/abs/2001.00002)] [[Code]](https://github.com/a/c)

| Title | Where | Links |
|---|:-:|---|
| D \\| E of Things | ICML 2021 | [pdf](https://arxiv.org/abs/2101.00001) |

The end.
"""


def again(text, form="json", edit=lambda records: records):
    records = edit(list_records(awesome_lint.parse(text), full=True))
    return Built(read_data(FORMATS[form].write(records), "x", form), Options(), Config()).text()


def canonical(text):
    return awesome_lint.format(awesome_lint.parse(text)).text


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml"])
@pytest.mark.parametrize("text", [LIST, LIST.replace("\n", "\r\n"), "\ufeff" + LIST, LIST.rstrip("\n")])
def test_the_very_list_comes_back(form, text):
    assert again(text, form) == canonical(text)


def test_what_was_changed_in_the_data_is_changed_in_the_list():
    def edit(records):
        records[0].title = "A New | Title_"
        records[0].links[0] = records[0].links[0]._replace(url="https://github.com/new/(one")
        records[1].links.pop()
        return records

    text = again(LIST, edit=edit)
    assert (
        "- **A New \\| Title\\_** ([`code`](<https://github.com/new/(one>)) [[Paper](<https://arxiv" in text
    )
    assert "- B &amp; C of Things" not in text
    assert "B & C of Things" in text


def test_in_a_pipe(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_text(LIST)
    exported = CliRunner().invoke(main, ["export", "README.md", "--format", "yaml", "--full"])
    built = CliRunner().invoke(main, ["build", "-"], input=exported.stdout_bytes)
    assert built.stdout_bytes.decode() == canonical(LIST)
    assert CliRunner().invoke(main, ["export", "README.md", "--format", "csv", "--full"]).exit_code == 2


@pytest.mark.skipif(not SEEDS, reason="AWESOME_LINT_SEEDS names no folder of seed lists")
@pytest.mark.parametrize("name", ["pruning_bullets.md", "efficient_table.md"])
def test_the_seeds(name):
    text = (Path(SEEDS) / name).read_bytes().decode()
    assert again(text) == canonical(text)


def sections(text):
    """A list from its second heading on, without what stands in the contents."""
    return text[text.index("# 2024\n") :]


@pytest.mark.skipif(not SEEDS, reason="AWESOME_LINT_SEEDS names no folder of seed lists")
@pytest.mark.parametrize("form", ["json", "jsonl", "yaml", "csv", "csl-json"])
def test_the_sections_of_the_seed_come_back_from_data_alone(form):
    text = (Path(SEEDS) / "pruning_bullets.md").read_text()
    records = read_data(FORMATS[form].write(list_records(awesome_lint.parse(text))), "x", form)
    built, wanted = sections(Built(records, Options(), Config()).text()), sections(canonical(text))
    if form in ("csv", "csl-json"):  # which do not say where an entry ends
        wanted = re.sub(r"\n\n(?=- )(?<=[)\]]\n\n)", "\n", wanted)
    assert built == wanted


SMALL = 140_000  # bytes; it takes long to build more
FILES = sorted(Path(CORPUS).glob("files/*.md")) if CORPUS else []


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS, reason="AWESOME_LINT_CORPUS names no folder of real lists")
@pytest.mark.parametrize(
    "path", [path for path in FILES if path.stat().st_size < SMALL], ids=lambda path: path.stem
)
def test_real_lists_come_back(path):
    text = path.read_bytes().decode("utf-8", "replace")
    assert again(text) == canonical(text)
