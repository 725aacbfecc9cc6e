"""The store: SQLite, versioned, append-only reviews."""
