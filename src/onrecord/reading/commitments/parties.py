"""Who can be bound, asked or blamed: nouns of somebody who can act, speakers who take a side."""

from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.words import words
from onrecord.records import Statement


def is_somebody(earlier: Earlier, token: int) -> bool:
    """Tell a noun of somebody who can act: an actor of the report, a body, "all parties"."""
    parse = earlier.page.parse
    if parse.pos[token] == "PRON":
        return False
    acting = words("authority") | words("acting")
    return earlier.people.at(parse.start[token]) is not None or parse.lemma[token].lower() in acting


def is_side(earlier: Earlier, holder: Statement) -> bool:
    """Tell whether a party speaks, whose "it was broken" only alleges; not a monitor who counts."""
    actor = earlier.people.by_id.get(holder.speaker.actor or "")
    return holder.stance == "accuses" or actor is None or actor.role not in {"IGO", "NGO"}
