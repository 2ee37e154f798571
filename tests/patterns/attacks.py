"""Strings that a regular expression finds hard: what it repeats, repeated, and then nothing that it wants."""

import re
from collections.abc import Iterator
from re import _constants as kinds
from re import _parser as parser

REPEATS = {kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT}
CATEGORIES = {
    kinds.CATEGORY_DIGIT: "1",
    kinds.CATEGORY_WORD: "a",
    kinds.CATEGORY_SPACE: " ",
    kinds.CATEGORY_NOT_DIGIT: "a",
    kinds.CATEGORY_NOT_SPACE: "a",
    kinds.CATEGORY_NOT_WORD: " ",
}
ANY = "a1 -.\"'*_()[]{}<>|/:,&!@#%=é剪\t\n"
NO_MATCH = ("\0", "\n\0", " ")


def attacks(pattern: re.Pattern, size: int) -> Iterator:
    """Long strings that start to match, for each repetition in the pattern."""
    for before, part in sorted(set(_repeated(_parse(pattern)))):
        long = [before + part * (size // len(part)) + end for end in NO_MATCH]
        if before:
            long.append((before + part) * (size // len(before + part)) + NO_MATCH[0])
        yield from long if isinstance(pattern.pattern, str) else (text.encode() for text in long)


def _parse(pattern):
    text = pattern.pattern
    return parser.parse(text if isinstance(text, str) else text.decode(), pattern.flags & ~re.UNICODE)


def _repeated(nodes, before=""):
    """What is repeated anywhere in a pattern, with the least that may stand before it."""
    for node in nodes:
        kind, value = node
        if kind in REPEATS and value[1] is kinds.MAXREPEAT:
            for part in _examples(value[2]):
                yield before, part
        for inner in _inside(node):
            yield from _repeated(inner, before)
        before += _example([node])


def _inside(node):
    kind, value = node
    if kind is kinds.BRANCH:
        return value[1]
    if kind is kinds.SUBPATTERN:
        return [value[3]]
    if kind in REPEATS:
        return [value[2]]
    if kind is kinds.ATOMIC_GROUP:
        return [value]
    return []


def _examples(nodes):
    """Short strings that a part matches: one for each branch at its start or of its set."""
    nodes = list(nodes)
    if not nodes:
        return
    rest = _example(nodes[1:])
    kind, value = nodes[0]
    if kind is kinds.IN:
        heads = {char for char in ANY if _in(char, value)} or {_set(value)}
    elif kind in (kinds.ANY, kinds.NOT_LITERAL):
        heads = {"a", " "} - ({chr(value)} if value else set())
    elif kind is kinds.BRANCH:
        heads = {_example(branch) for branch in value[1]}
    elif kind is kinds.SUBPATTERN:
        heads = set(_examples(value[3]))
    else:
        heads = {_example(nodes[:1])}
    lasts = set(_examples(nodes[-1:])) if len(nodes) > 1 else set()
    start, least = _example(nodes[:-1]), min(heads, default="")
    longer = {start + last for last in lasts} | {least + _example(nodes[1:-1]) + last for last in lasts}
    yield from sorted(({head + rest for head in heads} | longer) - {""})


def _example(nodes):
    return "".join(_of_node(kind, value) for kind, value in nodes)


def _of_node(kind, value):
    if kind is kinds.LITERAL:
        return chr(value)
    if kind is kinds.NOT_LITERAL:
        return "a" if value != ord("a") else "b"
    if kind is kinds.ANY:
        return "a"
    if kind is kinds.IN:
        return _set(value)
    if kind is kinds.BRANCH:
        return _example(value[1][0])
    if kind is kinds.SUBPATTERN:
        return _example(value[3])
    if kind is kinds.ATOMIC_GROUP:
        return _example(value)
    if kind in REPEATS:
        return _example(value[2]) * max(value[0], value[1] == 1)
    return ""


def _set(members):
    if members[0][0] is kinds.NEGATE:
        return next((char for char in ANY if _in(char, members)), "a")
    kind, value = members[0]
    return (
        chr(value) if kind is kinds.LITERAL else chr(value[0]) if kind is kinds.RANGE else CATEGORIES[value]
    )


def _in(char, members):
    text = "".join(map(_written, members))
    return re.match(f"[{text}]", char) is not None


def _written(member):
    kind, value = member
    if kind is kinds.NEGATE:
        return "^"
    if kind is kinds.LITERAL:
        return re.escape(chr(value))
    if kind is kinds.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return (
        {"D": r"\d", "W": r"\w", "S": r"\s"}.get(str(value)[9], "")
        if "NOT" not in str(value)
        else {"D": r"\D", "W": r"\W", "S": r"\S"}[str(value)[13]]
    )
