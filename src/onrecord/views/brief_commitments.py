"""Who owes whom what, as one report tells it: every commitment with its dated history."""

from collections.abc import Iterator

from onrecord.records import Commitment, Reading
from onrecord.views.brief_parts import Block, Entry, Section, short, words_of
from onrecord.views.status_days import date_words
from onrecord.views.status_rows import Obligations, Row
from onrecord.views.status_words import about, day_of, history_of, status_word, under_of

_TONES = {"unanswered": "silent", "breach_alleged": "opposed", "violated": "opposed",
          "refused": "opposed", "collapsed": "opposed", "invoked": "asked"}  # fmt: skip


def who_owes_whom_what(reading: Reading) -> Section:
    """Every commitment in text order: its last status, its words, its history, what it rests on.

    Nothing is counted to any day here: `onrecord status --as-of` does that.
    """
    told = Obligations(reading, None)
    entries = tuple(_entry(held, told.row(held), reading) for held in reading.commitments)
    return Section(title="Who owes whom what", blocks=(Block(entries=entries),) if entries else ())


def _entry(commitment: Commitment, row: Row | None, reading: Reading) -> Entry:
    if row is None:
        return Entry(lead=f"{commitment.title or commitment.kind}, status unknown",
                     quote=words_of(reading, commitment.span), id=commitment.id)  # fmt: skip
    spans = (row.span,) if commitment.options or not commitment.duty else commitment.duty
    return Entry(
        lead=f"{about(row)}: {status_word(row.status)}",
        quote=words_of(reading, *spans),
        notes=tuple(filter(None, _notes(commitment, row, reading))),
        id=commitment.id,
        tone=_TONES.get(row.status, "plain"),
    )


def _notes(commitment: Commitment, row: Row, reading: Reading) -> Iterator[str]:
    """Yield the history, on whose word the last line of it stands, and what hangs on what."""
    dated = len(row.history) > 1 or row.history[-1].by or day_of(row.history[-1])
    yield ", ".join(history_of(row)) if dated else ""
    yield f"on the word of {row.history[-1].said_by[0]}" if row.history[-1].said_by else ""
    yield under_of(row)
    yield f"{len(commitment.options)} branches, in this order" if commitment.options else ""
    if commitment.term:
        again = ", renewable" if commitment.term.renewable else ""
        yield f"term ‹{reading.text_of(commitment.term.span)}›{again}"
    yield f"due {date_words(row.deadline)}" if row.deadline else ""
    yield f"ends {date_words(row.expires)}, derived: {row.expires_how}" if row.expires else ""
    yield f"by way of {', '.join(commitment.channels)}" if commitment.channels else ""
    yield f"because of {short(commitment.trigger)}" if commitment.trigger else ""
    yield "low confidence" if commitment.confidence == "low" else ""
