"""What tests of commitments share: a text is read whole, and its commitments are asked for."""

import pytest


@pytest.fixture(scope="session")
def owed(reader, page):
    """Read a text and give its commitments as (kind, status words, parties by role)."""

    def run(text, published="2024-05-14"):
        return reader.read_report(page(text, published).report).commitments

    return run
