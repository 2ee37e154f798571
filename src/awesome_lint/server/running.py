"""The process of the server, and all that it can do."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

from lsprotocol import types

from . import features
from .actions import KINDS
from .completion import TRIGGERS
from .server import Server

_COLLECTING = (100_000, 5, 5)
_FEATURES: list[tuple[str, Any, Any]] = [
    (types.INITIALIZED, features.initialized, None),
    (types.SHUTDOWN, features.shutdown, None),
    (types.TEXT_DOCUMENT_DID_OPEN, features.did_open, None),
    (types.TEXT_DOCUMENT_DID_CHANGE, features.did_change, None),
    (types.TEXT_DOCUMENT_DID_CLOSE, features.did_close, None),
    (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, features.did_change_files, None),
    (
        types.TEXT_DOCUMENT_CODE_ACTION,
        features.code_action,
        types.CodeActionOptions(code_action_kinds=KINDS, resolve_provider=True),
    ),
    (types.CODE_ACTION_RESOLVE, features.resolve, None),
    (types.TEXT_DOCUMENT_FORMATTING, features.formatting, None),
    (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, features.document_symbol, None),
    (types.TEXT_DOCUMENT_HOVER, features.hover, None),
    (types.TEXT_DOCUMENT_COMPLETION, features.complete, types.CompletionOptions(trigger_characters=TRIGGERS)),
]


def serve(cache: Path) -> bool:
    """Serve until the editor goes away; whether it said so. `cache` holds what is known of links."""
    server = Server(cache)
    for method, handler, options in _FEATURES:
        server.feature(method, options)(handler)
    # The program switched it off, for most runs are short. As often as usual it takes a sixth of a check.
    gc.freeze()
    gc.set_threshold(*_COLLECTING)
    gc.enable()
    server.start_io()
    return server.was_shut_down
