"""Read `gold/incidents.toml`: what holds across reports.

Records of a report are named `FILE NAME#LOCAL ID`.
"""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from onrecord.records.vocabulary import FacetKind, FacetStatus

Find = Callable[[str], bool]


class Held(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A position: what one side holds, on which statements, carried by how many groups."""

    side: str
    claim: str
    statements: tuple[str, ...] = ()
    support: int = 1
    opposition: int = 0


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A facet with all positions on it."""

    kind: FacetKind
    question: str
    status: FacetStatus
    positions: tuple[Held, ...] = ()


class Occurrence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One incident: the mentions that tell of it, in all reports that do."""

    id: str
    name: str
    reports: tuple[str, ...]
    mentions: tuple[str, ...] = ()
    facets: tuple[Question, ...] = ()


class Copy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One report that carries another's words; `credit` says whether it names its origin."""

    of: str
    report: str
    credit: bool = True


class Sides(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sides of a conflict: actor-code prefixes by name."""

    conflict: str
    sides: dict[str, tuple[str, ...]]


class Across(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of the file."""

    conflicts: tuple[Sides, ...] = ()
    copies: tuple[Copy, ...] = ()
    incidents: tuple[Occurrence, ...] = ()


def load(path: Path) -> Across:
    """Read the file, or an empty one if it is not there; raises msgspec.ValidationError."""
    return (
        msgspec.convert(tomllib.loads(path.read_text("utf-8")), Across)
        if path.exists()
        else (Across())
    )


def broken(across: Across, has_report: Find, has_record: Find) -> Iterator[str]:
    """Yield every link that leads nowhere or astray, and every incident that one report tells."""
    for copy in across.copies:
        yield from (f"copies: no report {r}" for r in (copy.of, copy.report) if not has_report(r))
    for incident in across.incidents:
        where = f"incident {incident.id}"
        if len(incident.reports) < 2:
            yield f"{where}: told by fewer than two reports"
        yield from (f"{where}: no report {r}" for r in incident.reports if not has_report(r))
        said = (s for facet in incident.facets for held in facet.positions for s in held.statements)
        for name in (*incident.mentions, *said):
            if not has_record(name):
                yield f"{where}: no record {name}"
            elif name.partition("#")[0] not in incident.reports:
                yield f"{where}: {name} is of no report that tells it"
