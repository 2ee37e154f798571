"""Write the JSON Schema of the configuration, for editors: what `Config` says, in their words.

    python tools/make_config_schema.py

A test fails when it is stale.
"""

import json
from collections.abc import Mapping
from dataclasses import Field
from pathlib import Path
from typing import Any

from awesome_lint.config import file_fields, settings_fields
from awesome_lint.papers.labels import KINDS
from awesome_lint.rules import RULES

FILE = Path(__file__).parents[1] / "src/awesome_lint/schemas/config.schema.json"


def config_schema() -> dict[str, Any]:
    """The schema of `.awesome-lint.toml`, and of `[tool.awesome-lint]` in pyproject.toml."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Configuration of awesome-lint",
        **_table(settings_fields()),
        "$defs": {
            "file": _table(file_fields()),
            "kind": {"enum": list(KINDS)},
            "links": _links(),
            "rule": _rule(),
        },
    }


def _table(settings: Mapping[str, Field[Any]]) -> dict[str, Any]:
    properties = {key: _setting(key, item) for key, item in settings.items()}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _setting(key: str, item: Field[Any]) -> dict[str, Any]:
    described, kind, of = {"description": item.metadata["doc"]}, str(item.type), item.metadata.get("of")
    if key == "links":
        return {**described, "$ref": "#/$defs/links"}
    if key == "per-file":
        return {**described, "type": "object", "additionalProperties": {"$ref": "#/$defs/file"}}
    if kind.startswith("Mapping"):
        return {
            **described,
            "type": "object",
            "propertyNames": _of(of),
            "additionalProperties": {"type": "string"},
        }
    if kind.startswith("tuple"):
        return {**described, "type": "array", "items": _of(of)}
    choices = item.metadata.get("choices")
    return {**described, **({"enum": list(choices)} if choices else {"type": "string"})}


def _links() -> dict[str, Any]:
    """How links are asked for, and the same for single hosts."""
    number, count = {"type": "number", "minimum": 0}, {"type": "integer", "minimum": 0}
    texts = {"type": "array", "items": {"type": "string"}}
    manner = {"rate": number, "concurrency": {"type": "integer", "minimum": 1}}
    host = _object({**manner, "headers": {"type": "object", "additionalProperties": {"type": "string"}}})
    statuses = {"type": "array", "items": {"type": "integer", "minimum": 100, "maximum": 999}}
    hosts = {"type": "object", "additionalProperties": host}
    services = {"type": "object", "additionalProperties": {"type": "string"}}
    whole = {"exclude": texts, "accept": statuses, "timeout": number, "retries": count}
    whole |= {"services": services, "hosts": hosts}
    return _object({**manner, **whole})


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": dict(properties)}


def _of(name: str | None) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"} if name else {"type": "string"}


def _rule() -> dict[str, Any]:
    """Every family, code and name; as a list, so that an editor can offer them."""
    families = {code[:3] for code in RULES}
    return {"enum": ["AL", *sorted({*families, *RULES}), *sorted(rule.name for rule in RULES.values())]}


def written() -> str:
    """What the file must hold."""
    return json.dumps(config_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
