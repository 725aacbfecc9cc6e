"""Places: the words that name them, where they are, and where an event happened.

`read` finds and resolves the mentions of a page, `resolve` gives places to spans that are
known, `locus_of` says where an event is, relative to the places named with it.
"""

from onrecord.reading.places.locus import locus_of
from onrecord.reading.places.reader import read, resolve

__all__ = ["locus_of", "read", "resolve"]
