"""Page -> actors: who is named, with which code, and by which short names and pronouns."""

from onrecord.reading.actors.people import People
from onrecord.reading.actors.reading import read
from onrecord.reading.actors.sources import link_sources

__all__ = ["People", "link_sources", "read"]
