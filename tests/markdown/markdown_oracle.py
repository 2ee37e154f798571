"""What markdown-it-py and the parser here say of one text, in one form."""

from collections import Counter

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll

from awesome_lint.markdown.document import parse

_MD = MarkdownIt("commonmark").enable("table")


def ours(text):
    document = parse(text)
    found = {"headings": [], "items": [], "rows": [], "links": Counter(), "images": Counter()}
    for block in document.walk():
        line = document.source.position(block.span.start).line
        if block.kind == "heading":
            found["headings"].append((line, block.level))
        elif block.kind == "item":
            found["items"].append(line)
        elif block.kind == "row":
            found["rows"].append(line)
        for inline in block.inlines:
            if inline.kind in ("link", "autolink", "image"):
                found["images" if inline.kind == "image" else "links"][_url(document, inline)] += 1
    return found


def _url(document, inline):
    target = document.source[inline.target] if inline.target.start >= 0 else ""
    if inline.kind != "autolink":
        return _MD.normalizeLink(unescapeAll(target))
    return _MD.normalizeLink(("mailto:" if "@" in target and ":" not in target else "") + target)


def theirs(text):
    found = {"headings": [], "items": [], "rows": [], "links": Counter(), "images": Counter()}
    for token in _MD.parse(text.removeprefix("\ufeff")):
        line = token.map[0] + 1 if token.map else 0
        if token.type == "heading_open":
            found["headings"].append((line, int(token.tag[1])))
        elif token.type == "list_item_open":
            found["items"].append(line)
        elif token.type == "tr_open":
            found["rows"].append(line)
        for child in token.children or ():
            if child.type == "link_open":
                found["links"][child.attrs["href"]] += 1
            elif child.type == "image":
                found["images"][child.attrs["src"]] += 1
    return found


def our_outline(text):
    """The blocks in the order of the text: how deep each is, what it is, and its first line."""
    document, found = parse(text), []

    def note(blocks, depth):
        for block in blocks:
            # Those which are not shown, and cells, which the other knows no place of.
            if block.kind not in ("blank", "definition", "cell"):
                found.append((depth, block.kind, document.source.position(block.span.start).line))
                note(block.children, depth + 1)

    note(document.blocks, 0)
    return found


_KINDS = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "fence": "code",
    "code_block": "code",
    "html_block": "html",
    "hr": "break",
    "table_open": "table",
    "tr_open": "row",
}


def their_outline(text):
    # A row is one deeper there: it is in the head or the body of its table.
    return [
        (token.level - (token.type == "tr_open"), _KINDS[token.type], token.map[0] + 1)
        for token in _MD.parse(text)
        if token.type in _KINDS
    ]
