"""The expressions of GitHub Actions, as far as this repository's actions use them.

Values of contexts, strings, `==`, `!=`, `!`, `&&`, `||`, brackets and calls such as `success()`.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

Functions = Mapping[str, Callable[[], bool]]
_TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<name>[a-zA-Z_][\w.-]*)|(?P<sign>&&|\|\||[=!]=|[!()]))"
)
_HOLE = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_WORDS = {"true": True, "false": False, "null": None}


class ExpressionError(Exception):
    """An expression that cannot be read."""


def fill(text: str, contexts: Mapping[str, Any], functions: Functions) -> str:
    """The text with the values of its `${{ }}`."""
    return _HOLE.sub(lambda hole: shown(evaluate(hole[1], contexts, functions)), text)


def shown(value: Any) -> str:
    """A value as GitHub writes it."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def condition(text: str, contexts: Mapping[str, Any], functions: Functions) -> bool:
    """Whether a step with this `if:` runs; without a call of a status, only after success."""
    inner = text.strip().removeprefix("${{").removesuffix("}}").strip() or "success()"
    met = bool(evaluate(inner, contexts, functions))
    return met and (
        bool(re.search(r"\b(success|failure|always|cancelled)\(", inner)) or functions["success"]()
    )


def evaluate(text: str, contexts: Mapping[str, Any], functions: Functions) -> Any:
    """The value of an expression. Raises ExpressionError."""
    reader = _Reader(_tokens(text), contexts, functions)
    value = reader.any_of()
    if reader.left:
        raise ExpressionError(f"{text!r}: {reader.left[0]!r} was not expected")
    return value


def _tokens(text: str) -> list[str]:
    tokens, at = [], 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if not match:
            raise ExpressionError(f"{text!r}: cannot be read from {text[at:]!r}")
        tokens.append(match[match.lastgroup or 0])
        at = match.end()
    return tokens


class _Reader:
    """Takes tokens from the left. As at GitHub, `&&` and `||` give one of their sides."""

    def __init__(self, left: list[str], contexts: Mapping[str, Any], functions: Functions) -> None:
        self.left, self.contexts, self.functions = left, contexts, functions

    def take(self, *signs: str) -> str | None:
        return self.left.pop(0) if self.left and (not signs or self.left[0] in signs) else None

    def any_of(self) -> Any:
        value = self.all_of()
        while self.take("||"):
            other = self.all_of()
            value = value or other
        return value

    def all_of(self) -> Any:
        value = self.equal()
        while self.take("&&"):
            other = self.equal()
            value = value and other
        return value

    def equal(self) -> Any:
        value = self.one()
        while sign := self.take("==", "!="):
            same = shown(value).lower() == shown(self.one()).lower()
            value = same == (sign == "==")
        return value

    def one(self) -> Any:
        token = self.take()
        if token == "!":
            return not self.one()
        if token == "(":
            value = self.any_of()
            self.expect(")")
            return value
        if token is None or not re.match(r"['\w]", token):
            raise ExpressionError(f"a value was expected, not {token!r}")
        return self.value(token)

    def expect(self, sign: str) -> None:
        if not self.take(sign):
            raise ExpressionError(f"{sign!r} was expected")

    def value(self, token: str) -> Any:
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        if self.take("("):
            self.expect(")")
            return self.functions[token]()
        return _WORDS[token] if token in _WORDS else self.look_up(token)

    def look_up(self, path: str) -> Any:
        """A value of a context; as at GitHub, null where there is none, but every context must be known."""
        name, *rest = path.split(".")
        if name not in self.contexts:
            raise ExpressionError(f"no context {name!r}")
        value: Any = self.contexts[name]
        for part in rest:
            value = value.get(part) if isinstance(value, Mapping) else None
        return value
