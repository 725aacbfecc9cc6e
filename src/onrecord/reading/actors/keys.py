"""What tells the actors of a report apart."""

from onrecord.reading.actors import lexicon
from onrecord.reading.actors.coding import Coding
from onrecord.reading.actors.roster import Key
from onrecord.reading.coreference.name import Person


def person_key(person: Person) -> Key:
    """Return the key of a person: first and last name."""
    return ("person", person.words[0], person.words[-1])


def state_key(country: str) -> Key:
    """Return the key of a state."""
    return ("state", country)


def government_key(country: str) -> Key:
    """Return the key of a state's government, which its capital and its seat stand for."""
    return ("government", country)


def collective_key(coding: Coding, nouns: list[str]) -> Key:
    """Return the key of a collective: "forces", "troops" and "army" of one state are one."""
    named = bool(coding.country or coding.group)
    if nouns[-1:] == ["government"] and coding.country and not coding.group:
        return government_key(coding.country)
    force = named and bool(nouns) and nouns[-1] in lexicon.words("force")
    words = "" if force else " ".join(nouns)
    return ("of", coding.country or "", coding.role or "", coding.group or "", words)
