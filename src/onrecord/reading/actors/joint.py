"""Joint actors: "both countries", "Armenian and Azerbaijani forces"."""

from onrecord.language.parse import Parse
from onrecord.reading.actors.affiliation import affiliation
from onrecord.reading.actors.coding import Coder, Coding
from onrecord.reading.actors.keys import collective_key, state_key
from onrecord.reading.actors.phrases import Phrase
from onrecord.reading.actors.roster import IMPLIED, Draft, Key
from onrecord.reading.coreference import Cast, members
from onrecord.reading.coreference.members import is_joint
from onrecord.reading.utterances.utterance import Utterance
from onrecord.records import Span

_NOBODY = Utterance(rule="ac.both")


def joint_of(cast: Cast, head: int, said: tuple[Utterance, ...] = ()) -> tuple[Draft, ...]:
    """Return the draft of "both countries" with the two states named before, or left open.

    "Baku and Yerevan met. Both sides …": `members` are the two states.
    """
    parse = cast.parse
    if not is_joint(parse, head):
        return ()
    two = members(cast, head, _NOBODY, _before(cast, head, said))
    parties = tuple(cast.party_at(referent.head) for referent in two)
    keys = tuple(_key(party) for party in parties)
    span = _words(parse, head)
    joined = Draft(
        span=span,
        key=("joint", *parties) if keys else None,
        head=head,
        called=span.of(parse.text),
        rule="ac.both",
        confidence="medium",
        members=keys,
    )
    return (joined,)


def _before(cast: Cast, head: int, said: tuple[Utterance, ...]) -> tuple[Utterance, ...]:
    """Return the utterances whose source stands before the joint actor."""
    start = cast.parse.start[head]
    return tuple(u for u in said if u.source is not None and u.source.end <= start)


def named_together(coder: Coder, phrase: Phrase) -> tuple[Draft, ...]:
    """Return a joint actor for a phrase of several states, and its members, or nothing.

    "Kenyan and Rwandan troops" are the troops of Kenya and those of Rwanda.
    """
    parse = coder.parse
    whose = affiliation(parse, coder.names, phrase.tokens)
    heads = [found for found in whose.states if _is_joined(parse, found.first)]
    if len({found.name.country for found in heads}) < 2 or whose.body or whose.parted:
        return ()
    coding, _ = coder.of_noun(phrase.tokens, phrase.head)
    nouns = coder.nouns(phrase.tokens, whose)
    span = parse.span(phrase.first, phrase.last)
    made = []
    for found in heads:
        own = Coding(country=found.name.country, role=coding.role, kinds=coding.kinds)
        surface = parse.words(found.first, found.last)
        made.append(
            Draft(
                span=parse.span(found.first, found.last),
                key=collective_key(own, nouns),
                head=found.first,
                called=f"{surface} {parse.words(phrase.head, phrase.head + 1)}",
                rank=IMPLIED,
                coding=own,
                rule="ac.together",
            )
        )
    keys = tuple(dict.fromkeys(d.key for d in made if d.key is not None))
    joined = Draft(
        span=span,
        key=("joint", *(part for key in keys for part in key)),
        head=phrase.head,
        called=span.of(parse.text),
        coding=Coding(role=coding.role, kinds=coding.kinds),
        rule="ac.together",
        members=keys,
    )
    return (*made, joined)


def _is_joined(parse: Parse, token: int) -> bool:
    rows = (parse.dep[child] == "conj" for child in parse.children[token])
    return parse.dep[token] == "conj" or any(rows)


def _key(party: str) -> Key:
    kind, _, code = party.partition(":")
    return state_key(code) if kind == "state" else ("name", party)


def _words(parse: Parse, head: int) -> Span:
    first = head
    for child in parse.children[head]:
        if child < head:
            first = min(first, parse.edges[child][0])
    while first < head and parse.form[first].lower() == "the":
        first += 1
    return parse.span(first, head + 1)
