"""docs/configuration.md: every key, with its values, and nothing else."""

import json
import re
from importlib.resources import files

import pytest

from awesome_lint.link_settings import OF_ALL, OF_HOST
from make_manual import ROOT

TEXT = (ROOT / "docs/configuration.md").read_text("utf-8")
SCHEMA = json.loads(files("awesome_lint").joinpath("schemas/config.schema.json").read_text("utf-8"))
# Key: the cells behind it.
ROWS = {
    key: cells.split(" | ") for key, cells in re.findall(r"^\| `([a-z.*-]+)` \| (.*) \|$", TEXT, re.MULTILINE)
}
KEYS = SCHEMA["properties"]


def test_every_key_has_a_row_and_no_other():
    of_links = {f"links.{key}" for key in OF_ALL} | {f"links.hosts.*.{key}" for key in OF_HOST}
    assert ROWS.keys() == (KEYS.keys() - {"links"}) | of_links


@pytest.mark.parametrize("key", ROWS)
def test_a_row_has_type_default_and_meaning(key):
    type_, default, meaning = ROWS[key]
    assert type_
    assert default
    assert meaning.endswith((".", ":"))


@pytest.mark.parametrize("key", [key for key, schema in KEYS.items() if "enum" in schema])
def test_every_value_is_named(key):
    code = re.findall(r"(`+) ?(.+?) ?\1(?!`)", ROWS[key][0])
    assert {value for _, value in code} == set(KEYS[key]["enum"])


@pytest.mark.parametrize("kind", SCHEMA["$defs"]["kind"]["enum"])
def test_every_kind_of_link_is_named(kind):
    assert f"`{kind}`" in TEXT[TEXT.index("Kinds of links are") :]


def test_what_is_not_for_one_file_is_named():
    whole = KEYS.keys() - SCHEMA["$defs"]["file"]["properties"].keys()
    named = TEXT[TEXT.index("All keys may stand there but") :].partition("\n\n")[0]
    assert set(re.findall(r"`([a-z-]+)`", named)) == whole
