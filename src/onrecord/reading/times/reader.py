"""The reader of times: from the blocks of a page to anchored records, in text order."""

from collections.abc import Iterator

import msgspec

from onrecord.reading.page import Page
from onrecord.reading.times import days, grammar
from onrecord.reading.times.bounds import Bounds, bounds
from onrecord.reading.times.building import CALENDAR_BUILDERS, Builder
from onrecord.reading.times.edtf import edtf
from onrecord.reading.times.grammar import Rule
from onrecord.reading.times.guards import Match, is_age, is_time
from onrecord.reading.times.hours import HOUR_BUILDERS
from onrecord.reading.times.lengths import LENGTH_BUILDERS
from onrecord.reading.times.lexemes import Lexeme, is_shouted, lexemes
from onrecord.reading.times.meaning import Exact, Expression, Fixed, Length, Moved, Spoken
from onrecord.reading.times.resolving import Anchors, Resolved, resolve
from onrecord.reading.times.tense import tense_at
from onrecord.records import Span, TimeExpression
from onrecord.records.vocabulary import Confidence, TimeAnchor, TimexMod

BUILDERS: dict[str, Builder] = {**CALENDAR_BUILDERS, **LENGTH_BUILDERS, **HOUR_BUILDERS}

Found = tuple[Match, Expression]


def read(page: Page) -> tuple[TimeExpression, ...]:
    """Return the time expressions of the blocks of `page` that were parsed, in text order.

    Values are counted from the day of publication, symbolic where there is none.
    """
    published = page.report.published.value
    anchors = Anchors(published=days.day_of(published))
    records = []
    for match, expression in _expressions(page):
        here = msgspec.structs.replace(anchors, tense=tense_at(page.parse, match.span))
        resolved = resolve(expression.meaning, here)
        records.append(_record(page, match, expression, resolved, here))
        anchors = _spoken_of(anchors, expression, resolved)
    return tuple(records)


def _expressions(page: Page) -> Iterator[Found]:
    for block in page.parse.blocks or (Span(0, len(page.text)),):
        yield from _in_block(page, block)


def _in_block(page: Page, block: Span) -> Iterator[Found]:
    rules = grammar.english()
    scanned = lexemes(page.text, block.start, block.end)
    shouted = is_shouted(block.of(page.text))
    letters = rules.letters_of(scanned)
    here = rules.place(letters, 0)
    while here is not None:
        free = here + 1
        for end, rule in rules.candidates(letters, here):
            match = _match(scanned, here, end, rule, shouted=shouted)
            if is_age(match, page.parse):
                free = end
                break
            expression = BUILDERS[rule.build](match.found)
            if expression is not None and is_time(match, page.parse):
                free = end
                yield _trimmed(match, expression)
                break
        here = rules.place(letters, free)


def _match(
    scanned: tuple[Lexeme, ...], start: int, end: int, rule: Rule, *, shouted: bool
) -> Match:
    return Match(
        rule.name,
        scanned[start:end],
        scanned[start - 1] if start else None,
        scanned[end] if end < len(scanned) else None,
        shouted,
    )


def _trimmed(match: Match, expression: Expression) -> Found:
    """Keep "last year" of "the end of last year's war": the end is the war's, not the year's."""
    kinds = [lexeme.kind for lexeme in match.found]
    if kinds[-1] == "ended":
        return msgspec.structs.replace(match, found=match.found[:-1]), expression
    if match.rule == "length_old" and kinds[0] in {"the", "rel"}:
        return msgspec.structs.replace(match, found=match.found[1:]), expression
    if kinds[0] == "about" and match.after is not None and match.after.kind == "poss":
        rest = match.found[1:]  # "to get around Wednesday's ruling"
        bare = msgspec.structs.replace(expression, mod=None)
        return msgspec.structs.replace(match, found=rest), bare
    if "edgeof" not in kinds or match.after is None or match.after.kind != "poss":
        return match, expression
    rest = match.found[kinds.index("edgeof") + 1 :]
    return (
        msgspec.structs.replace(match, found=rest),
        msgspec.structs.replace(expression, edge=""),
    )


def _record(
    page: Page, match: Match, expression: Expression, resolved: Resolved, anchors: Anchors
) -> TimeExpression:
    allowed = bounds(resolved.value, expression, anchors)
    mod = expression.mod
    if mod is None and expression.edge in ("START", "MID", "END"):
        mod = expression.edge
    dated = expression.type in ("DATE", "TIME")
    return TimeExpression.make(
        page,
        span=match.span,
        type=expression.type,
        value=resolved.value,
        mod=mod,
        earliest=allowed.earliest,
        latest=allowed.latest,
        granularity=allowed.granularity,
        anchor=_anchor(match, expression, resolved),
        edtf=_edtf(resolved.value, mod, expression, allowed) if dated else None,
        made_by=f"time.{match.rule}",
        confidence=_confidence(expression, resolved),
    )


def _edtf(value: str, mod: TimexMod | None, expression: Expression, allowed: Bounds) -> str | None:
    if expression.more_days and allowed.earliest and allowed.latest:
        return f"{allowed.earliest}/{allowed.latest}"
    return edtf(value, mod)


def _anchor(match: Match, expression: Expression, resolved: Resolved) -> TimeAnchor:
    """Return what the value hangs on: "two days after the raid" hangs on the raid."""
    follows = match.after is not None and match.after.kind in {"after", "before"}
    return "event" if follows and expression.type == "DURATION" else resolved.anchor


def _confidence(expression: Expression, resolved: Resolved) -> Confidence:
    if isinstance(expression.meaning, Length | Fixed):
        return "high"
    if isinstance(expression.meaning, Exact):
        return "high" if days.covered(resolved.value) else "low"  # 30 February
    return {"absolute": "high", "published": "medium", "reference": "medium"}.get(
        resolved.anchor, "low"
    )  # type: ignore[return-value]


def _spoken_of(anchors: Anchors, expression: Expression, resolved: Resolved) -> Anchors:
    """Return the anchors for what follows: a calendar time becomes the one last spoken of."""
    if expression.type not in ("DATE", "TIME"):
        return anchors
    covered = days.covered(resolved.value)
    if covered is None:
        return anchors
    meaning = expression.meaning
    if isinstance(meaning, Spoken) or (isinstance(meaning, Moved) and meaning.like_origin):
        return anchors  # "a year earlier": the time spoken of stays the later one
    quarter = resolved.value if covered[1] == "quarter" else anchors.quarter
    day = resolved.value[:10] if days.day_of(resolved.value) else anchors.day
    return msgspec.structs.replace(anchors, reference=resolved.value, quarter=quarter, day=day)
