"""The process in which a template is rendered: reads JSON, writes JSON, and can do nothing else for long."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from typing import Any

from .spelling import escape, spell_url
from .template import LARGEST, MEMORY, SECONDS


def main() -> None:
    """Render what standard input asks for."""
    data = json.load(sys.stdin)
    _limit()
    json.dump(_answer(data["template"], data["values"]), sys.stdout)


def _limit() -> None:
    """Let the system end the process when it takes too much; where it cannot, the time alone counts."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _answer(template: str, values: dict[str, Any]) -> dict[str, Any]:
    try:
        from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
        from jinja2.sandbox import ImmutableSandboxedEnvironment
    except ImportError:
        return {"error": "templates need Jinja: pip install 'awesome-lint[template]'"}
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters |= {
        "md": lambda value: escape(str(value)),
        "target": lambda value: spell_url(str(value)),
    }
    try:
        return {"text": _text(environment.from_string(template), values)}
    except TemplateSyntaxError as error:
        return {"error": error.message or "not a template", "line": error.lineno}
    except (
        TemplateError,
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
        MemoryError,
        RecursionError,
    ) as error:
        return {"error": f"{type(error).__name__}: {str(error)[:200]}", "line": _line(error)}


def _text(template: Any, values: dict[str, Any]) -> str:
    parts, size = [], 0
    for part in template.generate(values):
        size += len(part)
        if size > LARGEST:
            raise ValueError(f"more than {LARGEST:,} characters come out")
        parts.append(part)
    return "".join(parts)


def _line(error: BaseException) -> int | None:
    """The line of the template that failed, which Jinja puts into the traceback."""
    trace, line = error.__traceback__, None
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


if __name__ == "__main__":
    main()
