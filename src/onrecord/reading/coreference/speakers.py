"""Who is meant: pronouns, short names and offices, resolved to the fullest mention before.

Speech continues: "he" is the last person who spoke or was the subject of a clause, if sex and
number allow it and the text between is short. Where two people fit, nobody is chosen.
"""

from bisect import bisect_left, insort
from collections.abc import Callable
from typing import NamedTuple

import msgspec
from msgspec import structs

from onrecord.language.parse import Parse
from onrecord.reading.coreference import lexicon
from onrecord.reading.coreference.cast import Cast, is_full, singular_noun
from onrecord.reading.coreference.lexicon import SourceNoun
from onrecord.reading.coreference.name import Person, whole
from onrecord.reading.stretch import phrase, tokens_in
from onrecord.reading.utterances.utterance import Utterance
from onrecord.records import Span

REACH = 3
"""Paragraphs back in which a pronoun looks for its antecedent."""

_HE = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_THEY = frozenset({"they", "them", "their"})
_IT = frozenset({"it", "its"})
MEMORY = 100
"""Speakers back that are thought of, so that a page of nothing but pronouns stays cheap."""

NOUN_REACH = 60
"""Tokens back in which an unnamed person is sought as what "he" or "she" means."""
_LONGEST_OFFICE = 20
"""Tokens from the noun of an office to the end of the name behind it."""
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ONE_OF_THEM = frozenset({"one", "another", "second", "third"})
"""Words for a person whom the text counts: "one of them said … He expected …"."""
_MODIFIERS = frozenset({"compound", "amod", "poss", "nmod"})
_OFFICE = frozenset({"NOUN", "NUM", "ADJ"})
_JOINED = frozenset({"NOUN", "PROPN", "PRON"})
_PLURAL = frozenset({"NNS", "NNPS"})


class Referent(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody as first fully named: `head` is the main token of that mention.

    `name` is how a chain calls them; `span` where that name stands; `title` the office;
    `joint` tells that they are several who are named with one "and".
    """

    head: int
    name: str
    span: Span
    title: str | None = None
    person: Person | None = None
    joint: bool = False


class Mention(NamedTuple):
    """Somebody at a place in the text: the token, and who it means."""

    token: int
    referent: Referent


class Speakers(msgspec.Struct, frozen=True):
    """Resolves the words for sources; call it in text order, for it remembers who spoke."""

    cast: Cast
    spoken: list[Mention] = []

    def resolve(self, span: Span, head: int, said: Utterance | None = None) -> Referent | None:
        """Return who speaks at `span`, with main token `head`, and remember it.

        None if that is open. No antecedent is taken from the words of `said` itself.
        """
        found = self.meant(span, head, said)
        if found is not None:
            insort(self.spoken, Mention(head, found), key=lambda mention: mention.token)
        return found

    def meant(self, span: Span, head: int, said: Utterance | None = None) -> Referent | None:
        """Return who the words at `span` with main token `head` mean; None if that is open."""
        parse = self.cast.parse
        word = parse.form[head].lower()
        if word in _HE:
            return self._person_before(head, _HE[word], said)
        if word in _THEY:
            return self._body_before(head, self._is_many, said)
        if word in _IT:
            found = self._body_before(head, self._is_body, said)
            return found or _who(self._office_before(head, said))
        if word in _RELATIVE:
            return self._related(head)
        return None if parse.pos[head] == "PRON" else self.named(span, head)

    def named(self, span: Span, head: int) -> Referent:
        """Return who a name or a noun phrase means; at least what it says itself."""
        if self._is_list(span, head):
            return structs.replace(as_worded(self.cast.parse, span, head), joint=True)
        person = self.cast.person(head) or self._behind_office(span, head)
        if person is not None:
            full = self.cast.fullest(person) or person
            titled = full if person.title is None else structs.replace(full, title=person.title)
            return _of_person(self.cast, titled)
        found = self._by_noun(head) or self._by_initials(span, head) or self._by_key(span, head)
        return found or as_worded(self.cast.parse, self._state(span, head), head)

    def _is_list(self, span: Span, head: int) -> bool:
        parse = self.cast.parse
        joined = (c for c in parse.children[head] if parse.dep[c] == "conj")
        return any(
            parse.pos[c] in _JOINED and head < c and parse.end[c] <= span.end for c in joined
        )

    def _by_initials(self, span: Span, head: int) -> Referent | None:
        """Return the full name that the report gives for initials ("the NLM")."""
        parse = self.cast.parse
        full = self.cast.spelled_out(parse.form[head])
        if full is None or not span.start <= parse.start[head] < span.end:
            return None
        return as_worded(parse, full, head)

    def _by_key(self, span: Span, head: int) -> Referent | None:
        """Return the fullest name of a group that the tables know by several ("the NLM")."""
        entity = self.cast.parse.entity_at.get(head)
        if entity is None or not span.contains(self.cast.parse.span(entity.first, entity.last)):
            return None
        full = self.cast.fullest_name(entity)
        return None if full is None else as_worded(self.cast.parse, full, head)

    def _related(self, pronoun: int) -> Referent | None:
        """Return whom a relative clause is about ("an envoy who said")."""
        parse = self.cast.parse
        verbs = (t for t in parse.ancestors(pronoun) if parse.dep[t] == "relcl")
        verb = next(verbs, None)
        if verb is None or parse.head[verb] >= pronoun:
            return None
        return self.named(phrase(parse, parse.head[verb]), parse.head[verb])

    def _state(self, span: Span, head: int) -> Span:
        """Return the words of a state alone, if `head` is one that the table knows."""
        entity = self.cast.parse.entity_at.get(head)
        initials = self.cast.parse.form[head].isupper() and len(self.cast.parse.form[head]) > 1
        state = entity is not None and entity.label == "GPE" and self.cast.party_at(head)
        if entity is None or not (state or (initials and entity.label == "ORG")):
            return span
        own = self.cast.parse.span(entity.first, entity.last)
        joined = any(self.cast.parse.dep[c] == "conj" for c in self.cast.parse.children[head])
        return own if span.contains(own) and not joined else span

    def _behind_office(self, span: Span, head: int) -> Person | None:
        """Return the person whose name ends the phrase of an office ("envoy to Ostrov Ana Lima").

        The parser then takes the office for the main word.
        """
        parse = self.cast.parse
        last = tokens_in(parse, span)[-1:]
        noun = lexicon.nouns().get(parse.lemma[head].lower())
        if not last or noun is None or noun.kind != "anonymous_source":
            return None
        person = self.cast.person(last[0])
        if person is None or not person.is_full:
            person = self._lone_name(head, last[0])
        if person is None or person.first <= head:
            return None
        before = person.first - 1
        if parse.form[before] == ",":
            before -= 1
        return structs.replace(person, title=Span(span.start, parse.end[before]))

    def _lone_name(self, noun: int, last: int) -> Person | None:
        """Return a name right behind a noun for a person ("his sister Inga", "the mayor, Lima")."""
        parse, first = self.cast.parse, last
        if parse.pos[last] != "PROPN" or last - noun > _LONGEST_OFFICE:
            return None
        while first - 1 > noun and parse.pos[first - 1] == "PROPN":
            first -= 1
        entity = parse.entity_at.get(last)
        before = first - 1
        place = entity is not None and entity.label in {"GPE", "LOC", "FAC"}
        known = entity is not None and (entity.key or (place and parse.form[before] != ","))
        beside = before == noun or parse.form[before] == "," or parse.pos[before] in _OFFICE
        return whole(parse, first, last + 1) if beside and not known else None

    def last_in_block(self, token: int) -> Referent | None:
        """Return who spoke last in the paragraph of `token`, before it."""
        at = bisect_left(self.spoken, token, key=lambda mention: mention.token)
        block = self.cast.parse.block
        if at and block[self.spoken[at - 1].token] == block[token]:
            return self.spoken[at - 1].referent
        return None

    def _by_noun(self, head: int) -> Referent | None:
        """Resolve "the minister" and "the ministry" to the one named before."""
        parse = self.cast.parse
        if not _is_definite(parse, head) or parse.tag[head] in _PLURAL:
            return None
        noun = lexicon.nouns().get(parse.form[head].lower())
        if noun is not None and noun.kind == "anonymous_source":
            person = self.cast.by_office(head, _office(parse, head))
            if person is not None:
                return _of_person(self.cast, person)
            if (called := self._called(head, noun)) is not None:
                return called
        body = self._body(head)
        if body is not None or len(_office(parse, head)) > 1 or is_full(parse, head):
            return body
        group = self.cast.group_before(head)
        return (
            None
            if group is None
            else self.named(parse.span(group.first, group.last), group.last - 1)
        )

    def _body(self, head: int) -> Referent | None:
        """Return the body that is named more fully before: the only one, else the last to speak.

        "The General Staff" is "the General Staff of the Armies", but not another army's staff.
        """
        parse, word = self.cast.parse, self.cast.parse.form[head].casefold()
        own = _office(parse, head)
        if any(parse.dep[child] == "prep" for child in parse.children[head]):
            return None  # "the ministry of fisheries" says all of its name
        fits = [held for held in self.cast.bodies(head, word) if _says_more(parse, held, own)]
        if len(own) > 1 or is_full(parse, head):
            fits = [held for held in fits if own == _office(parse, held[0])]
        if len(fits) == 1:
            return as_worded(parse, fits[0][1], fits[0][0])
        at = bisect_left(self.spoken, head, key=lambda mention: mention.token)
        for mention in reversed(self.spoken[max(0, at - MEMORY) : at]):
            if not fits or not self._near(mention.token, head):
                return None
            if any(mention.referent.head == held for held, _ in fits):
                return mention.referent
        return None

    def _called(self, head: int, noun: SourceNoun) -> Referent | None:
        """Return the named person whom "the professor" goes on about: who spoke last, and near.

        A person who was brought in as "a professor" stays unnamed.
        """
        parse = self.cast.parse
        lemma = parse.lemma[head].lower()
        if noun.unique or len(_office(parse, head)) > 1 or parse.tag[head] != "NN":
            return None
        if self.cast.is_introduced(head, lemma):
            return None
        last = self._before(head, lambda who: who.person is not None, None)
        person = None if last is None else last.referent.person
        if last is None or person is None or parse.block[head] - parse.block[last.token] > 1:
            return None
        return last.referent if noun.sex in {person.sex or noun.sex, ""} else None

    def _person_before(self, token: int, sex: str, said: Utterance | None) -> Referent | None:
        """Return the last speaker or subject before `token` that "he" or "she" may mean."""
        spoken = self._before(token, lambda who: self._is_human(who, sex), said)
        subject = self._subject_before(token, sex, said)
        noun = self._noun_before(token, sex, said)
        both = [mention for mention in (spoken, subject, noun) if mention is not None]
        if not both:
            return _who(self._called_so(token, said))
        return max(both, key=lambda mention: mention.token).referent

    def _body_before(
        self, token: int, fits: Callable[[Referent], bool], said: Utterance | None
    ) -> Referent | None:
        """Return what "it" or "they" stands for: who speaks in the sentence, else before it."""
        first = self.cast.parse.sentences[self.cast.parse.sentence[token]][0]
        at, end = (bisect_left(self.spoken, t, key=lambda m: m.token) for t in (first, token))
        held = (m for m in self.spoken[at : min(end, at + MEMORY)] if fits(m.referent))
        found = next((m for m in held if not self._is_said(m.token, said)), None)
        return _who(found or self._before(token, fits, said))

    def _before(
        self, token: int, fits: Callable[[Referent], bool], said: Utterance | None
    ) -> Mention | None:
        at = bisect_left(self.spoken, token, key=lambda mention: mention.token)
        for mention in reversed(self.spoken[max(0, at - MEMORY) : at]):
            if not self._near(mention.token, token):
                return None
            if not self._is_said(mention.token, said) and fits(mention.referent):
                return mention
        return None

    def _subject_before(self, token: int, sex: str, said: Utterance | None) -> Mention | None:
        parse = self.cast.parse
        first = self._reach(token)
        for person in reversed(self.cast.persons_between(first, token)[-MEMORY:]):
            if parse.dep[person.head] not in _SUBJECTS or self._is_said(person.head, said):
                continue
            full = self.cast.fullest(person)
            if full is not None and sex in {full.sex or sex, person.sex or sex}:
                return Mention(person.head, _of_person(self.cast, full))
        return None

    def _called_so(self, token: int, said: Utterance | None) -> Mention | None:
        """Return the last subject of two capitalised words or more that no table knows."""
        parse = self.cast.parse
        for at in range(token - 1, max(self._reach(token), token - NOUN_REACH) - 1, -1):
            entity = parse.entity_at.get(at)
            if (
                parse.dep[at] not in _SUBJECTS
                or parse.pos[at] != "PROPN"
                or (entity and entity.key)
            ):
                continue
            first = at
            while first and parse.pos[first - 1] == "PROPN" and parse.head[first - 1] == at:
                first -= 1
            person = whole(parse, first, at + 1) if first < at else None
            if person is not None and person.is_full and not self._is_said(at, said):
                return Mention(at, _of_person(self.cast, person))
        return None

    def _office_before(self, token: int, said: Utterance | None) -> Mention | None:
        """Return the last subject that is a body ("the weather office … it")."""
        parse = self.cast.parse
        for at in range(token - 1, max(self._reach(token), token - NOUN_REACH) - 1, -1):
            noun = lexicon.nouns().get(parse.lemma[at].lower())
            body = noun is not None and noun.kind == "named" and parse.tag[at] == "NN"
            if body and parse.dep[at] in _SUBJECTS and not self._is_said(at, said):
                return Mention(at, self.named(phrase(parse, at), at))
        return None

    def _noun_before(self, token: int, sex: str, said: Utterance | None) -> Mention | None:
        """Return the last subject that is an unnamed person ("the abbot … he")."""
        parse = self.cast.parse
        for at in range(token - 1, max(self._reach(token), token - NOUN_REACH) - 1, -1):
            if parse.dep[at] in _SUBJECTS and singular_noun(parse, at):
                noun = lexicon.nouns()[parse.lemma[at].lower()]
                if noun.sex in {sex, ""} and not self._is_said(at, said):
                    return Mention(at, self.named(phrase(parse, at), at))
        return None

    def _near(self, earlier: int, later: int) -> bool:
        return self.cast.parse.block[later] - self.cast.parse.block[earlier] < REACH

    def _reach(self, token: int) -> int:
        block = self.cast.parse.block
        return bisect_left(block, block[token] - REACH + 1)

    def _is_said(self, token: int, said: Utterance | None) -> bool:
        start = self.cast.parse.start[token]
        return said is not None and any(p.start <= start < p.end for p in said.content)

    def _is_human(self, who: Referent, sex: str) -> bool:
        if who.person is not None:
            return who.person.sex in {sex, ""}
        parse = self.cast.parse
        if parse.form[who.head].lower() in _ONE_OF_THEM:
            return True
        noun = lexicon.nouns().get(parse.lemma[who.head].lower())
        return singular_noun(parse, who.head) and noun is not None and noun.sex in {sex, ""}

    def _is_many(self, who: Referent) -> bool:
        parse = self.cast.parse
        joined = any(parse.dep[child] == "conj" for child in parse.children[who.head])
        return joined or parse.tag[who.head] in _PLURAL or self._is_body(who)

    def _is_body(self, who: Referent) -> bool:
        parse = self.cast.parse
        if who.person is not None or parse.pos[who.head] not in {"PROPN", "NOUN"}:
            return False
        noun = lexicon.nouns().get(parse.lemma[who.head].lower())
        if parse.pos[who.head] == "NOUN" and noun is None and who.head not in parse.entity_at:
            return False
        return parse.tag[who.head] not in _PLURAL and not singular_noun(parse, who.head)


def as_worded(parse: Parse, span: Span, head: int) -> Referent:
    """Return somebody who is called nothing but the words at `span`."""
    return Referent(head=head, name=" ".join(span.of(parse.text).split()), span=span)


def _of_person(cast: Cast, person: Person) -> Referent:
    holder = cast.title_of(person)
    title = None if holder.title is None else " ".join(holder.title.of(cast.parse.text).split())
    return Referent(
        head=person.head, name=person.name, span=person.span, title=title, person=person
    )


def _who(mention: Mention | None) -> Referent | None:
    return None if mention is None else mention.referent


def _is_definite(parse: Parse, head: int) -> bool:
    marks = [c for c in parse.children[head] if parse.dep[c] == "det"]
    return bool(marks) and parse.form[marks[0]].lower() in {"the", "this", "that"}


def _says_more(parse: Parse, body: tuple[int, Span], office: frozenset[str]) -> bool:
    """Tell whether the words for a body hold all of `office`, and more than that."""
    words = {parse.form[token].casefold() for token in tokens_in(parse, body[1])}
    return office < words - {"the", "a", "an", "'s", "’s"}


def _office(parse: Parse, head: int) -> frozenset[str]:
    """Return the words of an office that a person's title must hold."""
    modifiers = (c for c in parse.children[head] if parse.dep[c] in _MODIFIERS)
    return frozenset({parse.form[head].casefold(), *(parse.form[c].casefold() for c in modifiers)})
