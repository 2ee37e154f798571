"""An editor: a client that keeps the text as editors do, in UTF-16, and hears what is said of it."""

import asyncio
import json
import re
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path

from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient, client_capabilities
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

LINE_END = re.compile("\r\n|\r|\n")
SEVERITIES = {"error": 1, "warning": 2, "info": 3}
OPTIONS = types.FormattingOptions(tab_size=2, insert_spaces=True)


def units(text):
    """How many units of UTF-16 a text has."""
    return sum(2 if ord(char) > 0xFFFF else 1 for char in text)


def position(text, offset):
    """Where an offset is: its line, and the units before it."""
    line_ends = [match.end() for match in LINE_END.finditer(text, 0, offset)]
    return types.Position(len(line_ends), units(text[line_ends[-1] if line_ends else 0 : offset]))


def offset(text, where):
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    at, left = starts[where.line], where.character
    while left > 0:
        left -= units(text[at])
        at += 1
    return at


def applied(text, edits):
    """The text after edits that all count from the text before."""
    places = [(offset(text, e.range.start), offset(text, e.range.end), e.new_text) for e in edits]
    for start, end, new in sorted(places, reverse=True):
        text = text[:start] + new + text[end:]
    return text


class Editor(LanguageClient):
    def __init__(self):
        super().__init__(converter_factory=default_converter)
        register_lsp_features(self, {**DEFAULT_CLIENT_FEATURES, **_HEARING})
        self.said = {}
        self.registered = []
        self.news = asyncio.Condition()

    def open(self, text, uri="file:///nowhere/list.md", language="markdown"):
        return Buffer(self, uri, text, language)


class Buffer:
    """An open document."""

    def __init__(self, editor, uri, text, language):
        self.editor, self.uri, self.text, self.version = editor, uri, text, 1
        self.name = types.TextDocumentIdentifier(uri)
        editor.said.pop(uri, None)
        item = types.TextDocumentItem(uri, language, 1, text)
        editor.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def replace(self, start, end, new):
        """Type something in place of a part of the text."""
        where = types.Range(position(self.text, start), position(self.text, end))
        self.text, self.version = self.text[:start] + new + self.text[end:], self.version + 1
        change = types.TextDocumentContentChangePartial(range=where, text=new)
        self._tell([change])

    def rewrite(self, text):
        self.text, self.version = text, self.version + 1
        self._tell([types.TextDocumentContentChangeWholeDocument(text=text)])

    def _tell(self, changes):
        name = types.VersionedTextDocumentIdentifier(version=self.version, uri=self.uri)
        self.editor.text_document_did_change(types.DidChangeTextDocumentParams(name, changes))

    async def diagnostics(self):
        """What is said of the text as it is now."""
        async with self.editor.news:
            await asyncio.wait_for(self.editor.news.wait_for(self._is_told), 60)
        return list(self.editor.said[self.uri].diagnostics)

    def _is_told(self):
        said = self.editor.said.get(self.uri)
        return said is not None and said.version == self.version

    async def actions(self, where=None, only=None):
        """What can be done at a place; by default, anywhere."""
        where = where or types.Range(types.Position(0, 0), types.Position(9999, 0))
        params = types.CodeActionParams(self.name, where, types.CodeActionContext([], only=only))
        found = await self.editor.text_document_code_action_async(params)
        return None if found is None else list(found)

    async def do(self, action):
        """The text after an action, which must not be about anything else."""
        action = action if action.edit else await self.editor.code_action_resolve_async(action)
        (change,) = action.edit.document_changes
        assert (change.text_document.uri, change.text_document.version) == (self.uri, self.version)
        return applied(self.text, change.edits)

    async def formatted(self):
        params = types.DocumentFormattingParams(self.name, OPTIONS)
        found = await self.editor.text_document_formatting_async(params)
        return None if found is None else list(found)

    async def hover(self, words):
        where = position(self.text, self.text.index(words))
        found = await self.editor.text_document_hover_async(types.HoverParams(self.name, where))
        return found and found.contents.value

    async def completions(self):
        """What can be written at the mark ‸."""
        where = position(self.text, self.text.index("‸"))
        params = types.CompletionParams(self.name, where)
        return list((await self.editor.text_document_completion_async(params)).items)

    async def symbols(self):
        params = types.DocumentSymbolParams(self.name)
        return await self.editor.text_document_document_symbol_async(params)

    def close(self):
        self.editor.text_document_did_close(types.DidCloseTextDocumentParams(self.name))


async def _hear(client: Editor, params: types.PublishDiagnosticsParams):
    async with client.news:
        client.said[params.uri] = params
        client.news.notify_all()


def _register(client: Editor, params: types.RegistrationParams):
    client.registered += params.registrations


_HEARING = {
    types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: _hear,
    types.CLIENT_REGISTER_CAPABILITY: _register,
}


@asynccontextmanager
async def running(*arguments, capabilities=None, root=None):
    """An editor with a server of its own."""
    editor = Editor()
    await editor.start_io(sys.executable, "-m", "awesome_lint", "server", *arguments)
    answer = await editor.initialize_session(
        types.InitializeParams(
            capabilities=capabilities or client_capabilities("visual-studio-code"),
            root_uri=root.as_uri() if root else None,
        )
    )
    editor.server_can = answer.capabilities
    yield editor
    await editor.shutdown_session()
    assert editor._server.returncode == 0
    await editor.stop()


def command(*arguments, cwd, status=(0, 1)):
    """What a command prints."""
    done = subprocess.run(
        [sys.executable, "-m", "awesome_lint", *arguments], cwd=cwd, capture_output=True, check=False
    )
    assert done.returncode in status, done.stderr
    return done.stdout.decode("utf-8", "surrogateescape")


def checked(text, folder, name="list.md"):
    """What `check` finds in a file with this text, as an editor would see it."""
    Path(folder, name).write_bytes(text.encode("utf-8", "surrogateescape"))
    found = json.loads(command("check", "--output-format", "json", name, cwd=folder))["findings"]
    lines = LINE_END.split(text)

    def place(line, column):
        return line - 1, units(lines[line - 1][: column - 1])

    return sorted(
        (
            place(item["line"], item["column"]),
            place(item["end_line"], item["end_column"]),
            item["code"],
            SEVERITIES[item["severity"]],
            item["message"],
            tuple(other["line"] - 1 for other in item["related"]),
        )
        for item in found
    )


def plainly(diagnostics):
    """Diagnostics in the form in which `checked` has them."""
    return sorted(
        (
            (item.range.start.line, item.range.start.character),
            (item.range.end.line, item.range.end.character),
            item.code,
            int(item.severity),
            item.message,
            tuple(other.location.range.start.line for other in item.related_information or ()),
        )
        for item in diagnostics
    )
