"""What an editor offers to do about findings: fix them, or ignore them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from ..markdown.source import Edit
from ..rules import Finding
from .diagnostics import diagnostic
from .documents import Checked
from .positions import Places
from .silencing import ignore_here, ignore_in_file

FIX_ALL = "source.fixAll.awesome-lint"
KINDS = [types.CodeActionKind.QuickFix, FIX_ALL]


def actions(
    checked: Checked, uri: str, places: Places, params: types.CodeActionParams
) -> list[types.CodeAction]:
    """What can be done where the cursor is, or in what is marked."""
    only, here = params.context.only, places.span(params.range)
    found: list[types.CodeAction] = []
    if _asked(types.CodeActionKind.QuickFix, only):
        findings = [finding for finding in checked.findings if finding.span.touches(here)]
        offers = [_fixes(findings, safe=True), _fixes(findings, safe=False), _silences(checked, findings)]
        found = [_quick_fix(checked, uri, places, *offer) for group in offers for offer in group]
    if _asked(FIX_ALL, only) and _fixable(checked):
        # What it does is worked out when it is chosen.
        found.append(types.CodeAction("Fix all that is safe to fix", FIX_ALL, data=uri))
    return found


def _asked(kind: str, only: Sequence[str] | None) -> bool:
    return only is None or any(kind == asked or kind.startswith(f"{asked}.") for asked in only)


def _fixable(checked: Checked) -> bool:
    return any(finding.fix and finding.fix.applicability == "safe" for finding in checked.findings)


Offer = tuple[Finding, str, Sequence[Edit], bool]


def _fixes(findings: Sequence[Finding], *, safe: bool) -> Iterator[Offer]:
    for finding in findings:
        fix = finding.fix
        if fix and (fix.applicability == "safe") == safe:
            title = f"{finding.rule.code}: {fix.title}"
            yield finding, title if safe else f"{title} (unsafe)", fix.edits, safe


def _silences(checked: Checked, findings: Sequence[Finding]) -> Iterator[Offer]:
    papers = checked.papers
    for finding in {finding.rule.code: finding for finding in reversed(findings)}.values():
        code = finding.rule.code
        for edit, where in (
            (ignore_here(papers, finding), "here"),
            (ignore_in_file(papers, finding), "in this file"),
        ):
            if edit:
                yield finding, f"Ignore {code} ({finding.rule.name}) {where}", [edit], False


def _quick_fix(
    checked: Checked,
    uri: str,
    places: Places,
    finding: Finding,
    title: str,
    edits: Sequence[Edit],
    preferred: bool,
) -> types.CodeAction:
    return types.CodeAction(
        title,
        types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(finding, uri, places)],
        is_preferred=preferred or None,
        edit=workspace_edit(checked, uri, places, edits),
    )


def workspace_edit(checked: Checked, uri: str, places: Places, edits: Sequence[Edit]) -> types.WorkspaceEdit:
    """Edits of the version that was checked, and of no other document."""
    identifier = types.OptionalVersionedTextDocumentIdentifier(uri, checked.version)
    change = types.TextDocumentEdit(identifier, places.edits(edits))
    return types.WorkspaceEdit(document_changes=[change])
