"""Codings as a page: events by what a codebook would call them, and why others have no code."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.text import Text

from onrecord.views.brief_layout import flow, laid_out
from onrecord.views.brief_parts import Block, Entry, Quote, Section
from onrecord.views.codings import AcledCode, Side, Step, UcdpCode
from onrecord.views.status_days import date_words
from onrecord.views.status_words import counted
from onrecord.views.tolls_page import number_words
from onrecord.views.visible import visible

Code = AcledCode | UcdpCode

TITLES = {"acled": "Events in ACLED's taxonomy", "ucdp": "Events in UCDP's types of violence"}

_VIEW = (
    "A view of the events, computed anew each time: no record is changed, and nothing that the "
    "report does not tell is filled in."
)
_NAMES_SHOWN = 3


def page(codes: Sequence[Code], scheme: str, *, why: bool = False, width: int = 80) -> Text:
    """Return the page for a terminal `width` cells wide; with `why` every rule that fired.

    Without `why` events that have no code are counted by reason and not listed.
    """
    coded = sorted((c for c in codes if not c.refusal), key=_heading)
    sections = [
        Section(title=title, blocks=(Block(entries=tuple(_entries(held, why=why))),))
        for title, held in groupby(coded, key=_heading)
    ]
    left = [code for code in codes if code.refusal]
    sections += [_refused(left, why=why)] if left else []
    lines = [*_head(codes, len(coded), scheme, width), *laid_out(sections, width)]
    for line in lines:
        line.rstrip()
    return Text("\n").join(lines)


def _head(codes: Sequence[Code], coded: int, scheme: str, width: int) -> Iterator[Text]:
    reports = len({code.report for code in codes})
    facts = f"{counted(len(codes), 'event')} in {counted(reports, 'report')}; {coded} codable"
    yield from flow([(TITLES[scheme], "title")], width)
    yield from flow([(facts, "dim")], width)
    yield from flow([(_VIEW, "dim")], width)


def _heading(code: Code) -> str:
    return (code.event_type if isinstance(code, AcledCode) else code.violence) or ""


def _entries(held: Iterable[Code], *, why: bool) -> Iterator[Entry]:
    for code in held:
        yield _entry(code)
        yield from _steps(code.trace) if why else ()


def _entry(code: Code) -> Entry:
    if isinstance(code, AcledCode):
        lead, notes = code.sub_event_type or "", _acled_notes(code)
    else:
        lead, notes = f"type {code.type_of_violence}", _ucdp_notes(code)
    told = [*notes, *_on_word(code)]
    return Entry(
        lead=lead,
        quote=Quote(pieces=(visible(code.words),)),
        notes=tuple(told),
        id=code.event,
        tone="doubt" if code.said_by else "plain",
    )


def _acled_notes(code: AcledCode) -> Iterator[str]:
    yield _sides(code.actor1, code.actor2, code)
    if code.interaction is not None:
        yield f"interaction {code.interaction}"
    if code.location:
        yield f"at {visible(code.location)}{_precision(code.geo_precision)}"
    if code.event_date:
        yield f"{date_words(code.event_date)}{_precision(code.time_precision)}"
    elif code.time_precision:
        yield f"time precision {code.time_precision}"
    if code.fatalities is not None:
        yield f"fatalities {code.fatalities:,.0f}"


def _ucdp_notes(code: UcdpCode) -> Iterator[str]:
    yield _sides(code.side_a, code.side_b, code)
    if code.location:
        yield f"at {visible(code.location)}{_precision(code.where_prec)}"
    if code.date_start:
        last = code.date_end if code.date_end != code.date_start else None
        until = f" to {date_words(last)}" if last else ""
        yield f"{date_words(code.date_start)}{until}{_precision(code.date_prec)}"
    if code.best is not None:
        yield f"best {code.best:,.0f}, bounds {number_words(code.low, code.high)}"


def _precision(number: int | None) -> str:
    return f" (precision {number})" if number else ""


def _sides(ones: Iterable[Side], others: Iterable[Side], of: Code) -> str:
    return f"{_names(ones, of)} → {_names(others, of)}"


def _names(sides: Iterable[Side], of: Code) -> str:
    held = list(sides)
    shown = [_name(side, of) for side in held[:_NAMES_SHOWN]]
    more = len(held) - len(shown)
    return ", ".join(shown + ([f"{more} more"] if more else [])) or "nobody named"


def _name(side: Side, of: Code) -> str:
    """Return a side with its kind, and who says so unless that is who tells of the event."""
    kind = side.kind.replace("_", " ")
    told = f"{kind}, {side.code}" if side.code else kind
    apart = side.said_by and " → ".join(side.said_by) not in of.said_by
    claimed = f", says {visible(side.said_by[0])}" if apart else ""
    return f"{visible(side.name)} [{told}{claimed}]" if side.name else f"[{told}]"


def _on_word(code: Code) -> Iterator[str]:
    if code.said_by:
        yield f"as claimed by {'; '.join(map(visible, code.said_by))}"
    if code.standing == "disputed":
        yield "disputed"


def _steps(trace: Iterable[Step]) -> Iterator[Entry]:
    for step in trace:
        pieces = tuple(map(visible, step.words))
        quote = Quote(pieces=pieces) if pieces else None
        yield Entry(lead=f"{step.rule}: {step.says}", quote=quote, mark="·", tone="dim")


def _refused(left: Sequence[Code], *, why: bool) -> Section:
    """List the events without a code by reason, or count them."""
    counts = Counter(code.refusal for code in left).most_common()
    if not why:
        entries = [Entry(lead=f"{counted(n, 'event')}: {reason}", mark="–") for reason, n in counts]
        return Section(title="not codable", blocks=(Block(entries=tuple(entries)),))
    blocks = [
        Block(
            trail=(reason,),
            entries=tuple(_uncoded(code) for code in left if code.refusal == reason),
        )
        for reason, _ in counts
    ]
    return Section(title="not codable", blocks=tuple(blocks))


def _uncoded(code: Code) -> Entry:
    """Show an event without a code by its words, and the last rule with what it stands on."""
    last = code.trace[-1]
    told = ", ".join(f"“{visible(word)}”" for word in last.words)
    return Entry(
        quote=Quote(pieces=(visible(code.words),)),
        notes=(f"{last.rule}: {told}" if told else last.rule,),
        id=code.event,
        mark="–",
    )
