"""Statements and events -> commitments: who owes whom what, and how it stands."""
