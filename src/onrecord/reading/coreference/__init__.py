"""Words for a source -> who is meant: pronouns, short names, offices, joint sources."""

from onrecord.reading.coreference.cast import Cast, party_of
from onrecord.reading.coreference.members import is_reciprocal, members
from onrecord.reading.coreference.speakers import Referent, Speakers, as_worded

__all__ = ["Cast", "Referent", "Speakers", "as_worded", "is_reciprocal", "members", "party_of"]
