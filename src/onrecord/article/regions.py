"""From paragraphs to regions: one role and one named reason for every stretch of the page."""

from collections.abc import Iterator

from onrecord.article.canonical_text import Canonical
from onrecord.article.roles.clues import Clues
from onrecord.article.roles.inside import Part, parts
from onrecord.article.roles.page import page_roles
from onrecord.article.roles.plain import plain_roles
from onrecord.article.roles.unit import Unit, Verdict, units
from onrecord.records import Region, Report, hull
from onrecord.records.vocabulary import READ_ROLES


def regions_of(report: Report, canonical: Canonical, clues: Clues, *, markup: bool) -> list[Region]:
    """Return the regions of `report`, in text order and without overlap.

    Every paragraph is in exactly one, but for datelines and credits inside a paragraph, which
    are regions of their own. Adjacent furniture with one role is one region; the reason is then
    that of the first.
    """
    found = units(canonical)
    verdicts = page_roles(found, clues) if markup else plain_roles(found, clues)
    return [_region(report, group) for group in _grouped(_parts(found, verdicts))]


def _parts(found: list[Unit], verdicts: dict[int, Verdict]) -> Iterator[Part]:
    bodies = 0
    for unit in found:
        verdict = verdicts[unit.index]
        yield from parts(unit, verdict, before=bodies)
        bodies += verdict.role == "body"


def _grouped(found: Iterator[Part]) -> list[list[Part]]:
    groups: list[list[Part]] = []
    for span, verdict in found:
        merges = verdict.role not in READ_ROLES and groups and groups[-1][0][1].role == verdict.role
        if merges:
            groups[-1].append((span, verdict))
        else:
            groups.append([(span, verdict)])
    return groups


def _region(report: Report, group: list[Part]) -> Region:
    verdict = group[0][1]
    return Region.make(
        report,
        span=hull(span for span, _ in group),
        role=verdict.role,
        reason=verdict.reason,
        made_by=verdict.rule,
        confidence=verdict.confidence,
    )
