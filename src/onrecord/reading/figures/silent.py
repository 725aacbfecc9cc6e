"""Counts without a number: "no casualties", "an unknown number of", "soldiers were killed"."""

import re
from collections.abc import Iterator

import msgspec

from onrecord.records import Span
from onrecord.records.vocabulary import FigureKind, Measure

_HARM = r"(?P<noun>casualties|casualty|losses|deaths|fatalities|injuries|victims|wounded|dead)"
_GAP = r"(?:\s+[\w-]+){0,2}?"
_NONE = re.compile(rf"\b(?:no|zero|without(?: any)?){_GAP}\s+{_HARM}\b", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"\b(?:an? )?(?P<words>unknown|unspecified|undisclosed|undetermined|unconfirmed) number of"
    r"(?:\s+[\w-]+){1,3}",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"(?:\s+[\w-]+){0,3}\s+(?:reported|reports|recorded|registered)\b|^\s+reports? of",
    re.IGNORECASE,
)
_MEASURES: dict[str, Measure] = {
    "injuries": "wounded",
    "wounded": "wounded",
    "deaths": "killed",
    "fatalities": "killed",
    "dead": "killed",
}


class Silent(msgspec.Struct, frozen=True, kw_only=True):
    """A count without a number; casualties and losses in general count as killed."""

    span: Span
    kind: FigureKind
    measure: Measure


def silent(text: str, within: Span) -> Iterator[Silent]:
    """Yield what `within` says of counts without giving a number, in text order."""
    found = [*_nones(text, within), *_unknowns(text, within)]
    yield from sorted(found, key=lambda one: one.span)


def _nones(text: str, within: Span) -> Iterator[Silent]:
    """Tell a stated zero ("there were no casualties") from silence ("none were reported")."""
    for found in _NONE.finditer(text, within.start, within.end):
        after = text[found.end() : min(within.end, found.end() + 60)]
        before = text[max(within.start, found.start() - 20) : found.start()].lower()
        reported = _REPORTED.match(after) is not None or before.rstrip().endswith("reports of")
        yield Silent(
            span=Span(*found.span()),
            kind="none_reported" if reported else "stated_zero",
            measure=_MEASURES.get(found["noun"].lower(), "killed"),
        )


def _unknowns(text: str, within: Span) -> Iterator[Silent]:
    for found in _UNKNOWN.finditer(text, within.start, within.end):
        yield Silent(span=Span(*found.span()), kind="stated_unknown", measure="other")
