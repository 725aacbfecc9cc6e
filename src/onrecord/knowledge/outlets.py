"""Known outlets and agencies: by web address, and as they are credited."""

from functools import cache
from urllib.parse import urlsplit

from onrecord.knowledge.table import rows


@cache
def _by_domain() -> dict[str, str]:
    return {row["domain"]: row["name"] for row in rows("outlets")}


@cache
def agencies() -> dict[str, str]:
    """Return the names a credit may use for a news agency, each with the agency's full name."""
    found: dict[str, str] = {}
    for row in rows("outlets"):
        if row["kind"].endswith("wire"):
            for name in (row["name"], *filter(None, row["aliases"].split("|"))):
                found.setdefault(name, row["name"])
    return found


def outlet_at(address: str) -> str | None:
    """Return the outlet that publishes at `address`, None for an unknown or broken address."""
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    parts = host.split(".")
    for first in range(len(parts) - 1):
        if name := _by_domain().get(".".join(parts[first:])):
            return name
    return None
