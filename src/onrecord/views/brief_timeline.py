"""The timeline of a report: every time that has days, in their order, with the words around it."""

from collections.abc import Mapping
from datetime import date, timedelta

from onrecord.records import Reading, Span, TimeExpression
from onrecord.views.brief_parts import Block, Entry, Quote, Section
from onrecord.views.status_days import date_words, days_of
from onrecord.views.visible import visible

RECENT = timedelta(days=31)
"""What ended longer than this before publication is marked as background."""

SIDES = (7, 4, 3)
"""Words of the same sentence shown on either side of a time, for one, two, three passages."""

SHOWN = 3
"""Passages that are shown for one date; all are counted."""

_ENDS = (". ", "! ", "? ", "\n", ".” ", "?” ", "!” ")


def timeline(reading: Reading) -> Section:
    """Dates in their order, then dates that nothing ties to a day, then durations.

    Times of the clock stand under their day. A date is background if an event at it is, or if
    it ended more than a month before publication; `resolved` says that the words alone do not
    give the date, and the day of publication does.
    """
    dated: dict[str, list[TimeExpression]] = {}
    loose: list[TimeExpression] = []
    for time in reading.times:
        if time.type in ("DATE", "TIME") and time.edtf and days_of(time.edtf) != (None, None):
            day = time.edtf.rstrip("~") if time.type == "TIME" else time.edtf
            dated.setdefault(day, []).append(time)
        else:
            loose.append(time)
    currencies: dict[str, set[str]] = {}
    for event in reading.events:
        currencies.setdefault(event.time or "", set()).add(event.currency)
    ordered = sorted(dated.items(), key=lambda item: (_order(item[1]), item[0]))
    entries = (
        _entry(day, times, reading, background=_is_background(times, currencies, reading))
        for day, times in ordered
    )
    blocks = [Block(entries=tuple(entries))]
    open_times = [time for time in loose if time.type in ("DATE", "TIME")]
    lengths = [time for time in loose if time.type in ("DURATION", "SET")]
    rest = [
        *([_bulk("no day known", open_times, reading)] if open_times else []),
        *([_bulk("lengths and repeated times", lengths, reading)] if lengths else []),
    ]
    blocks += [Block(entries=tuple(rest))] if rest else []
    return Section(title="Timeline", blocks=tuple(block for block in blocks if block.entries))


def around(span: Span, text: str, most: int) -> str:
    """Return `span` with at most `most` words of its sentence on either side, made visible."""
    before = text[max(0, span.start - 200) : span.start]
    after = text[span.end : span.end + 200]
    first = max((before.rfind(end) + len(end) for end in _ENDS if end in before), default=0)
    last = min((at + 1 for end in _ENDS if (at := after.find(end)) >= 0), default=len(after))
    left, right = before[first:].split(), after[:last].split()
    glued = "" if not after[:1].strip() else " ".join(right[:1])
    tail = right[1:] if glued else right
    words = [*left[-most:], visible(span.of(text)) + glued, *tail[:most]]
    opened = "[…] " if len(left) > most else ""
    return opened + visible(" ".join(words)) + (" […]" if len(tail) > most else "")


def _entry(edtf: str, times: list[TimeExpression], reading: Reading, *, background: bool) -> Entry:
    most = SIDES[min(len(times), SHOWN) - 1]
    shown = tuple(around(time.span, reading.report.text, most) for time in times[:SHOWN])
    notes = []
    if len(times) > SHOWN:
        notes.append(f"{len(times)} passages")
    if background:
        notes.append("background")
    if any(time.anchor == "published" for time in times):
        notes.append("resolved")
    return Entry(
        lead=date_words(edtf), quote=Quote(pieces=shown), notes=tuple(notes), id=times[0].id
    )


def _order(times: list[TimeExpression]) -> tuple[date, date]:
    first, last = days_of(times[0].edtf)
    return (first or date.min, last or date.max)


def _is_background(
    times: list[TimeExpression], currencies: Mapping[str, set[str]], reading: Reading
) -> bool:
    told = {word for time in times for word in currencies.get(time.id, ())}
    if told:
        return told == {"background"}
    published = days_of((reading.report.published.value or "")[:10])[0]
    ends = [days_of(time.edtf)[1] for time in times]
    return published is not None and all(end and end + RECENT < published for end in ends)


def _bulk(lead: str, times: list[TimeExpression], reading: Reading) -> Entry:
    words = dict.fromkeys(f"{visible(reading.text_of(t))} ({t.value})" for t in times)
    return Entry(lead=f"{lead}: {', '.join(words)}", id=times[0].id, mark="·")
