"""onrecord: a ledger of who said what happened, and who owes whom what."""

__version__ = "0.1.0"
