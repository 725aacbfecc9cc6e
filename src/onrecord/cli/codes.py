"""`onrecord codes`: events as two codebooks would enter them, or why they would not."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from onrecord.cli import options

if TYPE_CHECKING:
    from onrecord.views.codings import AcledCode, Side, UcdpCode

_OURS = (
    "event", "report", "outlet", "words", "basis", "said_by", "standing", "refusal", "rules",
)  # fmt: skip
COLUMNS = {
    "acled": (
        "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "inter1",
        "actor2", "inter2", "interaction", "location", "geo_precision", "fatalities", *_OURS,
    ),
    "ucdp": (
        "type_of_violence", "side_a", "side_b", "location", "where_prec", "date_start",
        "date_end", "date_prec", "low", "best", "high", *_OURS,
    ),
}  # fmt: skip
"""The columns of `--csv`, first those that the codebooks name; one line for each event."""


@click.command("codes")
@options.workspace
@click.option(
    "--scheme",
    type=click.Choice(tuple(COLUMNS)),
    required=True,
    metavar="SCHEME",
    help="The codebook: acled or ucdp.",
)
@click.option("--why", is_flag=True, help="Show every rule that fired and the words it stands on.")
@click.option(
    "--contested",
    is_flag=True,
    help="Use a codebook's own code for a disputed body, which takes a side.",
)
@options.as_json
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV with a header line.")
@options.width
def command(
    *,
    folder: Path,
    scheme: Literal["acled", "ucdp"],
    why: bool,
    contested: bool,
    as_json: bool,
    as_csv: bool,
    width: int | None,
) -> int:
    """Show events as the codebook of ACLED or UCDP would enter them.

    Each has its type, the kinds of the two sides, how exactly place and day are told, and on
    whose word it stands; "not codable" says why there is no code. The codes are a view: they are
    computed from the events, never stored, and a claim stays a claim.
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json exclude each other")
    with options.opened(folder) as workspace:
        found = list(workspace.codes(scheme, contested=contested))
    if as_json:
        from onrecord.cli.rows_out import print_json  # noqa: PLC0415

        print_json(found)
    elif as_csv:
        from onrecord.cli.rows_out import print_csv  # noqa: PLC0415

        print_csv(COLUMNS[scheme], map(_cells, found))
    else:
        from onrecord.cli.streams import cells_wide, emit  # noqa: PLC0415
        from onrecord.views.codes_page import page  # noqa: PLC0415

        emit(page(found, scheme, why=why, width=cells_wide(width)))
    return 0


def _cells(code: "AcledCode | UcdpCode") -> dict[str, object]:
    cells: dict[str, object] = {
        name: _names(value) if name in {"actor1", "actor2", "side_a", "side_b"} else value
        for name in code.__struct_fields__
        if (value := getattr(code, name)) is not None
    }
    inter = dict(_inter(code))
    return {**cells, **inter, "rules": tuple(step.rule for step in code.trace)}


def _inter(code: "AcledCode | UcdpCode") -> "Iterator[tuple[str, int]]":
    from onrecord.views.codings import AcledCode  # noqa: PLC0415
    from onrecord.views.codings.acled import inter_of  # noqa: PLC0415

    if isinstance(code, AcledCode) and code.event_type:
        yield "inter1", inter_of(code.actor1)
        yield "inter2", inter_of(code.actor2)


def _names(sides: "tuple[Side, ...]") -> tuple[str, ...]:
    return tuple(side.name for side in sides)
