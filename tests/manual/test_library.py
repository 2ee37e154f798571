"""docs/library.md: all that `import awesome_lint` gives."""

import inspect
import re

import pytest

import awesome_lint
from make_manual import ROOT

TEXT = (ROOT / "docs/library.md").read_text("utf-8")


@pytest.mark.parametrize("name", awesome_lint.__all__)
def test_every_public_name_is_shown_in_an_example(name):
    assert re.search(rf"awesome_lint\.{name}\b", "".join(re.findall(r"```\w+\n.*?```", TEXT, re.DOTALL)))


@pytest.mark.parametrize("name", [name for name in awesome_lint.__all__ if not name.startswith("_")])
def test_every_parameter_is_named(name):
    shown = re.search(rf"`(?:await )?{name}\((.*?)\)`", TEXT)[1]
    assert re.findall(r"(\w+)(?=[,=]|$)", re.sub(r"=[^,]+", "=", shown)) == [
        *inspect.signature(getattr(awesome_lint, name)).parameters
    ]
