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
                target = document.source[inline.target] if inline.target.start >= 0 else ""
                address = inline.kind == "autolink" and "@" in target and ":" not in target
                url = _MD.normalizeLink(("mailto:" if address else "") + unescapeAll(target))
                found["images" if inline.kind == "image" else "links"][url] += 1
    return found


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
