"""JSON Schema of what `onrecord read --json` prints, generated from the record types."""

from typing import Any

import msgspec

from onrecord.records.reading import RECORD_TYPES
from onrecord.records.report import Report

_SCHEMA = "https://json-schema.org/draft/2020-12/schema"
_LEFT_OUT = frozenset({"source_map", "regions"})
"""Fields of the report that `Reading.as_json` leaves out or prints among the lists."""


def json_schema() -> dict[str, Any]:
    """Return the schema of one line of `read --json`: a report's fields, then its records.

    The shape is that of `Reading.as_json`; `definitions` under "$defs" are one per struct.
    """
    types = (Report, *RECORD_TYPES.values())
    _, definitions = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    report = definitions.pop(Report.__name__)
    own = {name: kind for name, kind in report["properties"].items() if name not in _LEFT_OUT}
    lists = {name: _list_of(kind.__name__) for name, kind in RECORD_TYPES.items()}
    properties = {**own, "version": {"type": "string"}, "profile": {"type": "string"}, **lists}
    return {
        "$schema": _SCHEMA,
        "title": "One line of onrecord read --json",
        "type": "object",
        "properties": properties,
        "required": [*report["required"], "version", "profile", *RECORD_TYPES],
        "$defs": definitions,
    }


def _list_of(struct: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{struct}"}}
