"""Which side a source speaks for, as far as its own words tell."""

from onrecord.records import Reading, Source

UNNAMED = "Not named"
"""The heading for sources that the page lost or hides."""

_HIDDEN_KINDS = frozenset({"unidentified", "anonymous_source", "unknown"})


def side_of(source: Source, reading: Reading) -> str:
    """Return the heading that `source` stands under.

    The country or group of its actor where one is known, else the affiliation or the name as
    the report words it; sources without a name share one heading.
    """
    for actor in reading.actors:
        if actor.id == source.actor and (actor.group or actor.country):
            return actor.group or actor.country or actor.name
    if source.kind in _HIDDEN_KINDS and not source.title:
        return UNNAMED
    return source.title or source.name or UNNAMED
