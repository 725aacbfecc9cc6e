"""The main clause of a content, as the wording rules look at it."""

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.stretch import below, main_word
from onrecord.reading.utterances.utterance import Utterance

_COMPLEMENTS = ("acomp", "attr", "oprd", "xcomp")
_RAISING = frozenset({"be", "become", "remain", "look", "appear", "seem"})
_SUBJECTS = ("nsubj", "nsubjpass")
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "pobj", "expl")


class Predicate(msgspec.Struct, frozen=True, kw_only=True):
    """`verb` is the main word of the content's first sentence, a token number."""

    parse: Parse
    verb: int

    @property
    def lemma(self) -> str:
        """Lemma of the main word."""
        return self.parse.lemma[self.verb].lower()

    @property
    def heads(self) -> tuple[int, ...]:
        """The main word and, if it only carries another ("is likely"), that one too."""
        if self.lemma not in _RAISING:
            return (self.verb,)
        return (self.verb, *below(self.parse, self.verb, *_COMPLEMENTS))

    @property
    def subject(self) -> int | None:
        """Head of the subject, None if there is none."""
        found = below(self.parse, self.verb, *_SUBJECTS)
        return found[0] if found else None

    @property
    def arguments(self) -> tuple[int, ...]:
        """Heads of subject, object and complement."""
        return below(self.parse, self.verb, *_ARGUMENTS)

    def children(self, *deps: str) -> tuple[int, ...]:
        """Children of the main word with one of `deps`."""
        return below(self.parse, self.verb, *deps)


def predicate_of(parse: Parse, utterance: Utterance) -> Predicate | None:
    """Return the main clause of what is said, None where the content is empty or wordless.

    Of several pieces the first with a verb ("any aircraft // had been there").
    """
    found = [word for piece in utterance.content if (word := main_word(parse, piece)) is not None]
    if not found:
        return None
    first = next((word for word in found if parse.pos[word] in {"VERB", "AUX"}), found[0])
    return Predicate(parse=parse, verb=first)
