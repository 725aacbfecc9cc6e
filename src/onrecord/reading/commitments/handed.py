"""Concessions and mandates: land handed over, peacekeepers sent for a term, under a text."""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.clauses import is_ahead, is_told
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier, plus
from onrecord.reading.commitments.sides import Side
from onrecord.reading.commitments.words import terms, verb_is, words
from onrecord.records import Derived, Span, Term, TimeExpression
from onrecord.records.vocabulary import StatusWord


def concessions(earlier: Earlier, texts: list[Draft]) -> list[Draft]:
    """Return land that a side gave up or is bound to give up."""
    found = []
    parse = earlier.page.parse
    for verb in range(len(parse)):
        if parse.pos[verb] != "VERB" or not verb_is(parse, verb, "handing_over"):
            continue
        land = next((o for o in _objects(parse, verb) if _holds_land(parse, o)), None)
        giver = next(_givers(earlier, verb), None)
        if land is None or giver is None or _is_demanded(earlier, verb):
            continue
        span = parse.span(verb, parse.edges[land][1] + 1)
        draft = Draft(
            kind="concession",
            rule="cm.concession",
            span=span,
            title=parse.words(land, land + 1),
            duty=[span],
            under=_under(earlier, verb, texts),
        )
        draft.join("giver", giver)
        draft.add(earlier.entry(_status(parse, verb), span, on=_own_day(earlier, verb)))
        found.append(draft)
    return found


def _is_demanded(earlier: Earlier, verb: int) -> bool:
    """Tell whether somebody else asks for it: a demand is no concession."""
    parse = earlier.page.parse
    if parse.lemma[parse.head[verb]].lower() in words("obliging"):
        return False  # "the deal obliged them to hand it over"
    holder = earlier.holder(parse.span(verb, verb + 1))
    return holder is not None and holder.stance in {"requests", "orders", "wishes"}


def _objects(parse: Parse, verb: int) -> Iterator[int]:
    for child in parse.children[verb]:
        if parse.dep[child] in {"dobj", "nsubjpass"}:
            yield child
        elif parse.dep[child] == "prep":
            yield from (c for c in parse.children[child] if parse.dep[c] == "pobj")


def _holds_land(parse: Parse, head: int) -> bool:
    """Tell whether a phrase is about land: "swaths of territory"."""
    below = (parse.lemma[t].lower() for t in parse.subtree(head))
    return any(lemma in words("land") for lemma in below)


def _givers(earlier: Earlier, verb: int) -> Iterator[Side]:
    """Yield who gives: the subject, or who is obliged ("obliged Yerevan to hand over")."""
    parse = earlier.page.parse
    for child in parse.children[verb]:
        if parse.dep[child] == "nsubj":
            low, high = parse.edges[child]
            yield from earlier.sides.within(parse.span(low, high + 1))
    if parse.dep[verb] in {"xcomp", "ccomp"}:
        head = parse.head[verb]
        for child in parse.children[head]:
            if child < verb and parse.dep[child] in {"dobj", "nsubj", "nsubjpass"}:
                low, high = parse.edges[child]
                yield from earlier.sides.within(parse.span(low, high + 1))


def _status(parse: Parse, verb: int) -> StatusWord:
    """Read whether it was done, refused, or is only agreed or announced."""
    head = parse.head[verb]
    if parse.dep[verb] in {"xcomp", "ccomp"} and head != verb:
        if parse.lemma[head].lower() in {"refuse", "decline"}:
            return "refused"
        return "agreed"
    will = any(parse.form[c].lower() in _NOT_YET for c in parse.children[verb])
    return "announced" if will else "performed"


_NOT_YET = frozenset({"will", "must", "would", "shall", "may", "might", "could", "if"})


def _own_day(earlier: Earlier, verb: int) -> str | None:
    day = earlier.day_of(verb)
    return None if day == earlier.published else day


def _under(earlier: Earlier, verb: int, texts: list[Draft]) -> Draft | None:
    """Return the text named in the sentence, or the one its subject or "under" points at."""
    sentence = earlier.sentence(verb)
    parse = earlier.page.parse
    at_terms = [
        parse.start[t]
        for t in range(*parse.sentences[parse.sentence[verb]])
        if parse.lemma[t].lower() in terms()
    ]
    if not at_terms:
        return None
    before = [text for text in texts if text.span.start <= sentence.end]
    truces = [text for text in before if text.kind == "ceasefire"]
    return next(reversed(truces or before), None)


def mandates(earlier: Earlier, texts: list[Draft]) -> list[Draft]:
    """Return peacekeepers and observers that are sent, with their term and derived expiry."""
    found = []
    parse = earlier.page.parse
    for verb in range(len(parse)):
        if parse.pos[verb] != "VERB" or not verb_is(parse, verb, "deploying"):
            continue
        if not is_told(parse, verb) or _is_purpose(parse, verb):
            continue
        sent = next((o for o in _objects(parse, verb) if _keeps_peace(parse, o)), None)
        if sent is not None:
            found.append(_mandate(earlier, verb, sent, texts))
    return found


def _is_purpose(parse: Parse, verb: int) -> bool:
    """Tell "asked for observers to be sent" from "observers were sent to the river"."""
    return any(parse.tag[c] == "TO" and parse.dep[c] == "aux" for c in parse.children[verb])


def _keeps_peace(parse: Parse, head: int) -> bool:
    below = (parse.lemma[t].lower() for t in parse.subtree(head))
    return any(lemma in words("peacekeeping") for lemma in below)


def _mandate(earlier: Earlier, verb: int, sent: int, texts: list[Draft]) -> Draft:
    parse = earlier.page.parse
    sentence = earlier.sentence(verb)
    low, high = parse.edges[verb]
    span = parse.span(low, high + 1)
    draft = Draft(
        kind="mandate",
        rule="cm.mandate",
        span=span,
        title=parse.words(sent, sent + 1),
        duty=[parse.span(*_with_edges(parse, sent))],
        under=_under(earlier, verb, texts) or _only_truce(earlier, verb, texts),
        quantity=next((f.id for f in earlier.figures if sentence.contains(f.span)), None),
    )
    for side in _senders(earlier, verb, sent)[:1]:
        draft.join("provider", side)
    for side in _behind(earlier, verb, ("to", "in", "along", "into")):
        draft.join("host", side)
    draft.term = _term(earlier, sentence)
    if draft.under is not None and draft.term is not None and draft.under.agreed:
        draft.expires = expiry(draft.under.agreed, draft.term.length, draft.under.title)
    word: StatusWord = "announced" if is_ahead(parse, verb) else "deployed"
    draft.add(earlier.entry(word, span, on=_own_day(earlier, verb)))
    return draft


def _senders(earlier: Earlier, verb: int, sent: int) -> list[Side]:
    """Return who sends: "peacekeepers from Russia", "Russian peacekeepers", the verb's subject."""
    parse = earlier.page.parse
    own = list(earlier.sides.within(parse.span(*_with_edges(parse, sent))))
    who = None if clauses.is_passive(parse, verb) else clauses.subject(parse, verb)
    by_subject = [] if who is None else list(earlier.sides.within(parse.span(who, who + 1)))
    return [*_behind(earlier, verb, ("from", "by")), *by_subject, *own]


def _behind(earlier: Earlier, verb: int, prepositions: tuple[str, ...]) -> list[Side]:
    """Return the sides in the verb's phrases that begin with one of `prepositions`."""
    parse = earlier.page.parse
    return [
        side
        for child in parse.children[verb]
        if parse.form[child].lower() in prepositions
        for side in earlier.sides.within(parse.span(*_with_edges(parse, child)))
    ]


def _with_edges(parse: Parse, token: int) -> tuple[int, int]:
    low, high = parse.edges[token]
    return low, high + 1


def _only_truce(earlier: Earlier, verb: int, texts: list[Draft]) -> Draft | None:
    """Return the ceasefire just spoken of, for "it also brought peacekeepers"."""
    parse = earlier.page.parse
    subjects = [c for c in parse.children[verb] if parse.dep[c] == "nsubj"]
    pointing = any(parse.form[c].lower() in {"it", "this", "that"} for c in subjects)
    truces = [text for text in texts if text.kind == "ceasefire"]
    return truces[-1] if pointing and truces else None


def _term(earlier: Earlier, sentence: Span) -> Term | None:
    """Return the term of a mandate: the duration beside the word in the sentence."""
    durations = earlier.times_in(sentence, "DURATION")
    held: TimeExpression | None = next(iter(durations), None)
    if held is None or not held.value.startswith("P"):
        return None
    low = {word.strip(",.").lower() for word in sentence.of(earlier.page.text).split()}
    stems = ("renew", "extend")
    return Term(
        length=held.value,
        span=held.span,
        renewable=any(word.startswith(stems) for word in low),
    )


def expiry(agreed: str, length: str, title: str) -> Derived | None:
    """Return when a term that began with `agreed` ends, with the sum in words."""
    value = plus(agreed, length)
    if value is None:
        return None
    return Derived(value=value, derivation=f"agreed {agreed} ({title}) + {length}")
