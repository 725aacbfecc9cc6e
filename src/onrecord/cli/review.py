"""`onrecord review`: what people say of records; entries are added, never changed.

The only place where a clock is asked: `--at` is today if the user gives no day.
"""

import getpass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from onrecord.cli import options
from onrecord.cli.streams import complain, emit

if TYPE_CHECKING:
    from onrecord.records import Review, Span
    from onrecord.records.vocabulary import ReviewAction
    from onrecord.workspace import Workspace

ACTIONS = ("accept", "reject", "correct", "add", "undo")


@click.command("review")
@click.argument("action", type=click.Choice(ACTIONS), required=False, metavar="[ACTION]")
@click.argument("identity", required=False, metavar="[ID]")
@options.workspace
@click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="NAME=VALUE",
    help="A field to set; a part of one by its path (chain.0.source.name=Anna). May be repeated.",
)
@click.option("--kind", default="", metavar="KIND", help="Kind of an added record (statement).")
@click.option("--span", metavar="START:END", help="Characters of the record in the report's text.")
@click.option("--words", metavar="TEXT", help="In place of --span: words that the report has once.")
@click.option("--by", metavar="NAME", help="Who judges; the name of the account if not given.")
@click.option("--at", metavar="DATE", help="Day of the judgement; today if not given.")
@click.option("--note", default="", metavar="TEXT", help="A remark.")
@click.option("--orphans", is_flag=True, help="List reviews whose evidence is no longer read.")
def command(
    *,
    action: str | None,
    identity: str | None,
    folder: Path,
    fields: tuple[str, ...],
    kind: str,
    span: str | None,
    words: str | None,
    by: str | None,
    at: str | None,
    note: str,
    orphans: bool,
) -> int:
    """Accept, reject or correct a record, add one, or undo a review; without ACTION, list reviews.

    ACTION is accept, reject, correct, add or undo. ID begins the id of a record; for add, of a
    report; for undo, of a review or of a record, whose last review it takes back. Nothing is
    ever changed or deleted: reviews are entries of their own, and outlast new readings.
    """
    with options.opened(folder) as workspace:
        if action is None:
            _list(workspace, orphans=orphans)
            return 0
        if identity is None or orphans:
            raise click.UsageError("name one record: onrecord review ACTION ID")
        made = workspace.judge(
            cast("ReviewAction", action),
            identity,
            by=by or _account(),
            at=_day(at),
            note=note,
            fields=_fields(fields),
            kind=kind,
            span=_span(workspace, identity, span, words),
        )
    emit(_entered(made))
    return 0


def _list(workspace: "Workspace", *, orphans: bool) -> None:
    """Print reviews, a line each: the id, the record, the words judged, what was said."""
    from onrecord.cli.table import print_rows  # noqa: PLC0415
    from onrecord.views.brief_parts import short  # noqa: PLC0415
    from onrecord.views.record_reviews import in_words  # noqa: PLC0415

    found = list(workspace.orphans() if orphans else workspace.reviews())
    texts = {r: workspace.reading(r).report.text for r in {one.report for one in found}}
    rows = (
        (short(r.id), short(r.report), r.kind, in_words(r), r.span.of(texts[r.report]))
        for r in found
    )
    print_rows(("review", "report", "kind", "what", "words"), rows)
    if orphans and found:
        complain(f"{len(found)} reviews found no record; judge again, then undo these")


def _entered(review: "Review") -> str:
    from onrecord.views.record_reviews import in_words  # noqa: PLC0415

    of = f" {review.target}" if review.action != "undo" else f" review {review.target}"
    return f"{review.kind if review.action != 'undo' else 'undo of'}{of}: {in_words(review)}"


def _fields(given: tuple[str, ...]) -> dict[str, Any]:
    """Return NAME=VALUE words as fields; a value that is JSON is taken as JSON."""
    held = {}
    for word in given:
        name, sign, value = word.partition("=")
        if not (name and sign):
            raise click.UsageError(f"a field is NAME=VALUE, not {word!r}")
        held[name] = _value(value)
    return held


def _value(word: str) -> Any:
    import msgspec  # noqa: PLC0415

    try:
        return msgspec.json.decode(word.encode("utf-8", "surrogateescape"))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return word


def _span(
    workspace: "Workspace", identity: str, span: str | None, words: str | None
) -> "Span | None":
    """Return the characters meant by --span or --words."""
    from onrecord.records import Report, Span  # noqa: PLC0415

    if span is not None:
        start, sign, end = span.partition(":")
        if not (sign and start.isdecimal() and end.isdecimal() and len(start + end) < 20):
            raise click.BadParameter(f"{span!r} is not START:END", param_hint="--span")
        return Span(int(start), int(end))
    if words is None:
        return None
    found = workspace.find(identity)
    text = workspace.reading(found.id if isinstance(found, Report) else found.report).report.text
    if not words or text.count(words) != 1:
        count = text.count(words) if words else 0
        raise click.BadParameter(f"the report has them {count} times", param_hint="--words")
    at = text.index(words)
    return Span(at, at + len(words))


def _day(given: str | None) -> str:
    """Return the day of the judgement, checked; today's date if the user gives none."""
    if given is None:
        return date.today().isoformat()
    from onrecord.errors import OnrecordError  # noqa: PLC0415
    from onrecord.intake.dates import checked_date  # noqa: PLC0415

    try:
        return checked_date(given)
    except (OnrecordError, ValueError) as error:
        raise click.BadParameter(str(error), param_hint="--at") from error


def _account() -> str:
    """Return the name of the account, for who gives no other."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise click.UsageError("say who judges with --by NAME") from None
