"""How statements of one report bear on each other.

Which accusation is denied or returned, which request is answered or left without an answer, and
which count is corrected or confirmed.
"""

import re
from collections.abc import Callable, Iterable

import msgspec

from onrecord.reading.coreference import Cast, party_of
from onrecord.reading.stretch import entities_in, tokens_in
from onrecord.records import Relation, Source, Span, Statement
from onrecord.records.vocabulary import RelationKind, Stance

_ACCUSATION = re.compile(r"\b(?:accusation|allegation|claim|charge|assertion)s?\b", re.IGNORECASE)
_PROPOSED = (
    r"(?:request|appeal|call|demand|plea|offer|proposal|ultimatum|idea|initiative|invitation|plan)"
)
_REQUEST = re.compile(
    r"(?:\b(?:the|this|that|those|these|its|their|his|her|both|such)|['’]s?) (?:\w+ ){0,2}?"
    rf"{_PROPOSED}s?\b(?! for comment)",
    re.IGNORECASE,
)
_REPLIES = re.compile(r"\b(?:respond|repl(?:y|ie)|answer|retort|counter|react|reject|accept|agree|"
                      r"turned down|grant|comment|welcom|refus|dismiss|rul(?:e|ed) out)",
                      re.IGNORECASE)  # fmt: skip
_ANSWER = re.compile(r"\b(?:answer|repl(?:y|ie)|respond|retort|counter)", re.IGNORECASE)
_CORRECTS = re.compile(r"\b(?:correct|revis|withdr[ae]w|retract|amend|updat)", re.IGNORECASE)
_CONFIRMS = re.compile(r"\b(?:confirm|corroborat)", re.IGNORECASE)
_FOR_COMMENT = re.compile(r"\b(?:for|to|without) comment", re.IGNORECASE)
_BARE = frozenset({"it", "this", "that", "so", "everything", "them", "these"})
_SILENT: frozenset[Stance] = frozenset({"no_response", "declines_comment"})
_ASKING: frozenset[Stance] = frozenset({"requests", "orders", "questions"})
_PUT: frozenset[Stance] = frozenset({"requests", "orders", "promises", "announces", "threatens"})
_TELLING: frozenset[Stance] = frozenset({"asserts", "accuses", "admits"})
_KEPT = ("NOUN", "PROPN", "VERB", "NUM")
MEMORY = 100
"""Statements back that a denial of an accusation by name may be tied to."""

NEAR = 8
"""Statements back that may be meant where only the order of the text ties two."""

NEXT = 3
"""Statements back to what "he answered" answers."""


def related(cast: Cast, text: str, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the statements, in text order, with their ties to others.

    A denial is tied to the last accusation against its speaker; an answer, or its absence, to
    the last request or offer by somebody else; of two parties with the same words ("accused
    each other") each answers the other. Otherwise nothing is tied.
    """
    said = [_Said(cast, text, statement) for statement in statements]
    done: list[Statement] = []
    for place, one in enumerate(said):
        earlier = said[max(0, place - MEMORY) : place]
        found = _mutual(one, said[max(0, place - 1) : place + 2]) or _tied(one, earlier)
        statement = one.statement
        done.append(msgspec.structs.replace(statement, relates=found) if found else statement)
    return tuple(done)


class _Said:
    """A statement with what its ties are told by, worked out once when asked for."""

    def __init__(self, cast: Cast, text: str, statement: Statement) -> None:
        self.statement = statement
        self.stance: Stance = statement.stance
        self.cue = statement.cue.of(text) if statement.cue else ""
        self.content = " ".join(span.of(text) for span in statement.content)
        self.speaker = _parties(cast, statement.speaker)
        self.accused = _parties(cast, statement.accused) if statement.accused else frozenset()
        hearer = statement.addressee
        self.addressee = _parties(cast, hearer) if hearer else frozenset()
        self.words = frozenset(_lemmas(cast, statement.content))

    @property
    def is_bare(self) -> bool:
        """Tell whether the content only points back: "it", "this"."""
        return self.content.strip(" .,").lower() in _BARE


_Rule = Callable[[_Said, list[_Said]], "_Said | None"]


def _mutual(one: _Said, beside: Iterable[_Said]) -> tuple[Relation, ...]:
    """rl.mutual: "Oran and Velle accused each other" — each answers the other."""
    own = one.statement
    if own.stance != "accuses":
        return ()
    twins = (o for o in beside if o is not one and o.statement.span == own.span)
    return tuple(_tie("answers", o) for o in twins if o.stance == "accuses")[:1]


def _tied(one: _Said, earlier: list[_Said]) -> tuple[Relation, ...]:
    others = [o for o in earlier if not o.speaker & one.speaker]
    for kind, rule in _RULES:
        found = rule(one, earlier if kind == "corrects" else others)
        if found is not None:
            return (_tie(kind, found),)
    return ()


def _denied(one: _Said, others: list[_Said]) -> _Said | None:
    """rl.denies: the last accusation against the speaker, else what its own words repeat."""
    if one.stance != "denies":
        return None
    accusations = [o for o in others if o.stance == "accuses"]
    against = [o for o in accusations if o.accused & one.speaker]
    near = others[-NEAR:]
    if not against and _ACCUSATION.search(f"{one.cue} {one.content}"):
        against = [o for o in accusations if not one.words or o in near] or accusations
    if against:
        return against[-1]
    told = [o for o in near if o.stance in _TELLING]
    shared = [o for o in told if o.words & one.words]
    if one.is_bare or not shared:
        return next((o for o in reversed(near) if o.stance == "accuses"), None)
    return shared[-1]


def _returned(one: _Said, others: list[_Said]) -> _Said | None:
    """rl.returned: "Velle said Oran had fired first" answers Oran's charge against Velle."""
    if one.stance != "accuses":
        return None
    charges = [o for o in others[-NEAR:] if o.stance == "accuses"]
    found = [o for o in charges if o.accused & one.speaker or o.speaker & one.accused]
    return found[-1] if found else None


def _unanswered(one: _Said, others: list[_Said]) -> _Said | None:
    """rl.silent: no answer to what was asked of the speaker, or to "the offer" it names."""
    if one.stance not in _SILENT or _FOR_COMMENT.search(f"{one.cue} {one.content}"):
        return None
    asked = [o for o in others if o.stance in _PUT or o.stance == "questions"]
    found = [o for o in asked if o.addressee & one.speaker]
    if found:
        return found[-1]
    if _REQUEST.search(one.content):
        return asked[-1] if asked else None
    last = [o for o in others[-2:] if o.stance in {"requests", "questions"}]
    return last[-1] if last else None


def _answered(one: _Said, others: list[_Said]) -> _Said | None:
    """rl.answers: "rejected the proposal", "he answered", and what is said when asked."""
    if _REPLIES.search(one.cue) and _REQUEST.search(f"{one.cue} {one.content}"):
        return next((o for o in reversed(others) if o.stance in _PUT), None)
    if one.stance in _SILENT:
        return None
    near = others[-NEXT:]
    if _ANSWER.search(one.cue):
        put = [o for o in near if o.stance in _ASKING | {"accuses"}]
        return put[-1] if put else next(reversed(near), None)
    last = near[-1] if near else None
    asked = last is not None and last.stance == "questions" and not last.speaker
    return last if asked and one.stance in _TELLING | {"denies", "evaluates"} else None


def _corrected(one: _Said, earlier: list[_Said]) -> _Said | None:
    """rl.corrects: "the ministry revised its figure" corrects what it said before."""
    if not _CORRECTS.search(one.cue):
        return None
    own = [o for o in earlier if o.speaker & one.speaker and o.stance in _TELLING]
    return own[-1] if own else None


def _confirmed(one: _Said, others: list[_Said]) -> _Said | None:
    """rl.confirms: "the police confirmed that" confirms what shares its words."""
    if not _CONFIRMS.search(one.cue) or one.stance != "asserts":
        return None
    if one.statement.certainty != "certain":
        return None
    shared = [o for o in others[-NEAR:] if o.stance in _TELLING and len(o.words & one.words) > 1]
    return shared[-1] if shared else None


_RULES: tuple[tuple[RelationKind, _Rule], ...] = (
    ("denies", _denied),
    ("answers", _returned),
    ("answers", _unanswered),
    ("corrects", _corrected),
    ("confirms", _confirmed),
    ("answers", _answered),
)


def _tie(kind: RelationKind, target: _Said) -> Relation:
    return Relation(kind=kind, target=target.statement.id)


def _lemmas(cast: Cast, content: tuple[Span, ...]) -> Iterable[str]:
    parse = cast.parse
    for piece in content:
        for token in tokens_in(parse, piece):
            if parse.pos[token] in _KEPT and parse.lemma[token].lower() not in {"be", "have"}:
                yield parse.lemma[token].lower()


def _parties(cast: Cast, source: Source) -> frozenset[str]:
    """Return what tells a source from another: its name, and the first state or group in it."""
    held = {party for span in (source.span, source.antecedent) if (party := _party(cast, span))}
    if source.name and source.kind not in {"unidentified", "unknown"}:
        held.add(source.name.casefold())
    return frozenset(held)


def _party(cast: Cast, span: Span | None) -> str:
    if span is None:
        return ""
    inside = entities_in(cast.parse, span)
    return next((party for entity in inside if (party := party_of(entity))), "")
