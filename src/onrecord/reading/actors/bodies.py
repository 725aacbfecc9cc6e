"""Whose "the ministry" is: the one body of that name before it, or the report's only state."""

from functools import cached_property

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.actors import lexicon
from onrecord.reading.actors.affiliation import STATE_KINDS
from onrecord.reading.actors.roster import Draft, Key
from onrecord.records.vocabulary import Confidence

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_CODE = 3

STATE_ROLES = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
"""Roles of parts of a state."""


class Meant(msgspec.Struct, frozen=True, kw_only=True):
    """What a bare noun goes on about; `open` where several fit and none is chosen."""

    key: Key | None
    country: str | None
    rule: str = ""
    confidence: Confidence = "medium"
    open: bool = False


class Bodies(msgspec.Struct, frozen=True, dict=True):
    """The bodies named so far, by their last noun; `before` keeps drafts in text order."""

    parse: Parse
    before: dict[str, list[Draft]] = {}
    home: str | None = None

    def remember(self, draft: Draft, nouns: list[str]) -> None:
        """Note a body, so that its noun alone finds it."""
        if nouns and draft.key is not None and (draft.coding.country or draft.coding.group):
            self.before.setdefault(nouns[-1], []).append(draft)

    def meant(self, head: int, nouns: list[str]) -> Meant:
        """Return what the noun phrase with main word `head`, of no state itself, is about.

        "The ministry": the one ministry before it; of several that of the closest subject;
        without any, that of the only state in the report, if a noun of a state's body.
        """
        nothing = Meant(key=None, country=None)
        if not nouns or not self._is_definite(head):
            return nothing
        earlier = self.before.get(nouns[-1], [])
        fits = {d.key: d for d in earlier if _continues(nouns, d, self.parse)}
        if len(fits) == 1:
            draft = next(iter(fits.values()))
            return Meant(key=draft.key, country=draft.coding.country, rule="ac.again")
        if fits:
            chosen = self._of_subject(head, list(fits.values()))
            return chosen or Meant(key=None, country=None, rule="ac.open", open=True)
        plain = nouns[-1] in lexicon.words("body") and (
            len(nouns) == 1 or " ".join(nouns) in lexicon.role_nouns()
        )
        if plain and self.only_state:
            only = self.only_state
            return Meant(key=None, country=only, rule="ac.only_state", confidence="low")
        return nothing

    def country_of(self, nouns: list[str]) -> str | None:
        """Return the state of the body that an office belongs to, if one such was named."""
        earlier = self.before.get(nouns[-1], []) if nouns else []
        fits = {d.coding.country for d in earlier if _continues(nouns, d, self.parse)}
        return fits.pop() if len(fits) == 1 else None

    @cached_property
    def only_state(self) -> str | None:
        """The code of the state that the report is set in, or else of the only one it names."""
        if self.home is not None:
            return self.home
        keys = (entity.key.partition(":") for entity in self.parse.entities)
        codes = {code[:_CODE] for kind, _, code in keys if kind in STATE_KINDS}
        return codes.pop() if len(codes) == 1 else None

    def _is_definite(self, head: int) -> bool:
        """Tell whether a noun has "the", or no article ("police said")."""
        parse = self.parse
        marks = {parse.form[c].lower() for c in parse.children[head] if parse.dep[c] == "det"}
        owned = any(parse.dep[c] in {"poss", "nummod"} for c in parse.children[head])
        return not owned and (not marks or bool(marks & _DEFINITE))

    def _of_subject(self, head: int, fits: list[Draft]) -> Meant | None:
        """Return the body of the state that was the closest subject before `head`."""
        parse = self.parse
        first = parse.sentences[max(0, parse.sentence[head] - 1)][0]
        for token in range(head - 1, first - 1, -1):
            entity = parse.entity_at.get(token)
            kind, _, code = entity.key.partition(":") if entity is not None else ("", "", "")
            if kind not in STATE_KINDS or not _is_of_subject(parse, token):
                continue
            held = [d for d in fits if d.coding.country == code[:_CODE]]
            if len(held) == 1:
                return Meant(key=held[0].key, country=code[:_CODE], rule="ac.of_subject")
            return None
        return None


def _continues(nouns: list[str], draft: Draft, parse: Parse) -> bool:
    """Tell whether all words of a bare noun are among those of the body before it."""
    words = {word.casefold() for word in draft.span.of(parse.text).split()}
    return set(nouns[:-1]) <= words


def _is_of_subject(parse: Parse, token: int) -> bool:
    """Tell whether a name is a subject or modifies one."""
    if parse.dep[token] in {"amod", "compound", "poss"}:
        token = parse.head[token]
    return parse.dep[token] in _SUBJECTS
