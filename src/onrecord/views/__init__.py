"""Derived codings and summaries, recomputable from the ledger."""
