"""Which nouns are of somebody who can act, and so can be bound or asked."""

from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.words import words


def is_somebody(earlier: Earlier, token: int) -> bool:
    """Tell a noun of somebody who can act: an actor of the report, a body, "all parties"."""
    parse = earlier.page.parse
    if parse.pos[token] == "PRON":
        return False
    acting = words("authority") | words("acting")
    return earlier.people.at(parse.start[token]) is not None or parse.lemma[token].lower() in acting
