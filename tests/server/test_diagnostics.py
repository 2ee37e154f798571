"""What an editor shows is what `check` finds, whatever is typed."""

import random
from time import perf_counter

import pytest
from lsprotocol import types

from .editing import checked, plainly, running
from .samples import CLEAN, LIST, windows

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
async def test_what_check_finds_is_shown(editor, tmp_path, uri, ending):
    text = LIST.replace("\n", ending)
    buffer = editor.open(text, uri)
    found = plainly(await buffer.diagnostics())
    assert found == checked(text, tmp_path)
    assert {code for _, _, code, *_ in found} >= {"AL101", "AL303", "AL501", "AL601"}


async def test_what_is_told_of_a_finding(editor, uri):
    buffer = editor.open(LIST, uri)
    shown = {item.code: item for item in await buffer.diagnostics()}
    assert shown["AL501"].code_description.href.endswith("/docs/rules/AL501.md")
    assert (shown["AL501"].source, shown["AL501"].tags) == ("awesome-lint", None)
    assert shown["AL501"].data == {"rule": "insecure-url", "fix": "safe"}
    twice = shown["AL601"]
    assert list(twice.tags) == [types.DiagnosticTag.Unnecessary]
    (first,) = twice.related_information
    assert first.location.uri == uri
    assert first.location.range.start.line < twice.range.start.line


async def test_typing(editor, tmp_path, uri):
    buffer = editor.open(CLEAN, uri)
    assert await buffer.diagnostics() == []
    at = buffer.text.index("https")
    for new in ("http", "http:"):
        buffer.replace(at, buffer.text.index("//"), new)
    assert [item.code for item in await buffer.diagnostics()] == ["AL501"]
    buffer.rewrite(LIST)
    assert plainly(await buffer.diagnostics()) == checked(LIST, tmp_path)


async def test_a_burst_of_keys_is_one_check(editor, uri):
    """However fast somebody types, what is shown is about the last text."""
    buffer = editor.open(CLEAN, uri)
    await buffer.diagnostics()
    for char in "reversed ":
        buffer.replace(len("# "), len("# "), char)
    await buffer.diagnostics()
    assert editor.said[uri].version == buffer.version == 10


@pytest.mark.parametrize("encoding", ["utf-8", "utf-32"])
async def test_other_encodings(tmp_path, encoding):
    general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(encoding)])
    async with running(capabilities=types.ClientCapabilities(general=general)) as editor:
        assert editor.server_can.position_encoding == encoding
        buffer = editor.open(LIST, (tmp_path / "list.md").as_uri())
        found = next(item for item in await buffer.diagnostics() if item.code == "AL501")
    before = LIST.splitlines()[found.range.start.line].partition("http:")[0]
    assert found.range.start.character == len(before.encode(encoding + "-le" * (encoding == "utf-32"))) / (
        4 if encoding == "utf-32" else 1
    )


async def test_a_document_that_is_no_file(editor):
    buffer = editor.open(
        LIST.replace("[paper](http:", "[paper](nowhere.md) [paper](http:"), "untitled:Untitled-1"
    )
    assert "AL501" in [item.code for item in await buffer.diagnostics()]


@pytest.mark.parametrize("text", ["# Notes\n\nNothing.\n", ""])
async def test_documents_without_papers_are_left_alone(editor, uri, text):
    assert await editor.open(text, uri).diagnostics() == []


async def test_documents_in_other_languages_are_left_alone(editor, tmp_path):
    other = editor.open(LIST, (tmp_path / "list.rst").as_uri(), "restructuredtext")
    assert await other.actions() is None
    assert await other.symbols() is None
    assert await other.formatted() is None
    assert await other.hover("Pruning") is None
    by_name = editor.open(LIST, (tmp_path / "list.mkd").as_uri(), "plaintext")
    assert await by_name.diagnostics()


async def test_a_closed_document_has_no_findings(editor, uri):
    buffer = editor.open(LIST, uri)
    await buffer.diagnostics()
    buffer.close()
    other = editor.open(CLEAN, f"{uri}.md")
    await other.diagnostics()
    assert not editor.said[uri].diagnostics


async def test_a_document_that_is_opened_again(editor, uri):
    """What was found in its former text is not shown."""
    editor.open(LIST, uri)
    assert await editor.open(CLEAN, uri).diagnostics() == []
    assert await editor.open(LIST, f"{uri}.md").diagnostics()
    assert not editor.said[uri].diagnostics


@pytest.mark.parametrize(
    "uri", ["file:///a%00b.md", "file://[/a.md", "nonsense", "git:/a.md?x", "file:///a/../b.md"]
)
async def test_any_name_will_do(editor, uri):
    assert "AL501" in [item.code for item in await editor.open(LIST, uri).diagnostics()]


HOSTILE = [
    "- \ud800 [[paper](http://arxiv.org/abs/2305.11627)]\n",
    "\ufeff- A Paper\u2028of Note\x0b [[paper](http://arxiv.org/abs/2305.11627)]\x85\r\r\n",
    "- A [[paper](http://arxiv.org/abs/2305.11627)] <!-- awesome-lint: ignore " + "AL501," * 99,
    "#" * 500 + "\n" + "- [[[[" * 300 + "](http://arxiv.org/abs/2305.11627)",
    "- A\x00\x1b[0m Paper [[paper](javascript:alert)] [[x](http://arxiv.org/abs/2305.11627)]\n",
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_any_text_will_do(editor, uri, text):
    buffer = editor.open(text, uri)
    await buffer.diagnostics()
    for action in await buffer.actions():
        await buffer.do(action)
    await buffer.symbols()
    await buffer.formatted()
    await buffer.hover("http")
    assert editor.error is None


PIECES = [
    *LIST.splitlines(keepends=True),
    *LIST.splitlines(),
    "x",
    " ",
    "\n",
    "\r\n",
    "\r",
    "é",
    "剪枝",
    "🌱",
    "𝔸",
    "\u2028",
    "\t",
    "|",
    "[",
    "](",
    ")",
    "- ",
    "# ",
    "`",
    "<!-- x -->",
    "\n\n",
]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
async def test_random_edits(editor, tmp_path, uri, ending, record_property):
    """Half of a thousand: after all of them the text is the same on both sides, and so is what is found."""
    chance, times = random.Random(len(ending)), []
    text = LIST.replace("\n", ending)
    buffer = editor.open(text, uri)
    for number in range(500):
        start = chance.randrange(len(buffer.text) + 1)
        end = min(len(buffer.text), start + chance.choice([0, 0, 0, 0, 0, 1, 2, 40]))
        start, end = (_between_characters(buffer.text, at) for at in (start, end))
        new = chance.choice(["", *PIECES, text[start : start + chance.randrange(200)]])
        buffer.replace(start, end, new)
        if number % 25 == 0:
            began = perf_counter()
            await buffer.diagnostics()
            times.append(perf_counter() - began)
    found = plainly(await buffer.diagnostics())
    assert found == checked(buffer.text, tmp_path)
    assert len(found) > 20
    record_property("slowest_answer", max(times))


def _between_characters(text, at):
    """Where no position is, between CR and LF, the place before both."""
    return at - (text[at - 1 : at + 1] == "\r\n")


async def test_edits_that_meet_in_a_line_ending(editor, tmp_path, uri):
    """A CR before a LF that was there makes one line ending of both."""
    buffer = editor.open(CLEAN, uri)
    buffer.replace(buffer.text.index("\n"), buffer.text.index("\n"), "\r")
    at = buffer.text.index("https:")
    buffer.replace(at, at + 6, "http:")
    assert plainly(await buffer.diagnostics()) == checked(buffer.text, tmp_path)
    assert windows(CLEAN)[:10] == buffer.text[:10]
