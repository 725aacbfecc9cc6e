"""`onrecord audit`: how good the records are, on a sample that a person judges."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from onrecord.cli import options
from onrecord.cli.streams import cells_wide, complain, emit

if TYPE_CHECKING:
    from onrecord.ledger.audit_log import Answer, AuditKind, Draw, Drawn, Question, Reply
    from onrecord.workspace import Workspace

KINDS = ("statements", "events", "figures")
AROUND = 240
"""Characters shown on either side of a sentence."""

_REPLIES: "dict[str, Reply]" = {
    "y": "yes", "yes": "yes", "n": "no", "no": "no", "s": "skipped", "skip": "skipped",
}  # fmt: skip


@click.command("audit")
@options.workspace
@click.option(
    "--sample",
    type=click.IntRange(min=2, max=10_000),
    default=50,
    show_default=True,
    metavar="N",
    help="Sentences to draw, half with records and half without.",
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=1, show_default=True, metavar="S",
    help="Another seed draws another sample.",
)  # fmt: skip
@click.option(
    "--kind", type=click.Choice(KINDS), default="statements", show_default=True,
    help="What is judged.",
)  # fmt: skip
@click.option("--report", is_flag=True, help="Print the figures of all audits; ask nothing.")
@options.width
def command(
    *, folder: Path, sample: int, seed: int, kind: str, report: bool, width: int | None
) -> int:
    """Draw sentences, ask whether what was read is right and whether anything is missing.

    Answers are y, n, s (skip) and q (quit), a line each, from standard input. They are kept in
    audit.jsonl of the workspace: the same command goes on where it was stopped. At the end come
    precision and recall with 95 % intervals, and a sentence for a methods section.
    """
    from onrecord.ledger import audit_log  # noqa: PLC0415

    with options.opened(folder) as workspace:
        lines = list(audit_log.read(folder))
        draws = {line.name: line for line in lines if isinstance(line, audit_log.Draw)}
        answers = [line for line in lines if isinstance(line, audit_log.Answer)]
        if report:
            return _report(list(draws.values()), answers)
        drawn = draws.get(f"{kind} {sample} {seed}")
        if drawn is None:
            drawn = _draw(workspace, cast("AuditKind", kind), sample, seed)
            audit_log.append(folder, drawn)
        _ask(workspace, drawn, answers, cells_wide(width))
    return _report([drawn], answers)


def _draw(workspace: "Workspace", kind: "AuditKind", sample: int, seed: int) -> "Draw":
    """Draw from the readings as the readers made them, in the order of their ids."""
    from onrecord.ledger.finding import reading, report_ids  # noqa: PLC0415
    from onrecord.views.audit import draw  # noqa: PLC0415

    ledger = workspace.ledger
    readings = (reading(ledger, report_id) for report_id in sorted(report_ids(ledger)))
    return draw(readings, kind, sample, seed)


def _report(draws: "list[Draw]", answers: "list[Answer]") -> int:
    from onrecord.views.audit import account, tally  # noqa: PLC0415
    from onrecord.views.visible import visible  # noqa: PLC0415

    if not draws:
        emit("there is no audit yet; start one with: onrecord audit")
    for draw in draws:
        emit(f"audit of {draw.kind}: {len(draw.sentences)} sentences, seed {draw.seed}")
        for line in account(draw, tally(draw, answers)):
            emit(visible(line))
    return 0


def _ask(workspace: "Workspace", draw: "Draw", answers: "list[Answer]", width: int) -> None:
    """Ask what has not been answered yet, until the end of the sample or of the input."""
    from onrecord.ledger import audit_log  # noqa: PLC0415
    from onrecord.views.audit import questions  # noqa: PLC0415

    done = {answer.about for answer in answers if answer.draw == draw.name}
    for nth, sentence in enumerate(draw.sentences):
        waiting = [
            (question, record)
            for question, record in questions(sentence)
            if (sentence.report, sentence.span, question, record) not in done
        ]
        if not waiting:
            continue
        known = _show(workspace, draw, sentence, f"{nth + 1} of {len(draw.sentences)}", width)
        for question, record in waiting:
            reply = _reply(question, known.get(record, ""), draw.kind)
            if reply is None:
                complain("stopped; the same command goes on from here")
                return
            answer = audit_log.Answer(
                draw=draw.name, report=sentence.report, span=sentence.span,
                question=question, record=record, reply=reply,
            )  # fmt: skip
            audit_log.append(workspace.folder, answer)
            answers.append(answer)


def _show(
    workspace: "Workspace", draw: "Draw", sentence: "Drawn", place: str, width: int
) -> dict[str, str]:
    """Print a sentence in its place and return its records in words, by id."""
    from onrecord.errors import QueryError  # noqa: PLC0415
    from onrecord.ledger.finding import reading  # noqa: PLC0415
    from onrecord.views.audit import in_context  # noqa: PLC0415
    from onrecord.views.brief_layout import flow  # noqa: PLC0415
    from onrecord.views.record_card import what_of  # noqa: PLC0415
    from onrecord.views.visible import visible  # noqa: PLC0415

    held = reading(workspace.ledger, sentence.report)
    records = {record.id: record for record in held.records()}
    if held.version != draw.version or not set(sentence.records) <= set(records):
        raise QueryError(
            "the reports were read anew since this sample was drawn; draw another with --seed"
        )
    before, words, after = in_context(sentence.span, held.report.text, AROUND)
    parts = [(visible(before), "dim"), (visible(words), "side"), (visible(after), "dim")]
    emit(f"\n{place}, report {sentence.report[:8]}")
    for line in flow([("…", "dim"), *parts, ("…", "dim")], width, "  ", "  "):
        emit(line)
    return {
        identity: f"{visible(what_of(record))}: ‹{visible(held.text_of(record))}›"
        for identity in sentence.records
        for record in [records[identity]]
    }


def _reply(question: "Question", shown: str, kind: str) -> "Reply | None":
    """Ask until there is an answer; None at the end of the input, or where the user quits."""
    asked = (
        f"{shown}\n  is this right?" if question == "right" else f"is any of its {kind} missing?"
    )
    while True:
        click.echo(f"  {asked} [y/n/s/q] ", nl=False)
        line = _line()
        if not sys.stdin.isatty():
            click.echo()
        word = line.strip().lower()
        if not line or word in ("q", "quit"):
            return None
        if word in _REPLIES:
            return _REPLIES[word]


def _line() -> str:
    """Return the next line of standard input, empty at its end or where it is no text."""
    try:
        return sys.stdin.readline()
    except UnicodeDecodeError:
        return ""
