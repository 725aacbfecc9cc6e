"""Denials without "deny": "its aircraft had flown no missions", "that claim is baseless"."""

from onrecord.language.parse import Parse
from onrecord.reading.stretch import below, tokens_in
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.wording import lexicon, sides
from onrecord.reading.wording.predicate import Predicate

_NO_PART = frozenset({"involve", "happen", "implicate"})
_NO_KNOWLEDGE = frozenset({"nothing"})
_EMPTY = frozenset({"none", "nobody", "neither", "nothing"})
_BODIES = frozenset({"group", "side", "movement", "front", "organisation", "organization"})
_MEETS = frozenset({"correspond", "reflect", "match"})
_RIGHT = frozenset({"true", "correct", "accurate"})
_HAPPENING = frozenset({"happen", "occur"})
_WORN = frozenset({"it", "this", "that"})


def denial(
    parse: Parse, utterance: Utterance, predicate: Predicate, negator: int | None
) -> int | None:
    """Return the token that denies: a negation of the speaker's own deeds, or "baseless".

    `negator` is the word that negates the main clause. That nobody fell, or that a third party
    did nothing, is a plain negative.
    """
    if (verdict := _verdict(parse, predicate, negator)) is not None:
        return verdict
    if (unhappened := _unhappened(parse, utterance)) is not None:
        return unhappened
    if negator is not None and _is_bare(parse, predicate, negator):
        return negator
    if negator is None or (predicate.children("nsubjpass") and not _may_be_used(predicate)):
        return None
    subject = predicate.subject
    if predicate.lemma in _NO_PART and _is_deed(parse, utterance, predicate, subject):
        return negator
    if subject is not None and not _is_doer(parse, utterance, predicate, subject):
        return None
    return negator if _denies_deed(parse, utterance, predicate, negator) else None


def _unhappened(parse: Parse, utterance: Utterance) -> int | None:
    """Find "it did not happen", "this never took place", in any clause of what is said."""
    for piece in utterance.content:
        for token in tokens_in(parse, piece):
            place = any(parse.form[t].lower() == "place" for t in below(parse, token, "dobj"))
            happens = parse.lemma[token] in _HAPPENING or (parse.lemma[token] == "take" and place)
            worn = any(parse.form[t].lower() in _WORN for t in below(parse, token, "nsubj"))
            if happens and worn and (negated := below(parse, token, "neg")):
                return negated[0]
    return None


def _is_bare(parse: Parse, predicate: Predicate, negator: int) -> bool:
    """Tell whether the content is a deed with "no": "no missions by its planes"."""
    verb = predicate.verb
    if parse.pos[verb] != "NOUN" or parse.head[negator] != verb:
        return False
    known = lexicon.words("deed_noun") | lexicon.words("weapon")
    acting = [t for t in below(parse, verb, "acl") if _acts(parse, t)]
    doer = any(parse.form[t].lower() == "by" for t in below(parse, verb, "prep"))
    return parse.lemma[verb].lower() in known and (doer or bool(acting))


def _acts(parse: Parse, verb: int) -> bool:
    return parse.lemma[verb].lower() in lexicon.words("deed_verb")


def _is_deed(parse: Parse, utterance: Utterance, predicate: Predicate, subject: int | None) -> bool:
    if subject is None or predicate.lemma == "happen":
        return subject is not None and parse.form[subject].lower() in _WORN
    return sides.is_own(parse, utterance, subject)


def _may_be_used(predicate: Predicate) -> bool:
    """Tell whether a passive subject is a means ("no gun was pointed") or takes part."""
    parse, subject = predicate.parse, predicate.subject
    if subject is None:
        return False
    weapon = parse.lemma[subject].lower() in lexicon.words("weapon")
    return weapon or predicate.lemma in _NO_PART


def _is_doer(parse: Parse, utterance: Utterance, predicate: Predicate, subject: int) -> bool:
    """Tell whether the speaker's side, or its weapons, would have done it."""
    if sides.is_own(parse, utterance, subject):
        return True
    word = parse.lemma[subject].lower()
    if word in _BODIES:
        return True
    if parse.form[subject].lower() in _EMPTY:
        return predicate.lemma == "do"
    known = parse.entity_at.get(subject)
    named = known is not None and known.label == "ORG"
    return word in lexicon.words("weapon") or named or word in lexicon.words("regular")


def _denies_deed(parse: Parse, utterance: Utterance, predicate: Predicate, negator: int) -> bool:
    lemma = predicate.lemma
    if lemma in lexicon.words("harm_verb"):
        return True
    if lemma == "know":
        return parse.form[negator].lower() in _NO_KNOWLEDGE
    if lemma == "do":
        subject = predicate.subject
        return subject is not None and parse.form[subject].lower() in _EMPTY
    if lemma in lexicon.words("deed_verb") or lemma == "be":
        return _has_deed(parse, utterance, predicate.verb)
    return False


def _has_deed(parse: Parse, utterance: Utterance, verb: int) -> bool:
    """Tell whether the verb's own objects name an act of war, or its means."""
    held = lexicon.words("deed_noun") | lexicon.words("weapon")
    near = list(below(parse, verb, "dobj", "prep", "attr", "nsubj", "nsubjpass", "advmod"))
    near += [t for n in near for t in below(parse, n, "pobj", "prep", "compound")]
    near += [t for n in near for t in below(parse, n, "pobj")]
    inside = {t for piece in utterance.content for t in tokens_in(parse, piece)}
    return any(t in inside and parse.lemma[t].lower() in held for t in near)


def _verdict(parse: Parse, predicate: Predicate, negator: int | None) -> int | None:
    """Find "the claim is baseless", "the figures do not correspond to reality"."""
    subject = predicate.subject
    if subject is None or parse.lemma[subject].lower() not in lexicon.words("claim"):
        return None
    for verb in (predicate.verb, *predicate.children("conj")):
        negated = below(parse, verb, "neg")
        if negated and parse.lemma[verb].lower() in _MEETS:
            return negated[0]
    if negator is not None:
        right = any(parse.lemma[t].lower() in _RIGHT for t in predicate.heads)
        return negator if right else None
    near = (predicate.verb, *below(parse, predicate.verb, "acomp", "attr", "oprd"))
    found = [t for t in near if parse.lemma[t].lower() in lexicon.words("false")]
    return found[0] if found else None
