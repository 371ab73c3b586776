"""The table of Google's types, made anew from the discovery document that google-api-python-client carries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import googleapiclient

NUMBERS = {"int32": "int32", "uint32": "int32", "int64": "int64", "google-fieldmask": "mask", "float": "number",
           "double": "number"}  # fmt: skip


def document(name: str = "sheets.v4") -> dict[str, Any]:
    """A discovery document as Google publishes it."""
    folder = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
    found: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return found


def methods(resource: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every method of an API, or of a resource of it."""
    yield from resource.get("methods", {}).values()
    for below in resource.get("resources", {}).values():
        yield from methods(below)


def kind(described: dict[str, Any]) -> str:
    """The short name of a field's type: `[]` repeated, `{}` mapped, words of an enumeration joined by `|`."""
    if "$ref" in described:
        return str(described["$ref"])
    if described.get("type") == "array":
        return "[]" + kind(described["items"])
    if described.get("type") == "object":
        return "{}" + kind(described["additionalProperties"]) if "additionalProperties" in described else "any"
    if "enum" in described:
        return "|".join(described["enum"])
    return NUMBERS.get(described.get("format", ""), str(described.get("type")))


def types(name: str = "sheets.v4") -> dict[str, dict[str, str]]:
    """Every message of an API with the types of its fields."""
    schemas = document(name)["schemas"]
    return {
        message: {field: kind(described) for field, described in schema.get("properties", {}).items()}
        for message, schema in sorted(schemas.items())
    }


def parameters(name: str = "sheets.v4") -> dict[str, dict[str, str]]:
    """Every method of an API, without the API's name, with the types of its query parameters."""
    found: dict[str, dict[str, str]] = {}

    def collect(resource: dict[str, Any]) -> None:
        for method in resource.get("methods", {}).values():
            asked = {key: one for key, one in method["parameters"].items() if one["location"] == "query"}
            repeated = {key: "[]" * bool(one.get("repeated")) + kind(one) for key, one in asked.items()}
            found[method["id"].partition(".")[2]] = repeated
        for each in resource.get("resources", {}).values():
            collect(each)

    described = document(name)
    collect(described)
    found[""] = {key: kind(one) for key, one in described["parameters"].items()}
    return dict(sorted(found.items()))


def parameters_text() -> str:
    """The file localsheets/shapes/parameters.v4.json, one method a line; `""` holds what every method takes."""
    lines = [f"{json.dumps(method)}: {json.dumps(fields)}" for method, fields in parameters().items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def table_text() -> str:
    """The file localsheets/shapes/sheets.v4.json, one message a line."""
    lines = [f"{json.dumps(message)}: {json.dumps(fields)}" for message, fields in types().items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    print(table_text(), end="")
