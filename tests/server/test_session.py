"""How a session begins and ends, and what becomes of configuration."""

import asyncio
import sys

import pytest
from lsprotocol import types

from .editing import Editor, checked, plainly, running
from .samples import LIST

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_it_says_what_it_can_do(editor):
    can = editor.server_can
    assert can.position_encoding == "utf-16"
    assert can.text_document_sync.change == types.TextDocumentSyncKind.Incremental
    assert list(can.code_action_provider.code_action_kinds) == ["quickfix", "source.fixAll.awesome-lint"]
    assert list(can.completion_provider.trigger_characters) == ["["]
    for what in ("hover", "document_symbol", "document_formatting"):
        assert getattr(can, f"{what}_provider")


async def change(editor, path, text):
    """Write a file, of which the editor tells the server. What was said before counts no more."""
    path.write_text(text)
    editor.said.clear()
    event = types.FileEvent(path.as_uri(), types.FileChangeType.Changed)
    editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))


async def test_the_nearest_configuration_counts_as_it_is(tmp_path):
    (tmp_path / "sub").mkdir()
    file, config = tmp_path / "sub" / "list.md", tmp_path / ".awesome-lint.toml"
    config.write_text('select = ["AL501"]\n')
    async with running(root=tmp_path) as editor:
        buffer = editor.open(LIST, file.as_uri())
        assert {item.code for item in await buffer.diagnostics()} == {"AL501"}
        assert [item.register_options["watchers"] for item in editor.registered] != []
        await change(editor, config, '[per-file."sub/"]\nignore = ["AL5"]\n')
        assert plainly(await buffer.diagnostics()) == checked(LIST, tmp_path / "sub")
        await change(editor, config, 'exclude = ["sub/"]\n')
        assert await buffer.diagnostics() == []


BROKEN = {
    'selct = ["AL501"]\n': "unknown key 'selct'; did you mean 'select'?",
    'select = ["AL999"]\n': "unknown rule 'AL999'",
    "select = [": "not valid TOML",
}


async def test_a_broken_configuration_is_shown(tmp_path):
    config = tmp_path / ".awesome-lint.toml"
    async with running(root=tmp_path) as editor:
        buffer = editor.open(LIST, (tmp_path / "list.md").as_uri())
        assert len(await buffer.diagnostics()) > 1
        for broken, said in BROKEN.items():
            await change(editor, config, broken)
            (shown,) = await buffer.diagnostics()
            assert said in shown.message
            assert (shown.severity, shown.range.start) == (
                types.DiagnosticSeverity.Error,
                types.Position(0, 0),
            )
            assert editor.messages[-1].message == shown.message
            assert await buffer.actions() == []
            assert await buffer.formatted() == []
            assert await buffer.symbols()
        await change(editor, config, "")
        assert len(await buffer.diagnostics()) > 1
        assert len(editor.messages) == len(BROKEN)


async def test_a_document_without_a_file_goes_by_the_folder(tmp_path):
    (tmp_path / ".awesome-lint.toml").write_text('select = ["AL101"]\n')
    async with running(root=tmp_path) as editor:
        buffer = editor.open(LIST, "untitled:Untitled-1")
        assert {item.code for item in await buffer.diagnostics()} == {"AL101"}


@pytest.mark.parametrize(("polite", "status"), [(True, 0), (False, 1)])
async def test_the_end(polite, status):
    editor = Editor()
    await editor.start_io(sys.executable, "-m", "awesome_lint", "server")
    await editor.initialize_session(types.InitializeParams(capabilities=types.ClientCapabilities()))
    editor.open(LIST)
    if polite:
        await editor.shutdown_async(None)
    editor.exit(None)
    assert await asyncio.wait_for(editor._server.wait(), 30) == status
    await editor.stop()
