"""Verbs that take different stances by what follows: "asked whether", "asked them to"."""

from collections.abc import Callable
from typing import NamedTuple

from onrecord.language.parse import Parse
from onrecord.reading.stretch import below, main_word, tokens_in
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.wording import acts, lexicon, sides
from onrecord.reading.wording.predicate import Predicate
from onrecord.records.vocabulary import Stance

_TRADING = frozenset({"trade", "exchange", "swap"})
_OPEN = frozenset({"whether", "if", "who", "what", "when", "where", "why", "how", "which",
                   "whose", "whom"})  # fmt: skip
_WORN, _BARE = frozenset({"it", "this", "that", "they"}), 3
"""Words for what was said before, and tokens of a content that is nothing but "a lie"."""
_CUE_WORDS = 3
"""Words between cue and content among which "whether" may stand."""


class Case(NamedTuple):
    """An utterance with the main clause of its content, if there is one."""

    parse: Parse
    utterance: Utterance
    predicate: Predicate | None


def by_construction(case: Case) -> Stance | None:
    """Return the stance that the cue takes with this content; None leaves it to the lexicon."""
    lemma, head = case.utterance.cue_lemma, case.utterance.cue_head
    if lemma in _TRADING and head is not None:
        return _traded(case.parse, head)
    rule = _CONSTRUCTIONS.get(lemma)
    return rule(case) if rule else None


def _traded(parse: Parse, head: int) -> Stance | None:
    traded = (parse.lemma[t].lower() for t in below(parse, head, "dobj"))
    senses = lexicon.cues()
    return next((senses[t].stance for t in traded if t in senses), None)


def _asked(case: Case) -> Stance | None:
    """st.ask: "asked whether" and "asked how many" question, "asked them to" requests."""
    return "requests" if _asks_for(case.parse, case.utterance, case.predicate) else "questions"


def _asks_for(parse: Parse, utterance: Utterance, predicate: Predicate | None) -> bool:
    if predicate is None or _is_open(parse, utterance):
        return False
    if utterance.mode == "direct":
        return acts.imperative(parse, utterance, predicate) is not None
    asked = utterance.cue_head is not None and below(parse, utterance.cue_head, "prep")
    preps = {parse.form[t].lower() for t in asked or ()}
    wanted = "for" in preps
    if "about" in preps:
        return False
    first = next(iter(tokens_in(parse, utterance.content[0])), predicate.verb)
    if wanted or is_infinitive(predicate) or parse.form[first].lower() in {"to", "for", "that"}:
        return True
    return _is_subjunctive(predicate) or parse.pos[predicate.verb] == "NOUN"


def _is_open(parse: Parse, utterance: Utterance) -> bool:
    """Tell whether the content opens with "whether" or "who", or has it just before."""
    inside = tokens_in(parse, utterance.content[0])
    if not inside:
        return False
    before = range(max(0, inside[0] - _CUE_WORDS), inside[0])
    end = utterance.cue.end if utterance.cue else 0
    near = [t for t in before if parse.start[t] >= end]
    return any(parse.form[t].lower() in _OPEN for t in (*near, *inside[:2]))


def is_infinitive(predicate: Predicate) -> bool:
    """Tell whether the content is what somebody is to do ("to wait")."""
    parse = predicate.parse
    marks = predicate.children("aux")
    return predicate.subject is None and any(parse.tag[t] == "TO" for t in marks)


def _is_subjunctive(predicate: Predicate) -> bool:
    """Tell whether the verb is bare behind a subject: "that her name be left out"."""
    parse = predicate.parse
    bare = [predicate.verb, *predicate.children("auxpass", "aux")]
    has_subject = bool(predicate.children("nsubj", "nsubjpass", "expl"))
    first = min(bare)
    return has_subject and parse.tag[first] == "VB" and parse.form[first].lower() != "let"


def _told(case: Case) -> Stance | None:
    """st.tell: "told them to wait" orders."""
    return "orders" if case.predicate is not None and is_infinitive(case.predicate) else None


def _claimed(case: Case) -> Stance | None:
    """st.claim: "claimed responsibility" admits."""
    head = case.utterance.cue_head
    held = () if head is None else below(case.parse, head, "dobj")
    return "admits" if any(case.parse.lemma[t].lower() == "responsibility" for t in held) else None


def _suggested(case: Case) -> Stance | None:
    """st.suggest: "suggested that forces be drawn back" requests."""
    return "requests" if case.predicate is not None and _is_subjunctive(case.predicate) else None


def _agreed(case: Case) -> Stance | None:
    """st.agree: "agreed to send observers" announces."""
    return "announces" if case.predicate is not None and is_infinitive(case.predicate) else None


def _rejected(case: Case) -> Stance | None:
    """st.reject: a claim is denied, a proposal is not taken up, any other act is judged."""
    if case.predicate is None:
        return None
    lemma, pos = case.predicate.lemma, case.parse.pos[case.predicate.verb]
    if lemma in lexicon.words("claim") or pos in {"PRON", "VERB", "AUX", "DET"}:
        return "denies"
    return "asserts" if lemma in lexicon.words("proposal") else "evaluates"


def _disputed(case: Case) -> Stance | None:
    """st.dispute: "disputed which paper is older" questions."""
    if case.predicate is None or case.parse.pos[case.predicate.verb] not in {"VERB", "AUX"}:
        return None
    return "questions" if _is_open(case.parse, case.utterance) else None


def _ordered(case: Case) -> Stance | None:
    """st.order: "ordered an inquiry", "forbade the meeting" make a measure known."""
    if case.predicate is None or case.utterance.addressee is not None:
        return None
    return "announces" if case.predicate.lemma in lexicon.words("measure") else None


def _named(case: Case) -> Stance | None:
    """st.name: "attributed the raid to the clan", "named the army" accuse."""
    return "accuses" if any(_culprits(case.parse, case.utterance)) else None


def _culprits(parse: Parse, utterance: Utterance) -> list[int]:
    """Return the sides that a verb of naming names: behind "to" for "attribute", else at once."""
    head = utterance.cue_head
    pieces = [word for p in utterance.content if (word := main_word(parse, p)) is not None]
    found = list(pieces)
    if utterance.cue_lemma in {"attribute", "ascribe"} and head is not None:
        preps = [
            *below(parse, head, "prep", "dative"),
            *(t for w in pieces for t in below(parse, w, "prep")),
        ]
        to = [t for t in preps if parse.form[t].lower() == "to"]
        found = [t for prep in to for t in below(parse, prep, "pobj")]
    return [t for t in found if _is_culprit(parse, t) and not sides.is_own(parse, utterance, t)]


def _is_culprit(parse: Parse, token: int) -> bool:
    """Tell whether `token` is by itself a force, an enemy or a group: "the army", "the clan"."""
    lemma, name = parse.lemma[token].lower(), parse.entity_at.get(token)
    if lemma in lexicon.words("adversary") | lexicon.words("regular") | {"other"}:
        return True
    return name is not None and (name.label == "ORG" or name.key.startswith("group:"))


def _called(case: Case) -> Stance | None:
    """st.call: "called the claim a fiction" denies, "calls himself a judge" asserts."""
    words = [t for piece in case.utterance.content for t in tokens_in(case.parse, piece)]
    lemmas = {case.parse.lemma[t].lower() for t in words}
    worn = lemmas & _WORN or len(words) <= _BARE
    if lemmas & lexicon.words("false") and (lemmas & lexicon.words("claim") or worn):
        return "denies"
    near = {case.parse.form[t].lower() for t in words[:1]}
    cue = tokens_in(case.parse, case.utterance.cue) if case.utterance.cue else range(0)
    near |= {case.parse.form[t].lower() for t in cue}
    return "asserts" if any(w.endswith(("self", "selves")) for w in near) else None


def _described(case: Case) -> Stance | None:
    """st.describe: "described it as a disgrace", "finds it unacceptable" evaluate."""
    words = (t for piece in case.utterance.content for t in tokens_in(case.parse, piece))
    judged = any(case.parse.lemma[t].lower() in lexicon.words("judging") for t in words)
    return "evaluates" if judged else None


def _announced(case: Case) -> Stance | None:
    """st.announce: "announced that nine had died" asserts; it is no decision of the source."""
    if case.predicate is None or case.parse.pos[case.predicate.verb] not in {"VERB", "AUX"}:
        return None
    subject = case.predicate.subject
    past = case.parse.tag[case.predicate.verb] in {"VBD", "VBN"} and not any(
        case.parse.tag[t] == "MD" for t in case.predicate.children("aux")
    )
    if subject is None or not past or case.utterance.mode == "direct":
        return None
    own = sides.is_own(case.parse, case.utterance, subject)
    return None if own or case.utterance.cue_lemma == "decide" else "asserts"


def _wished(case: Case) -> Stance | None:
    """st.wish: "wished to know whether" questions."""
    open_ = bool(case.utterance.content) and _is_open(case.parse, case.utterance)
    return "questions" if open_ else None


def _voiced(case: Case) -> Stance | None:
    """st.voice: "voiced dismay" is what its object is."""
    found = lexicon.cues().get(case.predicate.lemma) if case.predicate is not None else None
    return None if found is None else found.stance


def _warned(case: Case) -> Stance | None:
    """st.warn: "warned them not to attend" orders."""
    return "orders" if case.predicate is not None and is_infinitive(case.predicate) else None


def _swore(case: Case) -> Stance | None:
    """st.swear: who swears that something is so asserts; who swears to do it promises."""
    if case.predicate is None or case.predicate.subject is None:
        return None
    return None if sides.is_own(case.parse, case.utterance, case.predicate.subject) else "asserts"


_CONSTRUCTIONS: dict[str, Callable[[Case], Stance | None]] = {
    "ask": _asked,
    "tell": _told,
    "claim": _claimed,
    "suggest": _suggested,
    "agree": _agreed,
    "reject": _rejected,
    "dispute": _disputed,
    "order": _ordered,
    "forbid": _ordered,
    "prohibit": _ordered,
    "ban": _ordered,
    "name": _named,
    "attribute": _named,
    "ascribe": _named,
    "point": _named,
    "lean": _named,
    "call": _called,
    "describe": _described,
    "label": _described,
    "characterize": _described,
    "characterise": _described,
    "see": _described,
    "consider": _described,
    "find": _described,
    "announce": _announced,
    "declare": _announced,
    "issue": _announced,
    "voice": _voiced,
    "express": _voiced,
    "warn": _warned,
    "wish": _wished,
    "want": _wished,
    "swear": _swore,
}
"""Rules by cue lemma; what a rule leaves open (None) the lexicon decides."""
