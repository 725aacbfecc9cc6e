"""An invented page of treaties, requests and tolls with hand-made records."""

from onrecord.records import (
    Commitment,
    Derived,
    Event,
    EventMention,
    Figure,
    Published,
    Reading,
    Role,
    Source,
    Statement,
    StatusEntry,
    Term,
    TimeExpression,
)
from onrecord.records.commitment import Party
from tests.views.pages import chain, report, span

TEXT = """Veska Calls on Halden to Honour River Pact

Veska on Tuesday invoked the River Pact of 1998 and asked Halden for two engineer battalions.

Halden has given no public answer.

Under a truce agreed in May 2030, Orland let the Assembly of Seven station 300 observers on the river for three years.

Both sides said on Sunday that the other had fired across the river.

Dozens of people died in the first week, at least 14 of them soldiers, Veska said; Orland spoke of 9 dead.

Veska accused Orland of mining the ford."""


def at(words):
    return span(words, TEXT)


def page(**fields):
    known = {"published": Published(value="2031-03-04", confidence="high")}
    return report(TEXT, **{**known, **fields})


def entry(word, words, on=None, *, by=None, against=None, mutual=False, said=("Veska", "Courier")):
    return StatusEntry(
        word=word, span=at(words), said_by=chain(*said), on=on, by=by, against=against,
        mutual=mutual,
    )  # fmt: skip


def party(role, name):
    return Party(role=role, name=name)


def commitment(kind, words, *status, parties=(), nth=0, of=None, **fields):
    return Commitment.make(
        of or page(), span=at(words), nth=nth, made_by="cm.test", kind=kind,
        title=fields.pop("title", kind), parties=tuple(party(*p) for p in parties),
        status=status, **fields,
    )  # fmt: skip


def pact(**fields):
    return commitment(
        "treaty", "River Pact of 1998",
        entry("invoked", "Veska on Tuesday invoked the River Pact of 1998", "2031-03-04",
              by="Veska"),
        entry("agreed", "River Pact of 1998", "1998"),
        parties=(("obligor", "Halden"), ("obligor", "Veska")), title="River Pact",
        agreed="1998", **fields,
    )  # fmt: skip


def request(*more, **fields):
    status = more or (
        entry("made", "asked Halden for two engineer battalions", "2031-03-04", by="Veska"),
        entry("unanswered", "Halden has given no public answer", "2031-03-05", by="Halden",
              said=("Courier",)),
    )  # fmt: skip
    return commitment(
        "request", "asked Halden for two engineer battalions", *status,
        parties=(("requester", "Veska"), ("addressee", "Halden")),
        duty=(at("two engineer battalions"),), **fields,
    )  # fmt: skip


def truce(**fields):
    return commitment(
        "ceasefire", "truce agreed in May 2030",
        entry("agreed", "truce agreed in May 2030", "2030-05", said=("Courier",)),
        entry("breach_alleged", "the other had fired across the river", "2031-03-02",
              by="Orland", against="Veska", mutual=True, said=("Both sides", "Courier")),
        parties=(("party", "Orland"), ("party", "Veska")), title="truce", agreed="2030-05",
        **fields,
    )  # fmt: skip


def mandate(**fields):
    known = {
        "term": Term(length="P3Y", span=at("three years")),
        "expires": Derived(value="2033-05", derivation="agreed 2030-05 (truce) + P3Y"),
    }
    return commitment(
        "mandate", "station 300 observers on the river for three years",
        entry("deployed", "station 300 observers", said=("Courier",)),
        parties=(("provider", "the Assembly of Seven"), ("host", "Orland")),
        duty=(at("station 300 observers on the river"),), **{**known, **fields},
    )  # fmt: skip


def figure(words, nth=0, **fields):
    known = {"kind": "bounded", "measure": "killed", "scope": "incident"}
    return Figure.make(page(), span=at(words), nth=nth, made_by="fg.test", **{**known, **fields})


def accusation():
    return Statement.make(
        page(), span=at("Veska accused Orland of mining the ford"), made_by="st.test",
        content=(at("mining the ford"),), chain=chain("Veska", "Courier"),
        accused=Source(kind="named", name="Orland"), stance="accuses",
    )  # fmt: skip


def claim():
    return Statement.make(
        page(), span=at("Orland spoke of 9 dead"), made_by="st.test", content=(at("9 dead"),),
        chain=chain("Orland", "Courier"),
    )  # fmt: skip


def event(words, nth=0, *, said=None, roles=(), **fields):
    """An event with one mention; `said` is the statement it is attributed to."""
    basis = "attributed" if said else "reporter"
    held = tuple(Role(role=role, span=at(name), name=name) for role, name in roles)
    mention = EventMention.make(
        page(), span=at(words), nth=nth, made_by="ev.test", type=fields.get("type", "ASSAULT"),
        basis=basis, statement=said.id if said else None, roles=held,
        headline_drops_attribution=fields.pop("headline_drops_attribution", False),
    )  # fmt: skip
    whole = Event.make(
        page(), span=at(words), nth=nth, made_by="ev.test", mentions=(mention.id,), basis=basis,
        roles=held, **{"type": "ASSAULT", **fields},
    )  # fmt: skip
    return whole, mention


def time(words, value, edtf=None, nth=0, **fields):
    return TimeExpression.make(
        page(), span=at(words), nth=nth, made_by="time.test", type=fields.pop("type", "DATE"),
        value=value, edtf=edtf, **fields,
    )  # fmt: skip


def reading(*records, of=None):
    """A reading of the page with `records`, each in its own list."""
    lists = {}
    names = {"commitment": "commitments", "figure": "figures", "statement": "statements",
             "event": "events", "event_mention": "event_mentions", "time": "times"}  # fmt: skip
    for record in records:
        lists.setdefault(names[record.kind_name], []).append(record)
    held = {name: tuple(found) for name, found in lists.items()}
    return Reading(report=of or page(), version="0", profile="rules", **held)


def river():
    """The page read by hand: a pact invoked, a request, a truce, a mandate under it."""
    first = truce()
    asked = pact()
    return reading(asked, request(basis=asked.id), first, mandate(under=first.id))
