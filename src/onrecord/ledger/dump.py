"""A canonical account of what the ledger holds, for comparing two ledgers.

Runs and row numbers are left out: they tell how the content came in, not what it is.
"""

import hashlib
from collections.abc import Iterator

import msgspec

from onrecord.ledger.finding import reading
from onrecord.ledger.review_list import reviews
from onrecord.ledger.store import Ledger


def dump(ledger: Ledger) -> Iterator[bytes]:
    """Yield one JSON line per report, ordered by id, with all its records, then the reviews."""
    for (identity,) in ledger.rows("SELECT id FROM report ORDER BY id"):
        yield msgspec.json.encode(reading(ledger, identity.hex())) + b"\n"
    yield from sorted(msgspec.json.encode(review) + b"\n" for review in reviews(ledger))


def content_digest(ledger: Ledger) -> str:
    """Return the SHA-256 over `dump`: equal for ledgers that hold the same."""
    hashed = hashlib.sha256()
    for line in dump(ledger):
        hashed.update(line)
    return hashed.hexdigest()
