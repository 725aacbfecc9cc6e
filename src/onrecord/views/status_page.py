"""The rows of a status as a page to open every morning: first what presses, then the ledger."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from rich.text import Text

from onrecord.views.brief_layout import flow, laid_out
from onrecord.views.brief_parts import Block, Entry, Quote, Section
from onrecord.views.status import breaches, changes, running_out, unanswered
from onrecord.views.status_days import date_words
from onrecord.views.status_rows import Line, Row
from onrecord.views.status_words import (
    about,
    answering,
    by_of,
    counted,
    end_of,
    history_of,
    open_words,
    parties,
    silence_of,
    state_of,
    status_word,
    subject_of,
    told_by,
    under_of,
)
from onrecord.views.visible import visible

SOON = 365
"""Days ahead within which an end is counted in the head of the page and coloured."""

SHOWN = 4
"""Outlets that are named where several tell of one silence; every row stands in the ledger."""

_NOT_MERGED = (
    "Each row is what one report says: reports that tell of the same thing are listed side by "
    "side, not merged. onrecord show ID gives the words in their place."
)

_TONES = {"unanswered": "silent", "breach_alleged": "opposed", "violated": "opposed",
          "collapsed": "opposed", "refused": "opposed", "invoked": "asked"}  # fmt: skip


def page(
    rows: list[Row], as_of: date, *, since: date | None = None, later: int = 0, width: int = 80
) -> Text:
    """Return the page for a terminal `width` cells wide; with `since`, changes stand first.

    `later` is the number of commitments left out because they begin after `as_of`.
    """
    sections = [
        *([_changed(rows, since)] if since else []),
        _waiting(rows),
        _ending(rows),
        _breached(rows),
        _ledger(rows),
    ]
    lines = [*_head(rows, as_of, width), *laid_out(sections, width), *_foot(rows, later, width)]
    for line in lines:
        line.rstrip()
    return Text("\n").join(lines)


def _head(rows: list[Row], as_of: date, width: int) -> list[Text]:
    soon = sum(0 <= row.days_left <= SOON for row in rows if row.days_left is not None)
    facts = [
        f"{counted(len(rows), 'commitment')} in {counted(len({r.report for r in rows}), 'report')}",
        f"{sum(row.open for row in rows)} open",
        *_some(len(unanswered(rows)), "{} without an answer"),
        *_some(sum(row.overdue for row in rows), "{} overdue"),
        *_some(soon, "{} ending within a year"),
        *_some(len(breaches(rows)), "{} said to be broken"),
    ]
    title = f"Who owes whom what, as of {date_words(as_of.isoformat())}"
    return [*flow([(title, "title")], width), *flow([(" · ".join(facts), "dim")], width)]


def _some(number: int, words: str) -> list[str]:
    return [words.format(number)] if number else []


def _foot(rows: list[Row], later: int, width: int) -> Iterator[Text]:
    told = [_NOT_MERGED] if len({row.report for row in rows}) > 1 else []
    if later:
        told.append(f"{counted(later, 'commitment')} of a later day left out.")
    if told:
        yield Text()
        yield from flow([(" ".join(told), "dim")], width)


def _changed(rows: list[Row], since: date) -> Section:
    """Tell what happened since a day, by day; lines without one stand under that of their page."""
    days: dict[str, list[Entry]] = {}
    for row, line in changes(rows, since):
        told = f"{_told_on(line.day or since)}, day unknown"
        heading = date_words(line.on) if line.dated else told
        days.setdefault(heading, []).append(_event(row, line, f"{about(row)}: "))
    return Section(
        title=f"Since {date_words(since.isoformat())}",
        blocks=tuple(Block(heading=day, entries=tuple(held)) for day, held in days.items()),
        empty="Nothing on record is of that day or later.",
    )


def _waiting(rows: list[Row]) -> Section:
    """Who has not answered whom, under each addressee, longest first.

    The reports that tell of one silence share a line with the words of what is asked; where
    it is not said who asks, these words tell one silence from another.
    """
    asked: dict[str, dict[str, list[Row]]] = {}
    for row in unanswered(rows):
        asked.setdefault(parties(answering(row)), {}).setdefault(_asking(row), []).append(row)
    several = len(asked) > 1
    return Section(title="Without an answer", blocks=tuple(
        Block(
            heading=addressee if several else "",
            entries=tuple(map(_silent, alike.values())),
        )
        for addressee, alike in asked.items()
    ))  # fmt: skip


def _asking(row: Row) -> str:
    """Return what tells one silence from another: who asks, and if that is unknown, for what."""
    words = "" if row.owed and answering(row) else "".join(row.duty)
    return f"{silence_of(row)} {words}"


def _silent(held: list[Row]) -> Entry:
    row = held[0]
    due = f"due {date_words(row.deadline)}" if row.deadline else ""
    return Entry(
        lead=silence_of(row),
        quote=_asked_for(held),
        notes=tuple(filter(None, (open_words(row), due, _outlets(held)))),
        id=row.id,
        mark="?",
        tone="silent" if row.status == "unanswered" else "plain",
    )


def _asked_for(held: list[Row]) -> Quote | None:
    """Return the words of what is asked, of the first report that gives them; None if none does."""
    duty = next((row.duty for row in held if row.duty), ())
    return Quote(pieces=tuple(map(visible, duty))) if duty else None


def _outlets(rows: list[Row]) -> str:
    """Return which outlets tell it, the first few by name."""
    names = list(dict.fromkeys(map(_outlet, rows)))
    shown = ", ".join(names[:SHOWN])
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    reports = len({row.report for row in rows})
    return f"{counted(reports, 'report')}: {shown}{more}" if reports > 1 else shown


def _ending(rows: list[Row]) -> Section:
    return _section("Deadlines and expiries", tuple(_end(row) for row in running_out(rows)))


def _end(row: Row) -> Entry:
    verb = "is due" if row.deadline else "ends"
    return Entry(
        lead=f"{date_words(row.deadline or row.expires)}: {about(row)} {verb}",
        notes=tuple(filter(None, (end_of(row), row.expires_how, _outlet(row)))),
        id=row.id,
        mark="!" if row.overdue else "•",
        tone="doubt" if (row.days_left or 0) <= SOON else "plain",
    )


def _breached(rows: list[Row]) -> Section:
    """Who is said to have broken what, under each side that is blamed, latest first."""
    blamed: dict[str, list[Entry]] = {}
    for row, line in breaches(rows):
        when = date_words(line.on) if line.dated or line.day is None else _told_on(line.day)
        entry = _event(row, line, f"{when}: {about(row)}, ")
        blamed.setdefault(_blamed(line), []).append(entry)
    several = len(blamed) > 1
    return Section(title="Said to be broken", blocks=tuple(
        Block(heading=side if several else "", entries=tuple(entries))
        for side, entries in blamed.items()
    ))  # fmt: skip


def _told_on(day: date) -> str:
    """Return the day of the report for a line that has none of its own."""
    return f"told {date_words(day.isoformat())}"


def _blamed(line: Line) -> str:
    """Return whom a line blames: a breach told as such blames its doer."""
    if line.mutual:
        return parties(filter(None, (line.by, line.against)))
    doer = line.by if line.word == "violated" else None
    return visible(line.against or doer or "Nobody named")


def _event(row: Row, line: Line, before: str) -> Entry:
    """Return one line of a history as an entry of its own, away from its row."""
    return Entry(
        lead=f"{before}{status_word(line.word)} {by_of(line)}".rstrip(),
        quote=Quote(pieces=(visible(line.words),)),
        notes=(told_by(line),),
        id=row.id,
        tone=_TONES.get(line.word, "plain"),
    )


def _ledger(rows: list[Row]) -> Section:
    """Every row, under who owes and what it is, so that reports of one thing stand together."""
    blocks = []
    for owes, held in groupby(rows, key=lambda row: row.owes):
        heading = parties(owes)
        for subject, alike in groupby(held, key=subject_of):
            entries = tuple(_entry(row) for row in alike)
            blocks.append(Block(heading=heading, trail=(subject,), entries=entries))
            heading = ""
    return Section(
        title="Who owes whom what",
        blocks=tuple(blocks),
        empty="No commitment is on record for this day.",
    )


def _entry(row: Row) -> Entry:
    quote = row.duty or (row.words,)
    return Entry(
        lead=state_of(row),
        quote=Quote(pieces=tuple(visible(words) for words in quote)),
        notes=tuple(filter(None, _notes(row))),
        id=row.id,
        mark="•" if row.open else "✓",
        tone=_TONES.get(row.status, "plain"),
    )


def _notes(row: Row) -> Iterator[str]:
    yield ", ".join(history_of(row))
    yield f"on the word of {told_by(row.history[-1])}"
    yield under_of(row)
    yield f"due {date_words(row.deadline)}" if row.deadline else ""
    yield f"ends {date_words(row.expires)}" if row.expires and not row.derived else ""
    yield "low confidence" if row.confidence == "low" else ""


def _outlet(row: Row) -> str:
    return row.outlet or "outlet unknown"


def _section(title: str, entries: tuple[Entry, ...]) -> Section:
    return Section(title=title, blocks=(Block(entries=entries),) if entries else ())
