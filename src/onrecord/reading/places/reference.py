"""Whether a name of a place means the place, those who act for it, or its people."""

from onrecord.language.parse import Parse
from onrecord.reading.places.naming import Named
from onrecord.records.vocabulary import Reference


def reference(parse: Parse, name: Named) -> Reference:
    """Return how `name` is meant."""
    if name.is_demonym:
        return "demonym"
    if name.inside_body:
        return "metonymic"
    return "literal"
