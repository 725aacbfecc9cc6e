"""`onrecord tolls`: every figure side by side, and what two codebooks would make of them."""

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from onrecord.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.views.tolls import Toll

COLUMNS = (
    "id", "measure", "population", "group", "scope", "period", "words", "kind", "low", "best",
    "high", "basis", "said_by", "claimed", "stance", "as_of", "by", "at", "outlet", "report",
    "confidence",
)  # fmt: skip
"""The columns of `--csv`: one line for each figure."""


@click.command("tolls")
@options.workspace
@click.option("--measure", metavar="MEASURE", help="Only this measure: killed, wounded, …")
@click.option(
    "--as-one",
    "as_one",
    is_flag=True,
    help="Code figures of several reports together, because all are about one event.",
)
@options.as_json
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV with a header line.")
@options.width
def command(
    *,
    folder: Path,
    measure: str | None,
    as_one: bool,
    as_json: bool,
    as_csv: bool,
    width: int | None,
) -> int:
    """Show every figure side by side: its words, the bounds they allow, on whose word.

    Below the deaths stand the numbers that coders in the style of UCDP (low, best, high) and
    ACLED (one number) would enter, with the rows behind them; "not codable" says why there is
    none. Figures are never averaged and never added up.
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json exclude each other")
    _check_measure(measure)
    with options.opened(folder) as workspace:
        found = workspace.tolls(measure, as_one=as_one)
    if as_json:
        from onrecord.cli.rows_out import print_json  # noqa: PLC0415

        print_json(found)
    elif as_csv:
        from onrecord.cli.rows_out import print_csv  # noqa: PLC0415

        print_csv(COLUMNS, _cells(found))
    else:
        from onrecord.cli.streams import cells_wide, emit  # noqa: PLC0415
        from onrecord.views.tolls_page import page  # noqa: PLC0415

        emit(page(found, width=cells_wide(width)))
    return 0


def _check_measure(measure: str | None) -> None:
    from onrecord.records.vocabulary import Measure  # noqa: PLC0415

    known = get_args(Measure)
    if measure is not None and measure not in known:
        told = f"{measure!r} is not one of {', '.join(known)}"
        raise click.BadParameter(told, param_hint="--measure")


def _cells(found: "list[Toll]") -> "Iterator[dict[str, object]]":
    for toll in found:
        for count in toll.counts:
            holders = (toll, count)
            cells: dict[str, object] = {
                name: next((getattr(h, name) for h in holders if hasattr(h, name)), None)
                for name in COLUMNS
            }
            yield {**cells, "said_by": " → ".join(count.said_by)}
