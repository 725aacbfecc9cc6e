"""The rows of a status as a page to open every morning: first what presses, then the ledger."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from rich.text import Text

from onrecord.views.brief_layout import flow, laid_out
from onrecord.views.brief_parts import Block, Entry, Quote, Section
from onrecord.views.status import breaches, changes, running_out, unanswered
from onrecord.views.status_days import date_words
from onrecord.views.status_rows import OPENING, Line, Row
from onrecord.views.status_words import (
    NAMED_BY_TITLE,
    about,
    answering,
    begun_words,
    by_of,
    counted,
    end_of,
    history_of,
    is_named,
    parties,
    silence_of,
    state_of,
    status_word,
    subject_of,
    told_by,
    under_of,
    whose,
)
from onrecord.views.visible import visible

SOON = 365
"""Days ahead within which an end is counted in the head of the page and coloured."""

RECENT = 365
"""Days after which a silence, a missed deadline or a breach leaves the head of the page."""

SHOWN = 4
"""Outlets that are named where several tell of one silence; every row stands in the ledger."""

_NOT_MERGED = (
    "Each row is what one report says: reports that tell of the same thing are listed side by "
    "side, not merged."
)
_HOW_TO_READ = (
    "‹…› are words of the reports. The letters and digits at the right name a record: onrecord "
    "show gives it with its words in their place."
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
        _waiting(rows, as_of),
        _ending(rows, as_of),
        _breached(rows, as_of),
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
    told = [f"{counted(later, 'commitment')} of a later day left out."] if later else []
    told += [_HOW_TO_READ] if rows else []
    told += [_NOT_MERGED] if len({row.report for row in rows}) > 1 else []
    if told:
        yield Text()
        yield from flow([(" ".join(told), "dim")], width)


def _changed(rows: list[Row], since: date) -> Section:
    """Tell what happened since a day, by day; lines without one stand under that of their page."""
    days: dict[str, list[Entry]] = {}
    for row, line in changes(rows, since):
        told = f"{_told_on(line.day or since)}, day unknown"
        heading = date_words(line.on) if line.dated else told
        entry = _event(row, line, f"{about(row)}: ", _told_of(row, line))
        days.setdefault(heading, []).append(entry)
    return Section(
        title=f"Since {date_words(since.isoformat())}",
        blocks=tuple(Block(heading=day, entries=tuple(held)) for day, held in days.items()),
        empty="Nothing on record is of that day or later.",
    )


def _waiting(rows: list[Row], as_of: date) -> Section:
    """Who has not answered whom, under each addressee, longest first, those without one last.

    The reports that tell of one silence share a line with the words of what is asked; where
    it is not said who asks, these words tell one silence from another.
    """
    asked: dict[str, dict[str, list[Row]]] = {}
    waiting = unanswered(rows)
    recent = [row for row in waiting if not _is_old(_begun(row, as_of), as_of)]
    for row in sorted(recent, key=lambda row: not is_named(answering(row))):
        asked.setdefault(_addressee(row), {}).setdefault(_asking(row), []).append(row)
    several = len(asked) > 1
    blocks = [
        Block(heading=addressee if several else "", entries=tuple(map(_silent, alike.values())))
        for addressee, alike in asked.items()
    ]
    return Section(
        title="Without an answer",
        blocks=(*blocks, *_older(len(waiting) - len(recent), as_of)),
    )


def _addressee(row: Row) -> str:
    who = answering(row)
    return parties(who) if is_named(who) else "To nobody named"


def _begun(row: Row, as_of: date) -> date | None:
    """Return the day from which a row counts as old: when it began, else that of its report."""
    if row.days_open is not None:
        return as_of - timedelta(days=row.days_open)
    return date.fromisoformat(row.published) if row.published else None


def _is_old(day: date | None, as_of: date) -> bool:
    return day is not None and (as_of - day).days > RECENT


def _older(number: int, as_of: date) -> tuple[Block, ...]:
    """Say how many rows are too old for the head of the page; none of them is left out below."""
    if not number:
        return ()
    before = date_words((as_of - timedelta(days=RECENT)).isoformat())
    told = f"{counted(number, 'older one')}, from before {before}: under “Who owes whom what”"
    return (Block(entries=(Entry(lead=told, mark="…"),)),)


def _asking(row: Row) -> str:
    """Return what tells one silence from another: who asks, and if that is unknown, for what."""
    known = is_named(row.owed) and is_named(answering(row))
    words = "" if known else "".join(row.duty or (row.named,))
    return f"{silence_of(row)} {words}"


def _silent(held: list[Row]) -> Entry:
    row = held[0]
    due = f"due {date_words(row.deadline)}" if row.deadline else ""
    return Entry(
        lead=silence_of(row),
        quote=_asked_for(held),
        notes=tuple(filter(None, (begun_words(row) or _told(row), due, _outlets(held)))),
        id=row.id,
        mark="?",
        tone="silent" if row.status == "unanswered" else "plain",
    )


def _asked_for(held: list[Row]) -> Quote:
    """Return the words of what is asked, of the first report that gives them."""
    duty = next((row.duty for row in held if row.duty), (held[0].named,))
    return Quote(pieces=tuple(map(visible, duty)))


def _told(row: Row) -> str:
    """Return the day of the report, for what has no day of its own."""
    return f"told {date_words(row.published)}" if row.published else ""


def _outlets(rows: list[Row]) -> str:
    """Return which outlets report it, the first few by name."""
    names = list(dict.fromkeys(map(_outlet, rows)))
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    reports = len({row.report for row in rows})
    several = f" in {counted(reports, 'report')}" if reports > len(names) else ""
    return f"reported by {', '.join(names[:SHOWN])}{more}{several}"


def _ending(rows: list[Row], as_of: date) -> Section:
    ending = running_out(rows)
    recent = [row for row in ending if (row.days_left or 0) >= -RECENT]
    blocks = (Block(entries=tuple(map(_end, recent))),) if recent else ()
    return Section(
        title="Deadlines and expiries",
        blocks=(*blocks, *_older(len(ending) - len(recent), as_of)),
    )


def _end(row: Row) -> Entry:
    verb = ("was due" if row.overdue else "is due") if row.deadline else "ends"
    return Entry(
        lead=f"{date_words(row.deadline or row.expires)}: {about(row)} {verb}",
        quote=_asked_for([row]) if row.duty else None,
        notes=tuple(filter(None, (end_of(row), row.expires_how, _outlets([row])))),
        id=row.id,
        mark="!" if row.overdue else "•",
        tone="doubt" if (row.days_left or 0) <= SOON else "plain",
    )


def _breached(rows: list[Row], as_of: date) -> Section:
    """Who is said to have broken what, under each side that is blamed, latest first."""
    blamed: dict[str, list[Entry]] = {}
    told = breaches(rows)
    recent = [(row, line) for row, line in told if not _is_old(line.day, as_of)]
    for row, line in recent:
        when = date_words(line.on) if line.dated or line.day is None else _told_on(line.day)
        entry = _event(row, line, f"{when}: {about(row)}, ", (line.words,))
        blamed.setdefault(_blamed(line), []).append(entry)
    several = len(blamed) > 1
    blocks = [
        Block(heading=side if several else "", entries=tuple(entries))
        for side, entries in blamed.items()
    ]
    older = _older(len(told) - len(recent), as_of)
    return Section(title="Said to be broken", blocks=(*blocks, *older))


def _told_on(day: date) -> str:
    """Return the day of the report for a line that has none of its own."""
    return f"told {date_words(day.isoformat())}"


def _blamed(line: Line) -> str:
    """Return whom a line blames: a breach told as such blames its doer."""
    if line.mutual:
        return parties(filter(None, (line.by, line.against))) if line.by else "Each by the other"
    doer = line.by if line.word == "violated" else None
    return visible(line.against or doer or "Nobody named")


def _told_of(row: Row, line: Line) -> tuple[str, ...]:
    """Return the words of what is begun, or of what it is and what became of it."""
    if line.word in OPENING and row.duty:
        return row.duty
    thing = row.duty[:1] or (row.named,)
    known = row.kind in NAMED_BY_TITLE or thing[0] in line.words or line.words in thing[0]
    return (line.words,) if known else (*thing, line.words)


def _event(row: Row, line: Line, before: str, quote: tuple[str, ...]) -> Entry:
    """Return one line of a history as an entry of its own, away from its row."""
    owner = line.by and not line.against and parties([line.by]) == parties(_doers(row, line))
    return Entry(
        lead=f"{before}{status_word(line.word)} {'' if owner else by_of(line)}".rstrip(),
        quote=Quote(pieces=tuple(map(visible, quote))),
        notes=(f"on the word of {told_by(line)}",),
        id=row.id,
        tone=_TONES.get(line.word, "plain"),
    )


def _doers(row: Row, line: Line) -> tuple[str, ...]:
    """Return who does what a line tells if nobody is named: who asks, asks, who owes, answers."""
    asks = line.word in OPENING or line.word == "withdrawn"
    return row.owed if asks and about(row).startswith(whose(row.owed)) else row.owes


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
    return Entry(
        lead=state_of(row),
        quote=Quote(pieces=tuple(map(visible, row.duty or _known_by(row)))),
        notes=tuple(filter(None, _notes(row))),
        id=row.id,
        mark="•" if row.open else "✓",
        tone=_TONES.get(row.status, "plain"),
    )


def _known_by(row: Row) -> tuple[str, ...]:
    """Return the words for a thing and those that say how it stands, once where they meet."""
    if row.kind in NAMED_BY_TITLE:
        return (row.words,)
    if row.named in row.words or row.words in row.named:
        return (max(row.named, row.words, key=len),)
    return (row.named, row.words)


def _notes(row: Row) -> Iterator[str]:
    yield ", ".join(history_of(row))
    yield "" if any(line.dated for line in row.history) else _told(row)
    yield f"on the word of {told_by(row.history[-1])}"
    yield under_of(row)
    yield f"due {date_words(row.deadline)}" if row.deadline else ""
    yield f"ends {date_words(row.expires)}" if row.expires and not row.derived else ""
    yield "low confidence" if row.confidence == "low" else ""


def _outlet(row: Row) -> str:
    return row.outlet or "outlet unknown"
