"""Plain words that blame: "said Oran's guns had hit the mill", "an air strike by the regime"."""

from collections.abc import Iterator

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.stretch import below, is_none, tokens_in
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.wording import lexicon, sides
from onrecord.reading.wording.predicate import Predicate
from onrecord.records import Span

REACH = 80
"""Words of a content that are looked at."""

_PHRASES = ("responsible for", "to blame", "was behind", "were behind", "is behind",
            "the work of", "bears the signature of", "bore the signature of",
            "bears the hallmarks of", "bore the hallmarks of", "belongs to")  # fmt: skip
_RESTING = frozenset({"lie", "rest"})
_COMING = frozenset({"fire", "shelling", "bombardment"})
"""Wrongs that come from somebody: "fire from the ridge's militants"."""
_ENDING = frozenset({"stop", "cease", "halt", "end", "suspend", "discontinue"})
_CHECKING = frozenset({"verify", "confirm", "corroborate", "substantiate", "authenticate"})
_TELLERS = frozenset({"report", "claim", "allegation", "accusation", "assertion", "charge",
                      "rumour", "rumor", "statement", "account"})  # fmt: skip
_RELATIVE = frozenset({"who", "which", "that"})
_CLAUSAL = frozenset({"xcomp", "conj", "acl", "advcl", "relcl", "ccomp", "pcomp"})


class Blame(msgspec.Struct, frozen=True):
    """The words that blame, and the head of who is blamed, if the text names it."""

    cue: Span
    accused: int | None


def blame(parse: Parse, utterance: Utterance, predicate: Predicate) -> Blame | None:
    """Return the first wrong in the content that is somebody's, by name or description.

    What the speaker's own side does is no accusation, nor what is denied or still to come.
    """
    if _is_unverified(parse, utterance):
        return None
    if found := _in_so_many_words(parse, utterance, predicate):
        return found
    subject, begins = predicate.subject, predicate.lemma in lexicon.words("bare_verb")
    if begins and subject is not None and parse.form[subject].lower() == "other":
        return Blame(parse.span(subject, predicate.verb + 1), subject)
    seen = 0
    for piece in utterance.content:
        for token in tokens_in(parse, piece):
            seen += 1
            if seen > REACH:
                return None
            if not _is_wrong(parse, token) or _is_undone(parse, token):
                continue
            if _is_told(parse, token, piece):
                continue
            for agent in _agents(parse, token):
                if sides.is_party(parse, agent) and not sides.is_own(parse, utterance, agent):
                    return Blame(parse.span(token, token + 1), agent)
    return None


def _in_so_many_words(parse: Parse, utterance: Utterance, predicate: Predicate) -> Blame | None:
    """Find "the junta was to blame", "it bears the signature of the clan"."""
    if predicate.children("neg"):
        return None
    if predicate.lemma in _RESTING and (found := _resting(parse, predicate)) is not None:
        return found
    first, last = predicate.verb, parse.edges[predicate.verb][1]
    span = parse.span(first, last + 1)
    words = span.of(parse.text).lower()
    for text in _PHRASES:
        at = words.find(text)
        if 0 <= at <= len("was also directly "):
            cue = Span(span.start + at, span.start + at + len(text))
            who = predicate.subject if text in _PHRASES[:5] else None
            own = who is not None and sides.is_own(parse, utterance, who)
            return None if own and utterance.mode != "indirect" else Blame(cue, who)
    return None


def _resting(parse: Parse, predicate: Predicate) -> Blame | None:
    """Find "the responsibility lies with the clan"."""
    subject = predicate.subject
    if subject is None or parse.lemma[subject].lower() not in {"responsibility", "blame", "fault"}:
        return None
    for prep in predicate.children("prep"):
        if parse.form[prep].lower() in {"with", "on"}:
            for party in below(parse, prep, "pobj"):
                return Blame(parse.span(subject, prep + 1), party)
    return None


def _is_wrong(parse: Parse, token: int) -> bool:
    lemma, pos = parse.lemma[token].lower(), parse.pos[token]
    if pos == "NOUN":
        return lemma in lexicon.words("harm_noun")
    if pos != "VERB" or any(parse.tag[t] == "MD" for t in below(parse, token, "aux")):
        return False
    negated = bool(below(parse, token, "neg"))
    if lemma in lexicon.words("kept_verb"):
        return negated and _keeps(parse, token)
    if negated or (lemma == "shoot" and below(parse, token, "prt")):
        return False
    if lemma in lexicon.words("breach_verb"):
        return _keeps(parse, token)
    if lemma == "open":
        begun = below(parse, token, "prt", "dobj")
        return any(parse.form[t].lower() in {"up", "fire"} for t in begun)
    return lemma in lexicon.words("harm_verb") and _has_victim(parse, token, lemma)


def _has_victim(parse: Parse, verb: int, lemma: str) -> bool:
    """Tell whether the verb has an object or an agent ("terrorists killed" has neither)."""
    if lemma in lexicon.words("bare_verb"):
        return True
    return bool(below(parse, verb, "dobj", "agent", "prep", "auxpass", "ccomp", "xcomp"))


def _keeps(parse: Parse, verb: int) -> bool:
    """Tell whether what is kept or broken is a word given, or the peace."""
    objects = [*below(parse, verb, "dobj", "xcomp", "nsubjpass")]
    objects += [t for p in below(parse, verb, "prep") for t in below(parse, p, "pobj")]
    held = lexicon.words("kept") | lexicon.words("harm_verb")
    return any(parse.lemma[t].lower() in held or parse.form[t].lower() in held for t in objects)


def _is_undone(parse: Parse, token: int) -> bool:
    """Tell whether a wrong is ended or did not happen: "stopped firing", "no shell was fired"."""
    above = parse.head[token]
    if parse.dep[token] in {"xcomp", "dobj"} and parse.lemma[above].lower() in _ENDING:
        to = any(parse.tag[t] == "TO" for t in below(parse, token, "aux"))
        return not to and not below(parse, above, "neg")
    if parse.pos[token] != "VERB":
        return False
    return any(is_none(parse, t) for t in below(parse, token, "nsubj", "nsubjpass", "dobj"))


def _is_unchecked(parse: Parse, noun: int) -> bool:
    """Tell whether it is word that could not be checked: "could not verify reports that …"."""
    verb = parse.head[noun]
    if parse.dep[noun] not in {"dobj", "nsubjpass"} or parse.lemma[verb].lower() not in _CHECKING:
        return False
    unable = parse.lemma[parse.head[verb]].lower() == "unable"
    return unable or bool(below(parse, verb, "neg"))


def _is_unverified(parse: Parse, utterance: Utterance) -> bool:
    """Tell whether the words say that reports "could not be verified", or are those reports."""
    head = utterance.cue_head
    if head is not None and parse.pos[head] == "NOUN" and _is_unchecked(parse, head):
        return True
    words = (token for piece in utterance.content for token in tokens_in(parse, piece))
    checked = [token for token in words if parse.lemma[token].lower() in _CHECKING]
    return any(below(parse, token, "neg") for token in checked)


def _is_told(parse: Parse, token: int, piece: Span) -> bool:
    """Tell whether the words stand in what somebody else is said to say, or fear."""
    for head in parse.ancestors(token):
        if not piece.start <= parse.start[head] < piece.end:
            return False
        lemma = parse.lemma[head].lower()
        if parse.pos[head] == "NOUN" and lemma in _TELLERS and _is_unchecked(parse, head):
            return True
        if lemma in {"say", "tell", "report", "hear"} or lemma in lexicon.cues():
            return parse.pos[head] == "VERB"
    return False


def _agents(parse: Parse, token: int) -> Iterator[int]:
    """Yield the heads of who does what `token` names: a verb or a noun."""
    if parse.pos[token] == "NOUN":
        yield from _doers_of_noun(parse, token)
        return
    for doer in (*below(parse, token, "agent"), *_from(parse, token)):
        yield from below(parse, doer, "pobj")
    finite = not below(parse, token, "auxpass") and parse.tag[token] != "VBN"
    if finite or _perfect(parse, token):
        yield from _subjects(parse, token)


def _perfect(parse: Parse, token: int) -> bool:
    auxiliaries = {parse.lemma[t].lower() for t in below(parse, token, "aux")}
    return "have" in auxiliaries and not below(parse, token, "auxpass")


def _from(parse: Parse, token: int) -> tuple[int, ...]:
    return tuple(t for t in below(parse, token, "prep") if parse.form[t].lower() == "from")


def _subjects(parse: Parse, verb: int) -> Iterator[int]:
    """Yield the subject of `verb`: its own, or that of the verb it hangs from."""
    for _ in range(4):
        own = below(parse, verb, "nsubj")
        if own:
            relative = parse.form[own[0]].lower() in _RELATIVE
            yield parse.head[verb] if relative and parse.dep[verb] == "relcl" else own[0]
            return
        if parse.dep[verb] not in _CLAUSAL or parse.tag[verb] == "VBN":
            return
        verb = parse.head[verb]


def _doers_of_noun(parse: Parse, noun: int) -> Iterator[int]:
    """Yield who did it: "strike by the junta", "Oran's raid", "a Russian air strike"."""
    yield from below(parse, noun, "poss")
    links = {"by", "from"} if parse.lemma[noun].lower() in _COMING else {"by"}
    for prep in below(parse, noun, "prep", "agent"):
        if parse.form[prep].lower() in links:
            yield from below(parse, prep, "pobj")
    if parse.form[parse.head[noun]].lower() == "under":  # "came under fire from militants"
        for prep in _from(parse, parse.head[parse.head[noun]]):
            yield from below(parse, prep, "pobj")
    for token in below(parse, noun, "amod", "compound"):
        name = parse.entity_at.get(token)
        if name is not None and name.key.startswith(("demonym:", "group:")):
            yield token
