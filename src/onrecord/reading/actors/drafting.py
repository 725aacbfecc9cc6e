"""From phrases to drafts of mentions: what each phrase says by itself, and whom it goes on about.

Phrases come in text order. A bare noun ("the ministry") goes on about the one body of that
name before it; where two fit it stays open.
"""

import msgspec

from onrecord.knowledge.names import Name
from onrecord.language.parse import Parse
from onrecord.reading.actors import lexicon
from onrecord.reading.actors.affiliation import STATE_KINDS, affiliation, self_governed, slug
from onrecord.reading.actors.bodies import STATE_ROLES, Bodies, Meant
from onrecord.reading.actors.coding import Coder, Coding
from onrecord.reading.actors.joint import joint_of, named_together
from onrecord.reading.actors.keys import collective_key, government_key, person_key, state_key
from onrecord.reading.actors.phrases import Phrase
from onrecord.reading.actors.roster import UNNAMED, Draft, Key
from onrecord.reading.actors.standing import standing
from onrecord.reading.actors.titles import beside_office, in_office, leading, title_of
from onrecord.reading.coreference import Cast, Speakers
from onrecord.reading.coreference.name import Person
from onrecord.reading.utterances.utterance import Utterance
from onrecord.records import Span
from onrecord.records.vocabulary import Confidence, Reference

_MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod"})
_LOCAL = frozenset({"REB", "CVL", "COP", "OPP", "PTY", "LAB", "EDU", "CRM", "UAF"})
"""Roles of those who belong where they are; troops, envoys and reporters may be from abroad."""
_AT_HOME = frozenset(
    {"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "PTY", "OPP", "REB", "UAF", "PRM", "CRM", "CVL",
     "MED", "JRN", "LAB", "AGR", "EDU", "ELI", "REL", "SOC"}
)  # fmt: skip
"""Roles of those who, unless words say otherwise, are of the state the report is set in."""
_INSIDE = frozenset({"in", "throughout", "across", "inside"})
_COUNTING = frozenset({"quantmod", "nummod", "advmod"})
_VAGUE = frozenset({"some", "many", "several", "few", "most", "more", "other", "dozens", "so"})
_SINGULAR = frozenset({"NN", "NNP"})


class Drafting(msgspec.Struct, frozen=True):
    """Drafts the mentions of one report; ask in text order, for it remembers.

    `bodies` are those named so far, `known` the drafts so far by main word; `said` are
    the utterances of the report, which show between whom things are; `home` is the state that
    the report is set in, `armed` the one armed group it names, which "the rebels" then are.
    """

    coder: Coder
    cast: Cast
    speakers: Speakers
    bodies: Bodies
    known: dict[int, Draft] = {}
    home: str | None = None
    armed: Name | None = None
    said: tuple[Utterance, ...] = ()

    @property
    def parse(self) -> Parse:
        """The parse of the report."""
        return self.coder.parse

    def of(self, phrase: Phrase) -> tuple[Draft, ...]:
        """Return the drafts of a phrase: none for a place, several for joint actors."""
        found = self._found(phrase)
        self.known.update((draft.head, draft) for draft in found)
        return found

    def _found(self, phrase: Phrase) -> tuple[Draft, ...]:
        if phrase.person is not None:
            return (self._person(phrase, phrase.person),)
        if phrase.sort == "people":
            return (self._people(phrase),)
        if phrase.sort == "name" and phrase.entity is not None:
            return self._name(phrase, self.coder.names.by_key[phrase.entity.key])
        return self._body(phrase) if phrase.sort == "body" else self._noun(phrase)

    def _person(self, phrase: Phrase, person: Person) -> Draft:
        full = self.cast.fullest(person) or person
        title = title_of(self.cast, person)
        coding, rule, confidence = self._whose(full, title)
        kinds = ("person", *(kind for kind in coding.kinds if kind not in {"person", "other"}))
        return Draft(
            span=self._span(phrase),
            key=person_key(full),
            head=phrase.head,
            called=person.name,
            rank=0 if person.is_full and person.name == full.name else 1,
            coding=msgspec.structs.replace(coding, kinds=kinds),
            rule=rule,
            confidence=confidence,
            title=" ".join(title.of(self.parse.text).split()) if title else None,
        )

    def _whose(self, person: Person, title: Span | None) -> tuple[Coding, str, Confidence]:
        """Return how a person is coded, the rule and how sure it is.

        What the office beside the name says comes first, then the table of leaders, then the
        state that the report is set in, which is a guess.
        """
        coding = in_office(self.coder, self.bodies, title)
        known = leading(self.coder, person.name, title, coding)
        if known is not None:
            return known, "ac.leader", "medium"
        office = title.of(self.parse.text).lower().split() if title else []
        home = coding if lexicon.words("sent") & set(office) else self._at_home(coding)
        return (coding, "ac.person", "high") if home == coding else (home, "ac.at_home", "low")

    def _name(self, phrase: Phrase, name: Name) -> tuple[Draft, ...]:
        if _is_state(name) or self_governed(self.coder.names, name):
            return self._state(phrase, name)
        reference: Reference = "literal"
        if name.kind == "disputed" or name.label == "FAC":
            read = standing(self.parse, phrase.head, "disputed")
            if read != "metonymic":
                return ()
            reference = "metonymic"
        elif name.label == "NORP" and self.parse.dep[phrase.head] in _MODIFIERS:
            reference = "demonym"
        words = self.parse.words(phrase.first, phrase.last)
        return (
            Draft(
                span=self._span(phrase),
                key=("name", name.key),
                head=phrase.head,
                called=words,
                rank=0 if any(map(str.islower, words)) else 1,
                coding=self.coder.of_name(name),
                reference=reference,
                rule="ac.named",
            ),
        )

    def _state(self, phrase: Phrase, name: Name) -> tuple[Draft, ...]:
        reference: Reference | None = "demonym"
        if name.kind == "demonym":
            if affiliation(self.parse, self.coder.names, range(phrase.first, phrase.last)).parted:
                reference = self._sponsor(phrase)
        else:
            kind = "capital" if name.kind in {"capital", "seat"} else "country"
            fixed = name.kind == "seat" and name.label != "FAC"
            reference = "metonymic" if fixed else standing(self.parse, phrase.head, kind)
        return () if reference is None else (self._of_state(phrase, name, reference),)

    def _of_state(self, phrase: Phrase, name: Name, reference: Reference) -> Draft:
        row = self.coder.names.by_key.get(f"country:{name.country}", name)
        proper = name.kind in {"country", "disputed"}
        acting = reference == "metonymic" and name.kind in {"capital", "seat"}
        return Draft(
            span=self._span(phrase),
            key=government_key(name.country) if acting else state_key(name.country),
            head=phrase.head,
            called=self.parse.words(phrase.first, phrase.last) if proper or acting else row.name,
            rank=0 if proper else 1,
            coding=Coding(
                country=name.country,
                role="GOV" if acting else None,
                kinds=("government",) if acting else ("state",),
            ),
            reference=reference,
            rule="ac.metonym" if acting and not proper else "ac.state",
            confidence="high" if proper else "medium",
        )

    def _sponsor(self, phrase: Phrase) -> Reference | None:
        """Return how "Turkish" stands in "Turkish-backed": it acts, not so in "pro-Turkish"."""
        behind = self.parse.form[phrase.last : phrase.last + 2]
        acts = len(behind) == 2 and behind[0] in {"-", "–"}
        idle = acts and behind[1].lower() in lexicon.words("idle")
        return "demonym" if acts and not idle else None

    def _people(self, phrase: Phrase) -> Draft:
        """Draft a people as a noun ("the Armenians")."""
        key = phrase.entity.key if phrase.entity is not None else ""
        coding = self.coder.of_people(phrase.tokens, self.coder.names.by_key.get(key))
        if coding.country is None:
            coding = msgspec.structs.replace(coding, country=self._there(phrase))
        words = self._uncounted(phrase)
        unknown = "" if coding.known else slug(words)
        return Draft(
            span=self._span(phrase),
            key=("people", coding.country or "", coding.group or unknown),
            head=phrase.head,
            called=words,
            coding=coding,
            reference="demonym",
            rule="ac.people",
        )

    def _body(self, phrase: Phrase) -> tuple[Draft, ...]:
        short = self._acronym(phrase)
        if short is not None:
            named = self._named_by(phrase, short)
            called = self.parse.words(phrase.first, phrase.last)
            return (msgspec.structs.replace(named, called=called, rank=0),)
        coding = self.coder.of_body(phrase.tokens)
        whose = affiliation(self.parse, self.coder.names, phrase.tokens)
        nouns = self.coder.nouns(phrase.tokens, whose)
        meant = Meant(key=None, country=None)
        if coding.country is None and coding.role in STATE_ROLES:
            meant = self.bodies.meant(phrase.head, nouns)
        a_states = coding.country or (meant.country and meant.rule != "ac.only_state")
        council = self._of_the_world(nouns, known=bool(a_states))
        if council is not None:
            return (self._named_by(phrase, council),)
        if not meant.rule and not meant.open:
            coding = self._at_home(coding)
        country = coding.country or meant.country
        key = meant.key or ("body", country or "", slug(" ".join(nouns)))
        draft = Draft(
            span=self._span(phrase),
            key=key,
            head=phrase.head,
            called=self.parse.words(phrase.first, phrase.last),
            rank=0 if coding.country else 1,
            coding=msgspec.structs.replace(coding, country=country),
            rule=meant.rule or "ac.body",
            confidence=meant.confidence if meant.rule else "high",
        )
        self.bodies.remember(draft, nouns)
        return (draft,)

    def _acronym(self, phrase: Phrase) -> Name | None:
        """Return the body of the table whose short name stands in brackets behind a long one."""
        at = phrase.last + 1
        entity = self.parse.entity_at.get(at)
        if entity is None or self.parse.form[at - 1] != "(":
            return None
        name = self.coder.names.by_key.get(entity.key)
        return name if name is not None and name.kind in {"group", "org", "media"} else None

    def _noun(self, phrase: Phrase) -> tuple[Draft, ...]:
        joint = joint_of(self.cast, phrase.head, self.said) or named_together(self.coder, phrase)
        if joint:
            return joint
        coding, whose = self.coder.of_noun(phrase.tokens, phrase.head)
        nouns = self.coder.nouns(phrase.tokens, whose)
        person = self._meant_person(phrase, nouns, known=bool(coding.country or coding.group))
        if person is not None:
            return (self._again(phrase, person, coding),)
        people = whose.body is not None and whose.body.name.role == "people"
        a_kind = bool(nouns) and nouns[-1] in lexicon.words("kind_word")
        if whose.body is not None and a_kind and not (people and coding.role):
            return (self._named_by(phrase, whose.body.name),)
        capital = self.parse.form[phrase.head][:1].isupper()
        council = self._of_the_world(nouns, known=not capital or bool(coding.country))
        if council is not None and not self.bodies.country_of(nouns):
            return (self._named_by(phrase, council),)
        return self._collective(phrase, coding, nouns)

    def _of_the_world(self, nouns: list[str], *, known: bool) -> Name | None:
        """Return the council of the United Nations for one that is of no state."""
        whose = None if known or nouns != ["security", "council"] else "org:unsc"
        return self.coder.names.by_key.get(whose or "")

    def _again(self, phrase: Phrase, key: Key, coding: Coding) -> Draft:
        return Draft(
            span=self._span(phrase),
            key=key,
            head=phrase.head,
            rank=UNNAMED,
            coding=msgspec.structs.replace(coding, kinds=()),
            rule="ac.office",
            confidence="medium",
        )

    def _meant_person(self, phrase: Phrase, nouns: list[str], *, known: bool) -> Key | None:
        """Return the person an office stands for: beside the name, or the one named before."""
        parse, head = self.parse, phrase.head
        beside = list(beside_office(parse, head))
        if parse.dep[head] == "appos":
            beside.append(parse.head[head])
        if parse.tag[head] not in _SINGULAR:
            return None
        person = next((p for t in beside if (p := self.cast.person(t)) is not None), None)
        if person is None and not known and nouns and nouns[-1] in lexicon.words("office"):
            found = self.speakers.meant(self._span(phrase), head)
            person = found.person if found is not None else None
        return None if person is None else person_key(self.cast.fullest(person) or person)

    def _named_by(self, phrase: Phrase, name: Name) -> Draft:
        """Draft "the Taliban movement" as the Taliban."""
        if _is_state(name):
            return self._of_state(phrase, name, "metonymic")
        return Draft(
            span=self._span(phrase),
            key=("name", name.key),
            head=phrase.head,
            called=name.name,
            rank=2,
            coding=self.coder.of_name(name),
            rule="ac.named",
        )

    def _collective(self, phrase: Phrase, coding: Coding, nouns: list[str]) -> tuple[Draft, ...]:
        named = bool(coding.country or coding.group)
        if not named and self.armed is not None and coding.role == "REB" and len(nouns) == 1:
            return (self._named_by(phrase, self.armed),)
        meant = Meant(key=None, country=None) if named else self._owned(phrase)
        if not named and not meant.rule:
            meant = self.bodies.meant(phrase.head, nouns)
        if not named and not meant.rule:
            meant = self._where(phrase, coding)
        if meant.country:
            coding = msgspec.structs.replace(coding, country=meant.country)
        if not coding.known and not meant.rule:
            return ()
        abroad = bool(nouns) and nouns[-1] in lexicon.words("sent")
        if not meant.open and not meant.key and not abroad:
            coding = self._at_home(coding)
        draft = Draft(
            span=self._span(phrase),
            key=None if meant.open else meant.key or collective_key(coding, nouns),
            head=phrase.head,
            called=self._uncounted(phrase),
            rank=0 if named else 2,
            coding=coding,
            rule=meant.rule or "ac.noun",
            confidence=meant.confidence if meant.rule else "high",
        )
        self.bodies.remember(draft, nouns)
        return (draft,)

    def _at_home(self, coding: Coding) -> Coding:
        """Return somebody of no state who belongs where the report is set, as being from there."""
        people = coding.group in lexicon.peoples() and "separatist" not in coding.kinds
        free = not coding.country and (not coding.group or people)
        stays = coding.role in _AT_HOME and free
        return msgspec.structs.replace(coding, country=self.home) if stays else coding

    def _where(self, phrase: Phrase, coding: Coding) -> Meant:
        """Return the state of "rebels in Kenya", "protesters in Nairobi", if of no other."""
        country = self._there(phrase) if coding.role in _LOCAL else None
        return Meant(key=None, country=country, rule="ac.where" if country else "")

    def _there(self, phrase: Phrase) -> str | None:
        """Return the state of those "in Kenya", "in northern Kenya", "throughout Kenya"."""
        parse, at = self.parse, phrase.last
        inside = at < len(parse) and parse.form[at] in _INSIDE and parse.head[at] == phrase.head
        near = (parse.entity_at.get(t) for t in range(at + 1, at + 4)) if inside else ()
        entity = next((e for e in near if e is not None and e.key), None)
        if entity is None or at not in {parse.head[t] for t in range(entity.first, entity.last)}:
            return None
        name = self.coder.names.by_key[entity.key]
        place = name.kind in {"country", "capital"} or self_governed(self.coder.names, name)
        return name.country if place else None

    def _owned(self, phrase: Phrase) -> Meant:
        """Return whose "its troops" are, if "it" is somebody of a state."""
        parse, first = self.parse, phrase.first
        nobody = Meant(key=None, country=None)
        if parse.form[first].lower() not in {"its", "their", "his", "her"}:
            return nobody
        found = self.speakers.meant(parse.span(first, first + 1), first)
        owner = self._doer_over(phrase.head)
        if owner is None and found is not None:
            owner = self.known.get(found.head)
        if owner is None or owner.coding.country is None:
            return nobody
        return Meant(key=None, country=owner.coding.country, rule="ac.owned")

    def _doer_over(self, head: int) -> Draft | None:
        """Return who does something to the object at `head`: "Chad withdrew its troops"."""
        parse = self.parse
        if parse.dep[head] not in {"dobj", "pobj"}:
            return None
        verb = parse.head[head]
        if parse.dep[head] == "pobj":
            verb = parse.head[verb]
        doers = (c for c in parse.children[verb] if parse.dep[c] == "nsubj" and c < head)
        return next((self.known[doer] for doer in doers if doer in self.known), None)

    def _uncounted(self, phrase: Phrase) -> str:
        """Return the words of a phrase without how many there are ("nearly 2,000 troops")."""
        parse, first = self.parse, phrase.first
        while first < phrase.head and (
            parse.pos[first] == "NUM"
            or parse.dep[first] in _COUNTING
            or parse.form[first].lower() in _VAGUE
        ):
            first += 1
        return parse.words(first, phrase.last)

    def _span(self, phrase: Phrase) -> Span:
        return self.parse.span(phrase.first, phrase.last)


def _is_state(name: Name) -> bool:
    return name.kind in STATE_KINDS and (name.kind != "seat" or name.key == f"seat:{name.country}")
