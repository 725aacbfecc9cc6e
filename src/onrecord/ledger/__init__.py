"""The ledger: one SQLite file that keeps reports, records, runs and reviews."""
