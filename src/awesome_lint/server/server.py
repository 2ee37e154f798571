"""The server: the documents that are open, and when they are checked and spoken of."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from .. import __version__
from ..markdown.source import Source
from .diagnostics import diagnostics
from .documents import Checked, Document, Outdated, check
from .positions import Places

DELAY = 0.02  # seconds without a change before a check: a burst of them is one

T = TypeVar("T")


class Server(LanguageServer):
    """Documents are checked one at a time in a thread, the newest text of each, so that all else goes on."""

    def __init__(self, cache: Path) -> None:
        super().__init__("awesome-lint", __version__)
        # Only these documents are kept: those of pygls end lines at more than line endings.
        for method in ("didOpen", "didChange", "didClose"):
            del self.protocol.fm.builtin_features[f"textDocument/{method}"]
        self.cache = cache
        self.documents: dict[str, Document] = {}
        self.was_shut_down = False
        self._worker = ThreadPoolExecutor(1)
        self._told = ""

    @property
    def root(self) -> Path:
        """The folder that is open; without one, where the server was started."""
        with suppress(ValueError):
            folders = [to_fs_path(uri) for uri in self.workspace.folders]
            return Path(next(filter(None, [*folders, self.workspace.root_path]), "."))
        return Path()

    def places(self, source: Source) -> Places:
        return Places(source, types.PositionEncodingKind(self.workspace.position_encoding).value)

    def client_has(self, capability: str) -> Any:
        return get_capability(self.client_capabilities, capability)

    async def aside(self, function: Callable[..., T], *args: object) -> T:
        """What a function returns that may take long: it runs in the thread."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, function, *args)

    async def checked(self, document: Document) -> Checked:
        """The check of the newest text of a document, however often it changes meanwhile."""
        while True:
            source = document.source
            with suppress(Outdated):
                found = await self._found(document)
                if document.source is source:
                    return found

    async def _found(self, document: Document) -> Checked:
        """What is found in a text: one check of it, whoever waits for that. Raises Outdated."""
        if document.check is None:
            source = document.source
            run = partial(check, source, document.version, self.root, lambda: document.source is source)
            document.check = asyncio.get_running_loop().run_in_executor(self._worker, run)
        found = await asyncio.shield(document.check)
        document.papers = found.papers
        return found

    def speak_of(self, document: Document) -> None:
        """Publish what is found in a document once it does not change for a moment."""
        task = asyncio.get_running_loop().create_task(self._speak_of(document, document.source))
        document.pending.add(task)
        task.add_done_callback(document.pending.discard)

    async def _speak_of(self, document: Document, source: Source) -> None:
        await asyncio.sleep(DELAY)
        if document.source is not source:
            return
        try:
            found = await self._found(document)
            if document.source is source:
                self._publish(document, found)
        except Outdated:
            return
        except Exception as error:
            message = f"this is a bug in awesome-lint: {type(error).__name__}: {error}"
            self.tell(message, types.MessageType.Error)

    def _publish(self, document: Document, found: Checked) -> None:
        if found.misconfigured:
            self.tell(found.misconfigured, types.MessageType.Error)
        else:
            self._told = ""
        items = diagnostics(found, document.uri, self.places(document.source))
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(document.uri, items, document.version)
        )

    def tell(self, message: str, level: types.MessageType) -> None:
        """Show a message, but not again and again."""
        if message != self._told:
            self._told = message
            self.window_show_message(types.ShowMessageParams(level, message))
