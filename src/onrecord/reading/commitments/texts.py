"""Treaties, ceasefires, mandates: the nouns that name them, and the verbs that say how they stand.

Mentions of one text are one commitment: "a 1997 mutual defense treaty", later "the agreement of
1997". A definite mention without year or parties points at the latest text it can mean.
"""

import re
from collections.abc import Iterator

import msgspec

from onrecord.reading.commitments.clauses import clause_to, is_negated, is_passive
from onrecord.reading.commitments.dates import RUNNING, ends_on, named_on, own_term, signed_on
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.governors import governors
from onrecord.reading.commitments.lasting import (
    endured,
    is_survived,
    is_taken_as_done,
    is_to_end,
    is_told_of,
    undone,
)
from onrecord.reading.commitments.naming import (
    breach_of,
    invoking,
    is_body,
    phrase_of,
    term_of,
)
from onrecord.reading.commitments.parties import is_side
from onrecord.reading.commitments.sides import Side
from onrecord.reading.commitments.signers import bound, mediators, partners, signers
from onrecord.reading.commitments.words import Term, status_by, status_of, words
from onrecord.records import Span, Statement
from onrecord.records.vocabulary import StatusWord

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_BROKERED = re.compile(r"\b([\w.]+)[-\u2010\u2011](?:brokered|mediated|sponsored|led)\b")


def texts(earlier: Earlier) -> list[Draft]:
    """Return the texts that a report speaks of, in the order of their first mentions."""
    drafts: list[Draft] = []
    parse = earlier.page.parse
    order = sorted(range(len(parse)), key=lambda t: not earlier.reads[t])
    for token in order:
        term = term_of(parse, token)
        if term is None or is_body(parse, token):
            continue
        mention = _Mention(earlier, token, term)
        draft = mention.earlier_one(drafts)
        if draft is None and mention.names_one() and not mention.is_any():
            draft = mention.draft()
            drafts.append(draft)
        if draft is not None:
            mention.add_to(draft)
            draft.seen.append(token)
    return drafts


class _Mention:
    """One noun that names or points at a text, with what its phrase and clause say of it."""

    def __init__(self, earlier: Earlier, token: int, term: Term) -> None:
        self.earlier, self.token, self.term = earlier, token, term
        self.parse = earlier.page.parse
        self.span = phrase_of(self.parse, token)
        self.words = self.span.of(earlier.page.text)
        year = _YEAR.search(self.words) or _YEAR.search(self._described())
        self.dated = named_on(earlier, token)
        self.year = year.group(1) if year else (self.dated or "")[:4] or None
        self.ends: int | None = None
        self.planned: int | None = None
        self.told = tuple(self._told())

    def _told(self) -> Iterator[tuple[int, str, StatusWord]]:
        """Yield the verbs around the noun that say how the text stands, with slot and status."""
        for verb, slot in governors(self.parse, self.token):
            acts = slot == "subject" and self._has_object(verb)  # "the truce ended the war"
            status = None if acts else status_by(self.parse, verb, self.term.kind, slot)
            if status is None and slot == "subject" and not acts:  # "the truce agreed for noon"
                status = status_by(self.parse, verb, self.term.kind, "object")
            if status is None and self.parse.dep[self.token] == "ROOT":  # "the truce held", misread
                status = status_by(self.parse, verb, self.term.kind, "subject")
            if {self.parse.form[c].lower() for c in self.parse.children[verb]} & _POSSIBLE:
                continue  # "which any ally can invoke"
            if is_negated(self.parse, verb):
                status = undone(status, slot)
            elif status == "expired" and is_to_end(self.parse, verb):
                self.ends, status = verb, None
            elif is_told_of(self.parse, verb) or (status == "in_force" and self._is_asked(verb)):
                status = endured(self.parse, verb, status)
            else:
                self.planned, status = verb if status == "agreed" else self.planned, None
            if status is not None:
                yield verb, slot, status
        yield from self._told_by_noun()
        basis = invoking(self.parse, self.token)
        if basis is not None:
            yield basis, "object", "invoked"
        breach = breach_of(self.parse, self.token)
        if breach is not None:
            yield breach, "breach", "violated"

    def _has_object(self, verb: int) -> bool:
        has = any(self.parse.dep[c] == "dobj" for c in self.parse.children[verb])
        return has and not is_survived(self.parse, verb)

    def _is_asked(self, verb: int) -> bool:
        """Tell whether somebody is asked to honour it: that invokes it."""
        holder = self.earlier.holder(self.parse.span(verb, verb + 1))
        return holder is not None and holder.stance == "requests"

    def _told_by_noun(self) -> Iterator[tuple[int, str, StatusWord]]:
        """Yield the noun of "since the start of the truce", "despite its extension"."""
        of = self.parse.head[self.token]
        noun = self.parse.head[of]
        if self.parse.lemma[noun].lower() == "force":  # "the entry into force of"
            noun = self.parse.head[self.parse.head[noun]]
        if self.parse.form[of].lower() != "of" or self.parse.pos[noun] != "NOUN":
            return
        status = status_of(self.term.kind, "noun", self.parse.lemma[noun].lower())
        if status is not None and is_taken_as_done(self.parse, noun):
            yield noun, "noun", status

    def _described(self) -> str:
        """Return the words of the clause that says where and when it was made."""
        for child in self.parse.children[self.token]:
            if self.parse.dep[child] == "acl" and self.parse.tag[child] == "VBN":
                low, high = self.parse.edges[child]
                return self.parse.words(low, high + 1)
        return ""

    def names_one(self) -> bool:
        """Tell whether the mention is enough to say that there is such a text."""
        numbered = self.parse.lemma[self.token].lower() in words("statement_like")
        signs = (self.year, self.told, [*self._sides()], self._broker(), self._is_name(), numbered)
        return self.term.bare or any(signs)

    def _is_name(self) -> bool:
        """Tell whether it stands under a name: "the Minsk agreements", "Article 4"."""
        if self.parse.tag[self.token] == "NNP":
            return True
        return any(
            self.parse.tag[c] in {"NNP", "NNPS", "CD"} and self.parse.dep[c] != "relcl"
            for c in self.parse.children[self.token]
        )

    def is_any(self) -> bool:
        """Tell "traders care little for treaties", which means no text in particular."""
        children = self.parse.children[self.token]
        of = next((c for c in children if self.parse.form[c].lower() == "of"), None)
        behind = () if of is None else self.parse.children[of]
        if any(self.parse.lemma[c].lower() in words("sorts") for c in behind) and not self.told:
            return True
        if self.token and self.parse.form[self.token - 1].lower() == "not":
            return True  # "talk, not Article 5"
        bare = not [c for c in children if self.parse.pos[c] != "PUNCT"]
        return self.parse.tag[self.token] == "NNS" and bare and not self.told

    def earlier_one(self, drafts: list[Draft]) -> Draft | None:
        """Return the latest text this mention can mean, None if it names a new one."""
        definite = any(
            self.parse.form[c].lower() in {"the", "this", "that", "its", "their"}
            for c in self.parse.children[self.token]
        )
        here = self.earlier.sentence(self.token)
        beside = [d for d in drafts if d.kind == self.term.kind and d.span.overlaps(here)]
        if beside and self.term.kind == "ceasefire" and not self.year:
            return beside[-1]
        if self.points_back() and drafts:
            same = [d for d in drafts if d.kind == self.term.kind]
            alike = [d for d in same if self._shares_noun(d)]
            return next(reversed(alike or same), None)
        for draft in reversed(drafts):
            if self._is_other_name(draft):
                continue
            if self.year and draft.agreed and self.year != draft.agreed[:4]:
                continue
            named = self.term.bare or self._is_name()
            if draft.kind != self.term.kind and (named or not definite):
                continue
            if self.year and draft.agreed and draft.agreed[:4] == self.year:
                if self._described() and not self._shares_noun(draft):
                    continue  # "the Memorandum of May 2018", "the deal reached in Osk in 2018"
                return draft
            if self.year and draft.title == self.parse.form[self.token] and not draft.agreed:
                draft.agreed = self.year
                return draft
            if definite and not self.year and not self._clashes(draft):
                return draft
        return None

    def points_back(self) -> bool:
        """Tell whether it only repeats the word: a headline, "ceasefire violations"."""
        at_head = self.parse.dep[self.token] in {"compound", "nmod"}
        in_capitals = self.parse.form[self.token].isupper()
        return at_head or in_capitals or not self.earlier.reads[self.token] or self._is_generic()

    def _is_generic(self) -> bool:
        """Tell whether it means any such text: "a truce is a time to refuel", "truces"."""
        if self.parse.tag[self.token] == "NNS" and not self.parse.children[self.token]:
            return True
        if self.told or self.year or self.term.kind == "treaty":
            return False
        below = [self.parse.form[c].lower() for c in self.parse.children[self.token]]
        return not (set(below) - {"a", "an", "of", "this", ","})

    def _is_other_name(self, draft: Draft) -> bool:
        """Tell the Protocol from the Memorandum: two names in capitals with other last words."""
        word = self.parse.form[self.token]
        if not word[:1].isupper() or not self.earlier.reads[self.token]:
            return False
        named = [w for w in draft.title.split() if w[:1].isupper()]
        return bool(named) and word not in named

    def _shares_noun(self, draft: Draft) -> bool:
        return self.parse.form[self.token].lower() in draft.title.lower().split()

    def _clashes(self, draft: Draft) -> bool:
        sides = {side.key for side in self._sides()}
        return bool(sides) and bool(draft.sides) and not sides & set(draft.sides)

    def draft(self) -> Draft:
        """Return a new draft for the text this mention names."""
        bare_modal = self.term.kind == "treaty" and not self.term.bare
        return Draft(
            kind=self.term.kind,
            rule=f"cm.{self.term.kind}",
            span=self.span,
            title=self.words,
            level=self.term.level,
            agreed=self.dated or self.year,
            confidence="medium" if bare_modal else "high",
            term=own_term(self.earlier, self.span),
        )

    def add_to(self, draft: Draft) -> None:
        """Add parties, date and status that this mention tells to `draft`."""
        broker = self._broker()
        if broker is not None:
            draft.join("broker", broker)
        for side in self._sides():
            draft.join(bound(draft), side)
        if self.dated and len(self.dated) > len(draft.agreed or ""):
            draft.agreed = self.dated
        if not self.told and broker is not None and draft.agreed is None:
            self._agreed(draft, self.token, "")
        if self.ends is not None:
            draft.deadline = draft.deadline or ends_on(self.earlier, self.ends)
        for side in signers(self.earlier, self.planned) if self.planned is not None else ():
            draft.join(bound(draft), side)
        for verb, slot, status in self.told:
            if status in RUNNING:
                draft.deadline = ends_on(self.earlier, verb) or draft.deadline
            if status == "agreed":
                self._agreed(draft, verb, slot)
            else:
                self._other(draft, verb, slot, status)

    def _agreed(self, draft: Draft, verb: int, slot: str) -> None:
        when = signed_on(self.earlier, self.token, verb) or self.year
        sides = list(signers(self.earlier, verb)) if slot == "object" else []
        if self.parse.dep[verb] == "acl":  # "a pact signed with Moscow": by whoever tells
            sides = [*partners(self.earlier, verb), *self._speaking(verb)]
        elif slot == "object":
            sides += [s for s in self._with(verb) if s not in sides]
        brokered = self.parse.lemma[verb].lower() in _BROKERING and self.parse.dep[verb] != "acl"
        for mediator in mediators(self.earlier, verb):
            draft.join("broker", mediator)
        for side in sides:
            draft.join("broker" if brokered else bound(draft), side)
        if when and (draft.agreed is None or len(when) > len(draft.agreed)):
            draft.agreed = when
        span = clause_to(self.parse, verb, self.span)
        own = self.earlier.told_by(verb)
        announced = own if self.parse.lemma[verb].lower() in words("announcing") else None
        line = self.earlier.entry("agreed", span, on=when or draft.agreed, statement=announced)
        for place, held in enumerate(draft.status):
            if held.word == "agreed" and when and held.on in {None, when}:
                draft.status[place] = msgspec.structs.replace(held, on=when)
                return  # the same signing told again, now with its day
        draft.add(line)

    def _with(self, verb: int) -> Iterator[Side]:
        """Yield who signs with the doer: "signed an accord with Chad"."""
        if "with" in {self.parse.form[c].lower() for c in self.parse.children[self.token]}:
            yield from partners(self.earlier, self.token)
        elif not is_passive(self.parse, verb):
            yield from partners(self.earlier, verb)

    def _other(self, draft: Draft, verb: int, slot: str, status: StatusWord) -> None:
        """Add a status that somebody gives to the text: invoked, violated, extended."""
        span = clause_to(self.parse, verb, self.span)
        holder = self.earlier.holder(span)
        if status == "in_force" and holder is not None and holder.stance == "requests":
            self._called_on(draft, holder, span)
            return
        actors = list(signers(self.earlier, verb)) if slot == "object" else []
        if not actors and slot == "object" and status != "violated":
            actors = self._speaking(verb)
        by = actors[0].name if actors else None
        for side in actors:
            draft.join(bound(draft), side)
        blaming = self._blaming(verb)
        holder = blaming or holder
        alleged = status == "violated" and holder is not None and is_side(self.earlier, holder)
        word: StatusWord = "breach_alleged" if alleged else status
        day = self.earlier.day_of(verb, outside=(self.span, *self._explained()))
        draft.add(
            self.earlier.entry(
                word,
                span,
                on=day,
                by=None if alleged else by,
                against=by if alleged else None,
                statement=blaming,
            )
        )

    def _blaming(self, verb: int) -> Statement | None:
        """Return the accusation that the verb stands under: "accused them of ignoring a truce"."""
        for head, _ in zip(self.parse.ancestors(verb), range(_ACCUSING_HOPS), strict=False):
            statement = self.earlier.told_by(head)
            if statement is not None and statement.stance == "accuses":
                return statement
        return None

    def _called_on(self, draft: Draft, holder: Statement, span: Span) -> None:
        """Add that somebody is asked to honour a treaty: the one who asks invokes it."""
        asking = self.earlier.sides.of(holder.speaker)
        if draft.kind != "treaty" or asking is None:
            return
        asked = self.earlier.sides.of(holder.addressee) if holder.addressee else None
        draft.join(bound(draft), asking)
        draft.join(bound(draft), asked)
        draft.add(self.earlier.entry("invoked", span, on=self.earlier.published, by=asking.name))

    def _explained(self) -> Iterator[Span]:
        """Yield the clauses that explain the noun: their dates are the text's own."""
        for child in self.parse.children[self.token]:
            if self.parse.dep[child] in {"acl", "relcl"}:
                low, high = self.parse.edges[child]
                yield self.parse.span(low, high + 1)

    def _speaking(self, verb: int) -> list[Side]:
        """Return the side of the statement around the mention ("it was invoking …").

        Whoever tells of a truce that somebody brokered is no party to it by that.
        """
        if self.parse.lemma[verb].lower() in _BROKERING:
            return []
        holder = self.earlier.holder(self.span)
        side = self.earlier.sides.of(holder.speaker) if holder else None
        return [side] if side else []

    def _sides(self) -> Iterator[Side]:
        """Yield the sides named in the mention's phrase, all but a broker's.

        A capital in the name of a text says where it was made: the Algiers accord does not bind
        Algeria.
        """
        broker = self._broker()
        for side in self.earlier.sides.within(self.span):
            token = self.parse.token_at(side.span.start)
            entity = None if token is None else self.parse.entity_at.get(token)
            is_venue = (
                entity is not None
                and entity.key.startswith("capital:")
                and self.parse.dep[entity.last - 1] in {"compound", "nmod", "amod"}
            )
            if not is_venue and (broker is None or side.key != broker.key):
                yield side

    def _broker(self) -> Side | None:
        """Return who brokered it: "a Russian-brokered truce", "a truce brokered by Qatar"."""
        before = self.earlier.page.text[max(0, self.span.start - 40) : self.span.end]
        found = _BROKERED.search(before)
        sides = self.earlier.sides
        if found:
            at = max(0, self.span.start - 40) + found.start(1)
            held = self.parse.token_at(at)
            side = sides.at(held) if held is not None else None
            if side is not None:
                return side
        for child in self.parse.children[self.token]:
            if self.parse.dep[child] == "acl" and self.parse.lemma[child].lower() in _BROKERING:
                low, high = self.parse.edges[child]
                return next(sides.within(self.parse.span(low, high + 1)), None)
        return None


_ACCUSING_HOPS = 2
"""Heads between "ignoring" and "accused" in "accused them of ignoring a truce"."""
_POSSIBLE = frozenset({"can", "could", "may", "might"})
_BROKERING = frozenset({"broker", "mediate", "sponsor"})
