"""From paragraphs to regions: one role and one named reason for every stretch of the page."""

from onrecord.article.canonical_text import Canonical
from onrecord.article.roles.page import Clues, page_roles
from onrecord.article.roles.plain import plain_roles
from onrecord.article.roles.unit import Unit, Verdict, units
from onrecord.records import Region, Report, Span, hull
from onrecord.records.vocabulary import READ_ROLES


def regions_of(report: Report, canonical: Canonical, clues: Clues, *, markup: bool) -> list[Region]:
    """Return the regions of `report`, in text order and without overlap.

    Every paragraph is in exactly one. Adjacent paragraphs of furniture with one role are one
    region; the reason is then that of the first.
    """
    found = units(canonical)
    verdicts = page_roles(found, clues) if markup else plain_roles(found, clues.title)
    return [_region(report, group) for group in _grouped(found, verdicts)]


def _grouped(found: list[Unit], verdicts: dict[int, Verdict]) -> list[list[tuple[Span, Verdict]]]:
    groups: list[list[tuple[Span, Verdict]]] = []
    for unit in found:
        verdict = verdicts[unit.index]
        merges = verdict.role not in READ_ROLES and groups and groups[-1][0][1].role == verdict.role
        if merges:
            groups[-1].append((unit.span, verdict))
        else:
            groups.append([(unit.span, verdict)])
    return groups


def _region(report: Report, group: list[tuple[Span, Verdict]]) -> Region:
    verdict = group[0][1]
    return Region.make(
        report,
        span=hull(span for span, _ in group),
        role=verdict.role,
        reason=verdict.reason,
        made_by=verdict.rule,
        confidence=verdict.confidence,
    )
