"""The library, as `import awesome_lint` gives it."""

import subprocess
import sys

import awesome_lint
from awesome_lint.config import Config

LIST = """\
# Awesome Papers

## 2024

- Zebra Pruning [[paper](https://arxiv.org/abs/2401.00001)]
- FÂ³ Pruning [[paper](https://arxiv.org/abs/2402.00002)]
"""


def test_parse_lint_fix_format():
    papers = awesome_lint.parse(LIST, "list.md")
    assert [entry.title for entry in papers.entries] == ["Zebra Pruning", "FÂ³ Pruning"]
    assert repr(papers.entries[0]) == "<Entry 'Zebra Pruning' at 27>"
    assert [(f.rule.code, f.source.path) for f in awesome_lint.lint(papers)] == [("AL101", "list.md")]
    fixed = awesome_lint.fix(papers)
    assert (fixed.lists[0].text, fixed.findings) == (LIST.replace("Â", ""), [])
    assert [f.rule.code for f in fixed.applied] == ["AL101"]
    text = awesome_lint.format(papers, Config(order="title")).text
    assert text.index("FÂ³") < text.index("Zebra")
    assert awesome_lint.format(papers, Config(order="title"), frozenset()).text == LIST


def test_several_lists_are_linted_together():
    one, two = awesome_lint.parse(LIST, "one.md"), awesome_lint.parse(LIST, "two.md")
    assert {f.source.path for f in awesome_lint.lint([one, two], Config(select=("AL601",)))} == {"two.md"}


def test_importing_it_costs_nothing():
    code = "import sys, awesome_lint; print(sorted(m for m in sys.modules if m.startswith('awesome_lint')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['awesome_lint']\n"
