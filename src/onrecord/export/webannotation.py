"""W3C Web Annotation (JSON-LD): every record as an annotation of the words it was read from.

Offsets are those of the report's canonical text and count code points, as the standard asks.
The quote selector finds the words again in the page itself.
"""

import json
from typing import Any, BinaryIO

import msgspec

from onrecord.export.source import judged_readings
from onrecord.ledger.judging import Judged
from onrecord.ledger.store import Ledger
from onrecord.records import Record, Report, Span
from onrecord.views.visible import escaped_json

AROUND = 32
"""Characters of prefix and suffix in a quote selector."""

CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {"act": "urn:onrecord:act", "review": "urn:onrecord:review"},
]
"""`act` and `review` are ours: records of one utterance share an act and count once."""

_ANCHOR = frozenset({"id", "report", "span"})
"""Fields that the annotation has in its own places."""


def write(ledger: Ledger, stream: BinaryIO) -> None:
    """Write one AnnotationPage with all records, in the order the reports came in."""
    head = {"@context": CONTEXT, "id": "urn:onrecord:annotations", "type": "AnnotationPage"}
    stream.write(json.dumps(head)[:-1].encode() + b', "items": [')
    before = "\n"
    for judged in judged_readings(ledger):
        for record in judged.reading.records():
            encoded = json.dumps(annotation(record, judged), ensure_ascii=False)
            stream.write(f"{before}{escaped_json(encoded)}".encode())
            before = ",\n"
    stream.write(b"\n]}\n")


def annotation(record: Record, judged: Judged) -> dict[str, Any]:
    """Return one record as an annotation; its body is the record as JSON."""
    report = judged.reading.report
    fields = msgspec.to_builtins(record)
    body = {name: value for name, value in fields.items() if name not in _ANCHOR}
    found: dict[str, Any] = {
        "id": f"urn:onrecord:record:{record.id}",
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"id": "https://pypi.org/project/onrecord/", "type": "Software"},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": record.kind_name},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "application/json",
                "value": json.dumps(body, ensure_ascii=False),
            },
        ],
        "target": {"source": source_of(report), "selector": selectors(record.span, report.text)},
    }
    if act := getattr(record, "act", None):
        found["act"] = act
    if state := judged.states.get(record.id):
        found["review"] = state
    return found


def source_of(report: Report) -> str:
    """Return the page's address if it is one of the web, else a name made of the report's id."""
    address = report.capture.address or ""
    is_web = address.startswith(("http://", "https://"))
    return address if is_web else f"urn:onrecord:report:{report.id}"


def selectors(span: Span, text: str) -> list[dict[str, Any]]:
    """Return the position and the quotation of `span`, each enough by itself."""
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
    ]
