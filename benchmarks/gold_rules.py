"""What the vocabulary allows field by field and the guidelines forbid together.

Each rule yields pairs of a place ("statements s3") and what is wrong there; the section of
`gold/GUIDELINES.md` that decides is named in the docstring.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import msgspec

from benchmarks.gold_corpus import ROOT
from onrecord.records import Actor, Commitment, EventMention, Figure, Reading, Record, Statement
from onrecord.records.legal import legal
from onrecord.records.vocabulary import STATUS_WORDS

Problem = tuple[str, str]
SILENT = frozenset({"declines_comment", "no_response", "no_claim"})
"""Stances whose statements may lack content."""
_PLACE_ID = re.compile(r"geonames:\d+|onrecord:[\w./-]+")
_COUNTRY = re.compile(r"[A-Z]{3}")


class Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The closed lists of `gold/vocabulary.toml`."""

    roles: frozenset[str]
    contexts: frozenset[str]
    modes: dict[str, frozenset[str]]


@cache
def lists() -> Lists:
    """Load the closed lists that go beyond the record types."""
    path = ROOT / "vocabulary.toml"
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Lists)


def broken(reading: Reading, ids: dict[str, str]) -> Iterator[Problem]:
    """Yield all that is wrong with the records of one report."""
    names = {identifier: name for name, identifier in ids.items()}

    def at(kind: str, record: Record) -> str:
        return f"{kind} {names.get(record.id, '?')}"

    for kind in ("statements", "event_mentions", "commitments", "figures", "actors"):
        for record in getattr(reading, kind):
            yield from ((at(kind, record), what) for what in _RULES[kind](record))
    for mention in reading.places:
        if mention.place and not _PLACE_ID.fullmatch(mention.place.id):
            yield at("places", mention), f"no id of a place: {mention.place.id}"
    for time in reading.times:
        if time.earliest and time.latest and time.earliest > time.latest:
            yield at("times", time), "earliest is after latest"
    for a, b in pairwise(sorted(reading.regions, key=lambda region: region.span)):
        if a.span.overlaps(b.span):
            yield at("regions", b), "overlaps the region before"
    yield from _lonely(reading, names)


def _statement(s: Statement) -> Iterator[str]:
    """Section 3.6: legal wording; 3.2: content; the chain starts with who speaks."""
    if not legal(s.stance, s.certainty, s.polarity, s.distance):
        yield f"no statement may be {s.stance}, {s.certainty}, {s.polarity}, {s.distance}"
    if not s.content and s.stance not in SILENT:
        yield f"a statement that {s.stance} needs content"
    if not s.chain or s.chain[0].via == "implicit":
        yield "the chain needs the speaker"


def _mention(m: EventMention) -> Iterator[str]:
    """Section 4: mode and contexts of PLOVER 2.0; attributed exactly if to a statement."""
    if m.mode is not None and m.mode not in lists().modes[m.type]:
        yield f"{m.type} has no mode {m.mode}"
    for context in set(m.contexts) - lists().contexts:
        yield f"there is no context {context}"
    if (m.basis == "attributed") != (m.statement is not None):
        yield "attributed to a statement, or the reporter's own: one of the two"
    for role in m.roles:
        yield from _code(role.code)


def _commitment(c: Commitment) -> Iterator[str]:
    """Section 5.3: the status words of each kind."""
    for entry in c.status:
        if entry.word not in STATUS_WORDS[c.kind]:
            yield f"a {c.kind} is never {entry.word}"
    for party in c.parties:
        yield from _code(party.code)


def _figure(f: Figure) -> Iterator[str]:
    """Section 6.2: bounds in order; zero is zero; no bounds where no number is given."""
    if f.low is not None and f.high is not None and f.low > f.high:
        yield "low is above high"
    if f.kind == "stated_zero" and (f.low, f.high) != (0, 0):
        yield "a stated zero has the bounds 0 and 0"
    if f.kind in {"none_reported", "stated_unknown"} and (f.low, f.high) != (None, None):
        yield f"{f.kind} has no bounds"
    if f.kind == "bounded" and (f.low, f.high) == (None, None):
        yield "a bounded figure has a bound"


def _actor(a: Actor) -> Iterator[str]:
    """Section 9: the parts of a code."""
    yield from _code(a.code)
    if a.role is not None and a.role not in lists().roles:
        yield f"there is no role {a.role}"


def _code(code: str | None) -> Iterator[str]:
    """Country, role and group id; at least one of country and role, both if a group follows."""
    if code is None:
        return
    country, *rest = code.split("-")
    if country in lists().roles:
        rest = [country, *rest]
    elif not _COUNTRY.fullmatch(country):
        yield f"no country stands first in {code}"
    if rest and rest[0] not in lists().roles:
        yield f"there is no role {rest[0]} (in {code})"


_RULES: dict[str, Any] = {
    "statements": _statement,
    "event_mentions": _mention,
    "commitments": _commitment,
    "figures": _figure,
    "actors": _actor,
}


def _lonely(reading: Reading, names: dict[str, str]) -> Iterator[Problem]:
    """Section 2.6: an act is shared, else it says nothing."""
    acts = Counter[str]()
    held: dict[str, str] = {}
    events = (("event_mentions", reading.event_mentions), ("statements", reading.statements))
    for kind, records in events:
        for record in records:
            if record.act:
                acts[record.act] += 1
                held[record.act] = f"{kind} {names.get(record.id, '?')}"
    for commitment in reading.commitments:
        acts.update(entry.act for entry in commitment.status if entry.act)
    for act, count in acts.items():
        if count == 1:
            yield held.get(act, "commitments"), f"no other record has the act {act}"
