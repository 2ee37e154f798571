"""What the server does on each notification, and answers to each request."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lsprotocol import types

from ..config import NAMES
from ..fixer import fix_lists
from ..guard import LossError
from ..layout import format_list
from ..markdown.source import Source
from ..papers.entry import Link
from .actions import actions, workspace_edit
from .completion import completion
from .documents import Checked, Document, is_markdown, path_of
from .edits import line_edits
from .hover import describe
from .positions import changed
from .server import Server
from .symbols import symbols
from .verdicts import known_verdicts


async def initialized(ls: Server, params: types.InitializedParams) -> None:
    """Ask to be told when a configuration file changes."""
    if ls.client_has("workspace.did_change_watched_files.dynamic_registration"):
        watchers = [types.FileSystemWatcher(f"**/{name}") for name in NAMES]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        what = types.Registration("configuration", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        await ls.client_register_capability_async(types.RegistrationParams([what]))


def did_open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    item = params.text_document
    path = path_of(item.uri)
    if is_markdown(item.language_id, path):
        _forget(ls, item.uri)
        document = ls.documents[item.uri] = Document(item.uri, item.version, Source(item.text, path))
        ls.speak_of(document)


def did_change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    if document := ls.documents.get(params.text_document.uri):
        encoding = ls.places(document.source).encoding
        source = changed(document.source, params.content_changes, encoding)
        document.replace(source, params.text_document.version)
        ls.speak_of(document)


def did_close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    uri = params.text_document.uri
    if _forget(ls, uri):
        ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def _forget(ls: Server, uri: str) -> bool:
    """Let nothing more be said of a document; whether it was open."""
    document = ls.documents.pop(uri, None)
    if document:
        document.replace(Source(""), None)
    return document is not None


def did_change_files(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    """A configuration has changed: what was found with it may be wrong."""
    for document in ls.documents.values():
        document.replace(Source(document.source.text, document.source.path), document.version)
        ls.speak_of(document)


async def _checked(ls: Server, name: types.TextDocumentIdentifier) -> Checked | None:
    """The newest text of a document that is open, checked."""
    document = ls.documents.get(name.uri)
    return await ls.checked(document) if document else None


async def code_action(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    checked = await _checked(ls, params.text_document)
    if checked is None:
        return None
    found = actions(checked, params.text_document.uri, ls.places(checked.papers.source), params)
    if "edit" in (ls.client_has("text_document.code_action.resolve_support.properties") or ()):
        return found
    return [await resolve(ls, action) for action in found]


async def resolve(ls: Server, action: types.CodeAction) -> types.CodeAction:
    """Work out what a code action changes that was only named."""
    uri = str(action.data)
    checked = None if action.edit else await _checked(ls, types.TextDocumentIdentifier(uri))
    if checked:
        text = await _rewritten(ls, checked, _fixed)
        places = ls.places(checked.papers.source)
        action.edit = workspace_edit(checked, uri, places, line_edits(checked.papers.text, text))
    return action


async def formatting(ls: Server, params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
    checked = await _checked(ls, params.text_document)
    if checked is None:
        return None
    text = await _rewritten(ls, checked, _formatted)
    return ls.places(checked.papers.source).edits(line_edits(checked.papers.text, text))


async def _rewritten(ls: Server, checked: Checked, rewrite: Callable[[Checked], str]) -> str:
    """The text after all fixes or in canonical form; as it is where that is not safe."""
    if checked.misconfigured or not checked.papers.entries:
        return checked.papers.text
    try:
        return await ls.aside(rewrite, checked)
    except LossError as error:
        ls.tell(f"nothing was changed, for it is not safe here: {error}", types.MessageType.Warning)
        return checked.papers.text


def _fixed(checked: Checked) -> str:
    return fix_lists([checked.papers], checked.config).lists[0].text


def _formatted(checked: Checked) -> str:
    papers = checked.papers
    return format_list(papers, checked.config.for_file(papers.source.path)).text


async def document_symbol(
    ls: Server, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | None:
    checked = await _checked(ls, params.text_document)
    return symbols(checked.papers, ls.places(checked.papers.source)) if checked else None


async def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    checked = await _checked(ls, params.text_document)
    if checked is None:
        return None
    papers, places = checked.papers, ls.places(checked.papers.source)
    entry = papers.entry_at(places.offset(params.position))
    if entry is None:
        return None
    verdicts = await ls.aside(known_verdicts, papers, checked.config, ls.cache)
    formats: Sequence[str] = ls.client_has("text_document.hover.content_format") or ()
    markdown = types.MarkupKind.Markdown in formats
    text = describe(entry, verdicts, lambda link: _written(papers.source, link), markdown=markdown)
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    return types.Hover(types.MarkupContent(kind, text), places.range(entry.span))


def _written(source: Source, link: Link) -> str:
    return source[link.target] if link.target.start >= 0 else ""


async def complete(ls: Server, params: types.CompletionParams) -> types.CompletionList | None:
    """Of the text as it is now, with what the last check read: it need not wait for the next."""
    document = ls.documents.get(params.text_document.uri)
    if document is None:
        return None
    papers = document.papers or (await ls.checked(document)).papers
    places = ls.places(document.source)
    return completion(papers, places, places.offset(params.position))


def shutdown(ls: Server, params: None) -> None:
    ls.was_shut_down = True
