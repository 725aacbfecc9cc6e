"""The table of verbs, and the Click group that loads one only when it is needed."""

from importlib import import_module

import click

VERBS: dict[str, str] = {
    "read": "Read reports and print a brief of each.",
    "add": "Read reports into the ledger of a workspace.",
    "list": "List what a ledger holds.",
    "show": "Show a report as a brief, or a record with its words.",
    "why": "Explain a record: who made it, by which rule, from which words.",
    "status": "Show who owes whom what on a day.",
    "tolls": "Show every figure side by side.",
    "codes": "Show events as the codebooks of ACLED and UCDP would enter them.",
    "review": "Accept, reject, correct or add records by hand, or undo that.",
    "audit": "Measure how good the records are on a sample that you judge.",
    "export": "Write the ledger as JSON lines, CSV, Parquet, GeoJSON or annotations.",
    "check": "Check that every record of a ledger still matches its text.",
    "query": "Ask a ledger in SQL, read-only.",
}
"""Every verb with the line `onrecord --help` prints, so that help loads no verb at all."""


class Verbs(click.Group):
    """A group whose commands live in `onrecord.cli.VERB`, under the name of the verb."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of a session's work."""
        return [*VERBS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the file of a verb; None for a word that is no verb."""
        if cmd_name not in VERBS:
            return super().get_command(ctx, cmd_name)
        command: click.Command = import_module(f"onrecord.cli.{cmd_name}").command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs from the table."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))
