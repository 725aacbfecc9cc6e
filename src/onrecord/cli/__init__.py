"""The command line: one file per verb, each loaded only when it is called."""

from onrecord.cli.entry import main

__all__ = ["main"]
