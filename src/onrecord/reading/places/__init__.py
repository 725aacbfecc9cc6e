"""Places: the words that name them, where they are, and where an event happened.

`read` finds and resolves the mentions of a page, `resolve` gives places to spans that are
known, `locus_of` says where an event is, relative to the places named with it (`Whereabouts`
does so for all events of a page).
"""

from onrecord.reading.places.locus import Whereabouts, locus_of
from onrecord.reading.places.reader import read, resolve

__all__ = ["Whereabouts", "locus_of", "read", "resolve"]
