"""Parse -> records: one room per kind of record, each step sees only earlier ones."""
