"""Every regular expression of the program, and whether it is looked for anywhere or only where a text starts."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator

import awesome_lint
from awesome_lint.rare import rare

ANYWHERE = {"search", "sub", "subn", "split", "findall", "finditer"}
METHODS = ANYWHERE | {"match", "fullmatch"}


def collect() -> dict[str, tuple[re.Pattern, set[str]]]:
    """Name of each pattern -> the pattern, and the methods that are called on it."""
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(awesome_lint.__path__, "awesome_lint.")
        if not found.name.endswith("__main__")
    ]
    used: dict[re.Pattern, set[str]] = {}
    names: dict[re.Pattern, str] = {}
    for module in modules:
        short = module.__name__.removeprefix("awesome_lint.")
        for name, value in vars(module).items():
            if (pattern := _pattern(value)) is not None:
                names.setdefault(pattern, f"{short}.{name}")
                used.setdefault(pattern, set())
        for line, pattern, method in _calls(module):
            names.setdefault(pattern, f"{short}:{line}")
            used.setdefault(pattern, set()).add(method)
    # One that is only handed on may be used in any way.
    return {names[pattern]: (pattern, methods or METHODS) for pattern, methods in used.items()}


def _calls(module) -> Iterator[tuple[int, re.Pattern, str]]:
    """Calls of `NAME.search(…)` and `re.search("…", …)`."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            pattern = _pattern(_value(module, node.value))
            if pattern is not None:
                yield node.lineno, pattern, node.attr
        match node:
            case ast.Call(func=ast.Attribute(value=of, attr=method), args=[ast.Constant(value=text), *_]):
                if method in METHODS and _value(module, of) is re:
                    yield node.lineno, re.compile(text), method


def _pattern(value) -> re.Pattern | None:
    """The pattern that a name stands for, compiled if it is a rare one."""
    if isinstance(value, type(rare(""))):
        return re.compile(value.pattern, value.flags)
    return value if isinstance(value, re.Pattern) else None


def _value(module, node):
    if isinstance(node, ast.Name):
        return vars(module).get(node.id)
    if isinstance(node, ast.Attribute):
        return getattr(_value(module, node.value), node.attr, None)
    return None
