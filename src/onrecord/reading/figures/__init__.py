"""Page -> figures: counts with the bounds their words allow.

Numbers that count nothing of conflict are no figures: dates, ages, money, percentages, scores,
distances, and people who act or speak ("three spokesmen said"). What a report repeats in order
to call it false is no figure of anybody in that report.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.falsehood import is_called_false
from onrecord.reading.figures import context, excluded, references
from onrecord.reading.figures.bounds import Bounded, bounded, ranged
from onrecord.reading.figures.counted import Counted, counted, deciding, unit_of
from onrecord.reading.figures.numerals import Numeral, numerals
from onrecord.reading.figures.references import Reference
from onrecord.reading.figures.silent import silent
from onrecord.reading.figures.tolls import toll_of
from onrecord.reading.figures.words import is_person, population_of
from onrecord.reading.page import Page
from onrecord.reading.stretch import sentence_span
from onrecord.records import Figure, Span, Statement, TimeExpression
from onrecord.records.spans import Ordered

UNIT_REACH = 60
"""Characters between a number and its unit noun for one span to hold both."""


class _Said(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What a count is read with: the page, its statements and times, both in text order."""

    page: Page
    statements: Sequence[Statement]
    times: Sequence[TimeExpression]

    @cached_property
    def dated(self) -> Ordered:
        """Where the times stand."""
        return Ordered.of(time.span for time in self.times)

    @cached_property
    def _contents(self) -> list[tuple[Span, Statement]]:
        held = ((piece, s) for s in self.statements for piece in s.content)
        return sorted(held, key=lambda pair: pair[0])

    @cached_property
    def _told(self) -> Ordered:
        return Ordered.of(piece for piece, _ in self._contents)

    def times_near(self, token: int) -> list[TimeExpression]:
        """Return the times in the sentence of `token`, and those that reach into it."""
        sentence = sentence_span(self.page.parse, token)
        return [self.times[place] for place in self.dated.near(sentence)]

    def holder(self, span: Span) -> Statement | None:
        """Return the innermost statement whose content holds `span`."""
        near = (self._contents[place] for place in self._told.near(span))
        held = (statement for piece, statement in near if piece.contains(span))
        return min(held, key=lambda s: (sum(map(len, s.content)), s.span), default=None)


def read(
    page: Page, statements: Sequence[Statement] = (), times: Sequence[TimeExpression] = ()
) -> tuple[Figure, ...]:
    """Return the figures of a report in text order."""
    said = _Said(page=page, statements=statements, times=times)
    found: list[Figure] = []
    tokens = _tokens_by_block(page.parse)
    for number, block in enumerate(page.parse.blocks or ()):
        first, last = tokens.get(number, (0, 0))
        counts = list(_numbers(said, block))
        taken = [figure.span for figure in counts]
        told = list(_by_reference(said, block, counts))
        taken += [figure.span for figure in told]
        linked = _parts(page.text, sorted([*counts, *told], key=lambda f: f.span))
        found.extend([*linked, *_without_numbers(said, first, last, taken)])
    held = (figure for figure in found if not _is_called_false(page.parse, figure.span))
    return tuple(sorted(held, key=lambda figure: (figure.span, figure.kind)))


def _is_called_false(parse: Parse, span: Span) -> bool:
    token = parse.token_at(span.start)
    return token is not None and is_called_false(parse, token)


def _tokens_by_block(parse: Parse) -> dict[int, tuple[int, int]]:
    """Return the first token and the end of each block, by its place in `parse.blocks`."""
    bounds: dict[int, tuple[int, int]] = {}
    for token, block in enumerate(parse.block):
        bounds[block] = (bounds.get(block, (token, token))[0], token + 1)
    return bounds


def _numbers(said: _Said, block: Span) -> Iterator[Figure]:
    page, parse = said.page, said.page.parse
    reached = block.start
    for number in _joined(page.text, block):
        if number.span.start < reached:
            continue
        if said.dated.near(number.span) or excluded.is_label(page.text, number.span):
            continue
        token = _head_token(parse, number.span)
        if token is None:
            continue
        what = _counted(page, number, token)
        if what is None or excluded.is_named_otherwise(parse, token, what):
            continue
        if excluded.is_actor(parse, what, token) or excluded.is_pronoun(parse, token, what):
            continue
        if number.span.of(page.text).lower() == "both" and what.by is None:
            continue
        one = bounded(page.text, number, _end(parse, number, what))
        figure = _figure(said, one, what, token)
        reached = figure.span.end
        yield figure


def _counted(page: Page, number: Numeral, token: int) -> Counted | None:
    """Return what a number counts; the value of a toll counts what the toll does."""
    what = counted(page.parse, token)
    if what is not None and what.by is not None:
        return what
    start = page.parse.token_at(bounded(page.text, number).span.start)
    noun = unit_of(page.parse, token)
    toll = None if start is None else toll_of(page.parse, start, token, noun)
    return toll or what


def _joined(text: str, block: Span) -> Iterator[Numeral]:
    """Yield the numbers of a block, those of a range as one."""
    held = list(numerals(text, block))
    skip = False
    for one, other in pairwise([*held, None]):
        if skip or one is None:
            skip = False
            continue
        whole = ranged(text, one, other) if other is not None else None
        skip = whole is not None
        yield whole or one


def _head_token(parse: Parse, span: Span) -> int | None:
    """Return the last token of the number, which the grammar hangs the others on."""
    for offset in range(span.end - 1, span.start - 1, -1):
        token = parse.token_at(offset)
        if token is not None:
            return token - 1 if parse.pos[token] == "ADP" and token else token
    return None


def _end(parse: Parse, number: Numeral, what: Counted) -> int | None:
    """Return where the unit noun ends if it belongs to the number's own words."""
    if what.noun is None:
        return None
    unit = parse.span(what.noun, what.noun + 1)
    return unit.end if 0 <= unit.start - number.span.end < UNIT_REACH else None


def _figure(said: _Said, one: Bounded, what: Counted, token: int) -> Figure:
    parse = said.page.parse
    unit_end = None
    if what.noun is not None:
        unit = parse.span(what.noun, what.noun + 1)
        unit_end = unit.end if unit.start - one.number.end < UNIT_REACH else None
    span = Span(one.span.start, max(one.span.end, unit_end or 0))
    return _make(
        said,
        span,
        what,
        at=token,
        made_by="fg.verb" if what.by is not None else "fg.noun",
        kind="bounded",
        low=one.low,
        high=one.high,
        best=one.best,
        bound_basis=one.basis,
        qualifier=one.qualifier,
        qualifier_span=one.qualifier_span,
        number_span=one.number,
        unit=None if what.noun is None else parse.lemma[what.noun].lower(),
    )


def _make(said: _Said, span: Span, what: Counted, at: int, **fields: Any) -> Figure:
    parse = said.page.parse
    group = context.group_of(parse, what.noun)
    holder, times = said.holder(span), said.times_near(at)
    added_over = context.periods(parse, what, at, times)
    scope = context.scope_of(parse, what, at, added_over)
    return Figure.make(
        said.page,
        span=span,
        measure=what.measure,
        population=what.population,
        group=group.of(said.page.text) if group else None,
        group_span=group,
        by=context.agent_of(parse, what.by),
        at=context.place_of(parse, what),
        scope=scope,
        period=added_over[0].id if added_over and scope != "incident" else None,
        as_of=context.as_of(parse, at, times),
        statement=holder.id if holder else None,
        **fields,
    )


def _parts(text: str, counts: Sequence[Figure]) -> Iterator[Figure]:
    """Link a count to the one before it that it is part of: "21 people, including four women"."""
    whole: Figure | None = None
    for figure in counts:
        if whole is not None and references.is_part(text, figure.span.start):
            yield msgspec.structs.replace(figure, refers_to=whole.id)
            continue
        whole = figure
        yield figure


def _by_reference(said: _Said, block: Span, counts: Sequence[Figure]) -> Iterator[Figure]:
    for one in references.references(said.page.text, block):
        if any(one.span.overlaps(count.span) for count in counts):
            continue
        earlier = [count for count in counts if count.span.end <= one.span.start]
        figure = _referring(said, one, earlier[-1] if earlier else None)
        if figure is not None:
            yield figure


def _referring(said: _Said, one: Reference, known: Figure | None) -> Figure | None:
    parse = said.page.parse
    token = _head_token(parse, one.span)
    if token is None:
        return None
    what = _part(parse, token, known) if one.part else counted(parse, token)
    if what is None or (what.by is None and not one.part):
        return None
    end = parse.end[what.noun] if what.noun is not None else one.span.end
    return _make(
        said,
        Span(one.span.start, max(end, one.span.end)),
        what,
        at=token,
        made_by="fg.reference",
        kind="by_reference",
        low=_times(known.low, one.low) if known else None,
        high=_times(known.high, one.high) if known else None,
        best=_times(known.best, one.low) if known and one.low == one.high else None,
        bound_basis=known.bound_basis if known else "worded",
        refers_to=known.id if known else None,
    )


def _part(parse: Parse, token: int, known: Figure | None) -> Counted | None:
    """Return what "half of them" counts: what is said of them, else what the whole does."""
    found = deciding(parse, token)
    measure = found[1] if found else known.measure if known else None
    if measure is None:
        return None
    people = population_of(parse, _said_to_be(parse, token))
    by = found[0] if found else None
    return Counted(measure=measure, population=people, noun=None, by=by)


def _times(bound: float | None, factor: float) -> float | None:
    return None if bound is None else float(round(bound * factor))


def _said_to_be(parse: Parse, token: int) -> int | None:
    """Return the people that a part is said to be: "most of them civilians"."""
    near = range(token + 1, min(len(parse), token + 5))
    return next((t for t in near if is_person(parse.lemma[t].lower())), None)


def _without_numbers(said: _Said, first: int, last: int, taken: Sequence[Span]) -> Iterator[Figure]:
    parse = said.page.parse
    for one in silent(parse, first, last, taken):
        what = Counted(
            measure=one.measure,
            population=population_of(parse, one.noun),
            noun=one.noun,
            by=one.by,
        )
        at = parse.token_at(one.span.start)
        yield _make(
            said,
            one.span,
            what,
            at=first if at is None else at,
            made_by=f"fg.{one.kind}",
            kind=one.kind,
            low=one.low,
            high=one.high,
            best=one.best,
            bound_basis=one.basis,
            unit=None if one.noun is None else parse.lemma[one.noun].lower(),
        )
