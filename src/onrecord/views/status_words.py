"""Rows and lines of a status in words: what it is, how it stands, since when, on whose word."""

from collections.abc import Iterable, Iterator

from onrecord.records.vocabulary import CommitmentKind, Edtf
from onrecord.views.status_days import date_words
from onrecord.views.status_rows import OPENING, Line, Row
from onrecord.views.visible import visible

NOBODY = "Parties not named"

NO_NAMES = frozenset({"it", "they", "he", "she", "we", "i", "this", "that", "who", "which", "them"})
"""Words that a report uses for somebody whom it does not name there."""

_BEGUN: dict[CommitmentKind, str] = {
    "request": "asked", "offer": "offered", "ultimatum": "demanded", "pledge": "promised",
}  # fmt: skip
"""How a kind is begun, where "made" says less."""

_TOWARDS: dict[CommitmentKind, str] = {
    "request": "from", "condition": "set by", "expectation": "of", "ultimatum": "from",
    "offer": "to", "pledge": "to", "aid": "to", "concession": "to", "mandate": "in",
    "treaty": "to", "ceasefire": "to", "consultation": "with", "sanction": "on",
    "decision": "about",
}  # fmt: skip
"""How a commitment is joined to the one it is owed to."""

_OF_THE_OWED: dict[CommitmentKind, str] = {
    "request": "to", "condition": "to", "expectation": "of", "ultimatum": "to",
}  # fmt: skip
"""Kinds that belong to whom they are owed: "Armenia’s request to Russia"."""

NAMED_BY_TITLE = frozenset({"treaty", "ceasefire"})
"""Kinds whose title is a text's own name; the others are told by their kind."""

_DAY = len("2021-11-16")


def counted(number: int, one: str, several: str | None = None) -> str:
    """Return a number with its noun: "1 day", "1,471 days"."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def status_word(word: str) -> str:
    """Return a word of the vocabulary as it is read: "breach alleged"."""
    return word.replace("_", " ")


def parties(names: Iterable[str]) -> str:
    """Return names as a list in words; that none is named is said."""
    held = [_inside(visible(name)) for name in names if name.casefold() not in NO_NAMES]
    return " and ".join([", ".join(held[:-1]), held[-1]] if len(held) > 1 else held) or NOBODY


def is_named(names: Iterable[str]) -> bool:
    """Tell whether there is a name among `names`; "it" is none."""
    return any(name.casefold() not in NO_NAMES for name in names)


def _inside(name: str) -> str:
    """Return a name as it stands inside a sentence: "the sides", not "The sides"."""
    article, blank, rest = name.partition(" ")
    return f"{article.lower()} {rest}" if blank and article in {"The", "A", "An"} else name


def whose(names: Iterable[str]) -> str:
    """Return names as owners: "Armenia’s", "the sides’"."""
    held = parties(names)
    return f"{held}’" if held.endswith("s") else f"{held}’s"


def name_of(row: Row) -> str:
    """Return what a row is about: "1997 mutual defense pact", "request"."""
    if row.kind not in NAMED_BY_TITLE:
        return row.kind
    year = (row.agreed or "")[:4]
    title = visible(row.title) or row.kind
    return f"{year} {title}" if year.isdecimal() and year not in title else title


def subject_of(row: Row) -> str:
    """Return what a row is about and whom it is owed to: "request from Armenia"."""
    towards = f" {_TOWARDS[row.kind]} {parties(row.owed)}" if is_named(row.owed) else ""
    return name_of(row) + towards


def about(row: Row) -> str:
    """Return a row's subject with its parties: "Armenia’s request to Russia"."""
    if row.kind in _OF_THE_OWED and is_named(row.owed):
        towards = f" {_OF_THE_OWED[row.kind]} {parties(row.owes)}" if is_named(row.owes) else ""
        return f"{whose(row.owed)} {name_of(row)}{towards}"
    return f"{whose(row.owes)} {subject_of(row)}" if is_named(row.owes) else subject_of(row)


def state_of(row: Row) -> str:
    """Return how a row stands: "unanswered, asked 4 days ago", "expired May 2033, by its term"."""
    words = _begun(row.kind, row.status)
    if row.derived:
        return f"{words} {date_words(row.status_on)}, by its term"
    begun = begun_words(row)
    if begun and row.status in OPENING and row.status == _opening(row):
        words, begun = begun, ""
    if row.overdue:
        words += f", overdue by {counted(-(row.days_left or 0), 'day')}"
    return f"{words}, {begun}" if begun else words


def begun_words(row: Row) -> str:
    """Return how long ago it began: "asked 4 days ago"; empty where the day is unknown."""
    if row.days_open is None:
        return ""
    opening = _opening(row)
    word = _begun(row.kind, opening)
    least = "" if is_day(row.since) else "at least "
    days = counted(row.days_open, "day")
    return f"{word} today" if row.days_open == 0 else f"{word} {least}{days} ago"


def _begun(kind: CommitmentKind, word: str) -> str:
    """Return a status word as it is read, "made" by what is made: "asked", "promised"."""
    return _BEGUN.get(kind, word) if word == "made" else status_word(word)


def _opening(row: Row) -> str:
    """Return the status word that the days are counted from; an invocation before all others."""
    words = [line.word for line in row.history if line.word in OPENING]
    return "invoked" if "invoked" in words else next(iter(words), "agreed")


def is_day(edtf: Edtf | None) -> bool:
    """Tell whether a date is exact to the day."""
    return len(edtf or "") == _DAY


def silence_of(row: Row) -> str:
    """Return who owes whom an answer; a silence that is told differs from no answer on record."""
    who, owed = answering(row), row.parties.get("proposer", ()) or row.owed
    asker = f" {parties(owed)}" if is_named(owed) else ""
    if not is_named(who):
        return f"no answer{' to' + asker if asker else ''} is on record"
    if row.status == "unanswered":
        return f"{parties(who)} has not answered{asker}"
    return f"no answer from {parties(who)}{' to' + asker if asker else ''} is on record"


def answering(row: Row) -> tuple[str, ...]:
    """Return who has to answer: whom it was put to, never who offers or asks."""
    askers = {*row.parties.get("proposer", ()), *row.parties.get("requester", ())}
    return row.parties.get("addressee", ()) or tuple(n for n in row.owes if n not in askers)


def history_of(row: Row) -> Iterator[str]:
    """Yield the lines of a row's history, shortly; of lines that repeat a word the first.

    A single line leaves out the word, which is the state of the row.
    """
    before = ""
    for line in row.history:
        if line.word != before:
            word = status_word(line.word) if len(row.history) > 1 or row.derived else ""
            yield " ".join(filter(None, (word, day_of(line), by_of(line))))
        before = line.word


def day_of(line: Line) -> str:
    """Return the day of a line in words, empty if it is unknown."""
    return date_words(line.on) if line.dated else ""


def by_of(line: Line) -> str:
    """Return who did it, and against whom, unless it is whoever tells it."""
    if line.mutual:
        sides = f"by {line.by} and {line.against}, " if line.by and line.against else ""
        return f"{sides}each of the other"
    against = f" against {parties([line.against])}" if line.against else ""
    by = line.by if line.by and is_named([line.by]) else ""
    told = line.said_by[:1] and line.said_by[0].partition(",")[0] == by
    return ((f"by {parties([by])}" if by and not told else "") + against).strip()


def told_by(line: Line) -> str:
    """Return on whose word a line stands: the chain from the speaker to the outlet."""
    return " → ".join(line.said_by)


def under_of(row: Row) -> str:
    """Return what a row rests on: "under the 2020 truce"; empty if nothing is known."""
    rests = row.basis or row.under
    return f"under the {visible(rests)}" if rests else ""


def end_of(row: Row) -> str:
    """Return how far the deadline or the expiry is: "in 1,471 days at most".

    Of what is past, nobody has said that it was done: then the row would be closed.
    """
    left = row.days_left or 0
    if left < 0:
        return f"overdue by {counted(-left, 'day')}"
    most = "" if is_day(row.deadline or row.expires) else " at most"
    return f"in {counted(left, 'day')}{most}"
