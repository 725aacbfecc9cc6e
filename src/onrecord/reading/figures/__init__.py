"""Page -> figures: counts with the bounds their words allow.

Numbers that count nothing of conflict are no figures: dates, ages, money, percentages, scores,
distances, and people who act or speak ("three spokesmen said").
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.language.parse import Entity, Parse
from onrecord.reading.figures.bounds import Bounded, bounded, ranged
from onrecord.reading.figures.counted import Counted, counted
from onrecord.reading.figures.numerals import numerals
from onrecord.reading.figures.silent import Silent, silent
from onrecord.reading.page import Page
from onrecord.records import Figure, Span, Statement, TimeExpression
from onrecord.records.vocabulary import Scope

_OTHER_THAN_COUNTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"})
_COUNTABLE_QUANTITIES = frozenset({"territory"})
_MONEY_OR_AGE = re.compile(
    r"^[\s-]*(?:years?[ -]old|year-old|percent|per cent|%|points?\b|dollars?|euros?|rubles?|"
    r"roubles?|pounds?|cents?|a\.?m\b|p\.?m\b|°|degrees?|km/h|mph)",
    re.IGNORECASE,
)
_SPEAKING = frozenset({"say", "tell", "report", "add", "ask", "write", "quote", "speak", "claim"})
_STOCKS = frozenset({"troops", "fighters", "resident", "weapons", "vehicles", "aircraft"})
_WHOLE_CONFLICT = re.compile(r"\b(?:war|conflict|uprising|insurgency|hostilities)\b", re.IGNORECASE)


def read(
    page: Page, statements: Sequence[Statement] = (), times: Sequence[TimeExpression] = ()
) -> tuple[Figure, ...]:
    """Return the figures of a report in text order."""
    found: list[Figure] = []
    for block in page.parse.blocks or ():
        found.extend(_numbers(page, block, statements, times))
        found.extend(_without_numbers(page, block, statements))
    return tuple(sorted(found, key=lambda figure: (figure.span, figure.kind)))


def _numbers(
    page: Page,
    block: Span,
    statements: Sequence[Statement],
    times: Sequence[TimeExpression],
) -> Iterator[Figure]:
    for one in _joined(page.text, block):
        token = _head_token(page.parse, one.number)
        if token is None or _is_other(page, one, token, times):
            continue
        what = counted(page.parse, token)
        if what is not None and not _is_speaker(page.parse, what, token):
            yield _figure(page, one, what, statements, times)


def _joined(text: str, block: Span) -> Iterator[Bounded]:
    """Yield the numbers of a block, those of a range as one."""
    held = [bounded(text, number) for number in numerals(text, block)]
    skip = False
    for place, one in enumerate(held):
        if skip:
            skip = False
            continue
        whole = ranged(text, one, held[place + 1]) if place + 1 < len(held) else None
        skip = whole is not None
        yield whole or one


def _head_token(parse: Parse, span: Span) -> int | None:
    """Return the last token of the number, which the grammar hangs the others on."""
    last = None
    for offset in range(span.end - 1, span.start - 1, -1):
        last = parse.token_at(offset)
        if last is not None:
            break
    while last is not None and parse.dep[last] == "prep":
        last -= 1
    return last


def _is_other(page: Page, one: Bounded, token: int, times: Sequence[TimeExpression]) -> bool:
    """Tell whether the number is a date, an age, money, a percentage, a distance, a label."""
    if any(time.span.overlaps(one.number) for time in times):
        return True
    entity = page.parse.entity_at.get(token)
    if entity is not None and entity.label in _OTHER_THAN_COUNTS and _has_words(page, entity):
        return True
    after = page.text[one.number.end : one.number.end + 16]
    if _MONEY_OR_AGE.match(after):
        return True
    is_apposed_age = page.text[one.number.start - 2 : one.number.start] == ", " and after[:1] == ","
    return is_apposed_age or page.parse.lemma[token].lower() == "one"


def _has_words(page: Page, entity: Entity) -> bool:
    """Tell whether a name of the model's holds more than numbers: bare ones are no evidence."""
    return any(
        page.parse.pos[token] not in {"NUM", "ADP", "CCONJ", "PUNCT"}
        for token in range(entity.first, entity.last)
    )


def _is_speaker(parse: Parse, what: Counted, token: int) -> bool:
    """Tell whether the counted people speak: they are sources, not a toll."""
    head = what.noun if what.noun is not None else token
    verb = parse.head[head]
    return what.by is None and parse.dep[head] == "nsubj" and parse.lemma[verb].lower() in _SPEAKING


def _figure(
    page: Page,
    one: Bounded,
    what: Counted,
    statements: Sequence[Statement],
    times: Sequence[TimeExpression],
) -> Figure:
    parse = page.parse
    unit = None if what.noun is None else parse.span(what.noun, what.noun + 1)
    contiguous = unit is not None and 0 <= unit.start - one.span.end < 60
    span = Span(one.span.start, unit.end) if unit and contiguous else one.span
    group = _group(page, what.noun)
    holder = _holder(span, statements)
    return Figure.make(
        page,
        span=span,
        made_by="fg.verb" if what.by is not None else "fg.noun",
        kind="bounded",
        measure=what.measure,
        low=one.low,
        high=one.high,
        best=one.best,
        bound_basis=one.basis,
        qualifier=one.qualifier,
        qualifier_span=one.qualifier_span,
        number_span=one.number,
        unit=None if what.noun is None else parse.lemma[what.noun].lower(),
        population=what.population,
        group=group.of(page.text) if group else None,
        group_span=group,
        scope=_scope(page, span, what),
        period=_period(page, span, times),
        statement=holder.id if holder else None,
    )


def _group(page: Page, noun: int | None) -> Span | None:
    """Return the words that say whose people they are: "Armenian" in "15 Armenian soldiers"."""
    if noun is None:
        return None
    for child in page.parse.children[noun]:
        entity = page.parse.entity_at.get(child)
        if entity is not None and entity.label in {"NORP", "GPE", "ORG"}:
            return page.parse.span(entity.first, entity.last)
    return None


def _holder(span: Span, statements: Sequence[Statement]) -> Statement | None:
    """Return the innermost statement whose content holds `span`."""
    holding = [s for s in statements if any(piece.contains(span) for piece in s.content)]
    return min(holding, key=lambda s: (sum(map(len, s.content)), s.span), default=None)


def _scope(page: Page, span: Span, what: Counted) -> Scope:
    if what.by is None and what.measure in _STOCKS:
        return "stock"
    token = page.parse.token_at(span.start)
    if token is None:
        return "unknown"
    first, last = page.parse.sentences[page.parse.sentence[token]]
    before = page.text[page.parse.start[first] : span.start]
    return "conflict" if _WHOLE_CONFLICT.search(before) and last else "incident"


def _period(page: Page, span: Span, times: Sequence[TimeExpression]) -> str | None:
    """Return the time "since …" in the figure's sentence, if there is one."""
    token = page.parse.token_at(span.start)
    if token is None:
        return None
    first, last = page.parse.sentences[page.parse.sentence[token]]
    sentence = page.parse.span(first, last)
    inside = [t for t in times if sentence.contains(t.span)]
    since = [t for t in inside if page.text[: t.span.start].rstrip().lower().endswith("since")]
    return since[0].id if since else None


def _without_numbers(page: Page, block: Span, statements: Sequence[Statement]) -> Iterator[Figure]:
    for one in silent(page.text, block):
        yield _silent_figure(page, one, statements)


def _silent_figure(page: Page, one: Silent, statements: Sequence[Statement]) -> Figure:
    holder = _holder(one.span, statements)
    zero = one.kind == "stated_zero"
    return Figure.make(
        page,
        span=one.span,
        made_by=f"fg.{one.kind}",
        kind=one.kind,
        measure=one.measure,
        low=0.0 if zero else None,
        high=0.0 if zero else None,
        best=0.0 if zero else None,
        scope="incident",
        statement=holder.id if holder else None,
    )
