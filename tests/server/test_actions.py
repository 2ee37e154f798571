"""What can be done about findings: what `check --fix` and `fmt` do, and comments that silence them."""

import pytest
from lsprotocol import types
from pytest_lsp import client_capabilities

from .editing import applied, command, running
from .samples import CLEAN, LIST, windows

pytestmark = pytest.mark.asyncio(loop_scope="session")

ENDINGS = pytest.mark.parametrize("text", [LIST, windows(LIST)], ids=["LF", "CRLF"])


def after(text, folder, *arguments):
    """What a command makes of a file with this text."""
    (folder / "list.md").write_bytes(text.encode())
    command(*arguments, "list.md", cwd=folder)
    return (folder / "list.md").read_bytes().decode()


@ENDINGS
@pytest.mark.parametrize("code", ["AL101", "AL303", "AL501", "AL311"])
async def test_a_fix_does_what_check_does(editor, tmp_path, uri, text, code):
    """Chosen until none is left, for one action mends one place."""
    buffer = editor.open(text, uri)
    while chosen := [action for action in await buffer.actions() if action.title.startswith(f"{code}: ")]:
        assert (chosen[0].is_preferred, chosen[0].kind) == (True, types.CodeActionKind.QuickFix)
        assert chosen[0].diagnostics[0].code == code
        buffer.rewrite(await buffer.do(chosen[0]))
    assert buffer.text == after(text, tmp_path, "check", "--fix", "--select", code)


async def test_unsafe_fixes_are_set_apart(editor, uri):
    buffer = editor.open(LIST, uri)
    safe, unsafe = [], []
    for action in await buffer.actions(only=[types.CodeActionKind.QuickFix]):
        if action.diagnostics and "Ignore" not in action.title:
            (unsafe if action.title.endswith("(unsafe)") else safe).append(action)
    assert [action.title for action in unsafe] == ["AL601: remove the second (unsafe)"]
    assert [action.is_preferred for action in unsafe] == [None]
    assert all(action.is_preferred for action in safe)
    assert (await buffer.do(unsafe[0])).count("Small Networks") == 1


async def test_only_what_is_at_the_cursor(editor, uri):
    buffer = editor.open(LIST, uri)
    found = next(item for item in await buffer.diagnostics() if item.code == "AL303")
    at = types.Range(found.range.start, found.range.start)
    titles = [action.title for action in await buffer.actions(at)]
    assert titles == [
        "AL303: close the parenthesis",
        "Ignore AL303 (malformed-link) here",
        "Ignore AL303 (malformed-link) in this file",
        "Fix all that is safe to fix",
    ]


@ENDINGS
async def test_fix_all(editor, tmp_path, uri, text):
    buffer = editor.open(text, uri)
    (action,) = await buffer.actions(only=[types.CodeActionKind.SourceFixAll])
    assert (action.kind, action.edit) == ("source.fixAll.awesome-lint", None)
    assert await buffer.do(action) == after(text, tmp_path, "check", "--fix")


async def test_nothing_to_fix(editor, uri):
    assert await editor.open(CLEAN, uri).actions() == []


async def test_an_editor_that_cannot_ask_again(tmp_path):
    capabilities = client_capabilities("visual-studio-code")
    capabilities.text_document.code_action.resolve_support = None
    async with running(capabilities=capabilities) as editor:
        buffer = editor.open(LIST, (tmp_path / "list.md").as_uri())
        (action,) = await buffer.actions(only=["source"])
        assert action.edit
        assert await buffer.do(action) == after(LIST, tmp_path, "check", "--fix")


SHAPES = {
    "entries and rows": LIST,
    "CRLF": windows(LIST),
    "with a byte order mark": "\ufeff## A http://x\n\n" + LIST,
    "headings": "# Papers\n\n"
    + "".join(f"## A Paper of Note {n}\n\n[paper](http://arxiv.org/abs/2001.0000{n})\n\n" for n in range(5)),
    "further lines": "- **A Paper of Note**  \n  *ICLR 2020*\\\n  [[paper](http://arxiv.org/abs/2001.00001)]\n\n  More.\n",
    "an HTML table": "<table>\n<tr><th>Title</th><th>Link</th></tr>\n<tr><td>A Paper of Note</td>"
    '<td><a href="http://arxiv.org/abs/2001.00001">paper</a></td></tr>\n</table>\n',
    "no line ending": LIST.rstrip("\n"),
}


@pytest.mark.parametrize("where", ["here", "in this file"])
@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
async def test_to_ignore_a_finding(editor, uri, text, where):
    """It is silenced, no other is, and none comes of the comment."""
    buffer = editor.open(text, uri)
    before = [item.code for item in await buffer.diagnostics()]
    for gone in sorted({*before} - ({"AL104", "AL201", "AL208"} if where == "here" else set())):
        (action,) = [
            item
            for item in await buffer.actions()
            if item.title.startswith(f"Ignore {gone} ") and item.title.endswith(where)
        ]
        buffer.rewrite(await buffer.do(action))
        left = [item.code for item in await buffer.diagnostics()]
        assert (
            sorted([*left, gone]) == sorted(before)
            if where == "here"
            else left == [code for code in before if code != gone]
        )
        buffer.rewrite(text)


async def test_a_comment_has_nothing_to_ignore(editor, uri):
    buffer = editor.open(f"<!-- awesome-lint: ignore AL501 -->\n\n{CLEAN}", uri)
    assert [item.code for item in await buffer.diagnostics()] == ["AL002"]
    assert await buffer.actions() == []


UNORDERED = (
    CLEAN
    + "- An Older Paper on Pruning [[code](https://github.com/a/b)] [[paper](https://arxiv.org/abs/2001.00001)]\n\n\n\n"
)


@pytest.mark.parametrize(
    "text", [LIST, windows(LIST), UNORDERED, CLEAN, windows(UNORDERED), "# Notes\n\n\n\nx\n"]
)
async def test_formatting(editor, tmp_path, uri, text):
    buffer = editor.open(text, uri)
    edits = await buffer.formatted()
    assert applied(text, edits) == after(text, tmp_path, "fmt")


async def test_formatting_leaves_other_lines_alone(editor, uri):
    buffer = editor.open(UNORDERED, uri)
    lines = {edit.range.start.line for edit in await buffer.formatted()}
    assert 0 not in lines
    assert lines
