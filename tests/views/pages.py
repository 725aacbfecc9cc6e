"""A small invented page with hand-made records, for tests of what is shown."""

from onrecord.records import (
    Capture,
    DateEvidence,
    Flag,
    Hop,
    Published,
    Reading,
    Region,
    Relation,
    Report,
    Source,
    Span,
    Stated,
    Statement,
)

TEXT = """Orland Blames Veska for Shelling at the Mill Bridge

Photo: Ministry of Defence of Orland

Orland accused Veska on Monday of shelling a customs post at the Mill Bridge.

“Nobody of ours fired a shot, and we did not have a gun within range of that bridge,” Veskan army spokeswoman Ilva Ternes told the Halden Wire.

Veska accused Orland of what it called a “staged provocation” meant to drown out the talks.

“We ask the Assembly of Seven to send observers to both banks of the river,” Ternes added.

The Assembly of Seven has not commented in public.

Keep the Courier alive: give what you can, every month."""


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def report(text: str = TEXT, **fields) -> Report:
    capture = Capture(sha256="0" * 64, size=len(text), media="text/plain", name="bridge.txt")
    known = {
        "title": Stated(value=text.split("\n", 1)[0], evidence="first line"),
        "outlet": Stated(value="River Courier", evidence="given"),
        "published": Published(
            value="2031-03-04",
            confidence="high",
            evidence=(DateEvidence(kind="given", value="2031-03-04", raw="2031-03-04"),),
        ),
        "language": "en",
    }
    return Report(id=capture.report_id, capture=capture, text=text, **{**known, **fields})


def chain(name: str, *carriers: str, title: str | None = None, **source) -> tuple[Hop, ...]:
    kind = source.pop("kind", "named")
    first = Hop(source=Source(kind=kind, name=name, title=title, **source), via="spoken")
    return (first, *(Hop(source=Source(kind="outlet", name=c), via="told") for c in carriers))


def region(page: Report, words: str, role: str, reason: str) -> Region:
    return Region.make(page, span=span(words, page.text), made_by="rg.test", role=role,
                       reason=reason)  # fmt: skip


def bridge() -> Reading:
    """The page above, read by hand: two accusations, a denial, a request, a silence."""
    base = report(flags=(Flag(kind="lost_link", note="after “meant to”", span=span("meant to")),))
    regions = (
        region(base, "Photo: Ministry of Defence of Orland", "photo_credit", "a credit line"),
        region(base, "Keep the Courier alive: give what you can, every month.", "appeal",
               "asks the reader for money"),
    )  # fmt: skip
    page = report(flags=base.flags, regions=regions)
    accuses = Statement.make(
        page,
        span=span("Orland accused Veska on Monday of shelling a customs post at the Mill Bridge"),
        made_by="st.accuse",
        content=(span("shelling a customs post at the Mill Bridge"),),
        chain=chain("Orland", "River Courier"),
        accused=Source(kind="named", name="Veska"),
        stance="accuses",
    )
    denies = Statement.make(
        page,
        span=span(TEXT.split("\n\n")[3][:-1]),
        made_by="st.direct",
        content=(span("Nobody of ours fired a shot, and we did not have a gun within range of"
                      " that bridge"),),
        chain=chain("Ilva Ternes", "Halden Wire", "River Courier",
                    title="Veskan army spokeswoman"),
        addressee=Source(kind="outlet", name="Halden Wire"),
        mode="direct",
        stance="denies",
        polarity="negative",
        polarity_cue=span("did not"),
        relates=(Relation(kind="denies", target=accuses.id),),
    )  # fmt: skip
    counter = Statement.make(
        page,
        span=span("Veska accused Orland of what it called a “staged provocation” meant to drown"
                  " out the talks"),
        made_by="st.accuse",
        content=(span("a “staged provocation” meant to drown out the talks"),),
        chain=chain("Veska", "River Courier"),
        accused=Source(kind="named", name="Orland"),
        mode="mixed",
        stance="accuses",
        distance="distanced",
        distance_cue=span("what it called"),
    )  # fmt: skip
    asks = Statement.make(
        page,
        span=span(TEXT.split("\n\n")[5][:-1]),
        made_by="st.direct",
        content=(span("We ask the Assembly of Seven to send observers to both banks of the"
                      " river"),),
        chain=chain("Ilva Ternes", "Halden Wire", "River Courier",
                    title="Veskan army spokeswoman"),
        addressee=Source(kind="named", name="the Assembly of Seven"),
        mode="direct",
        stance="requests",
    )  # fmt: skip
    silent = Statement.make(
        page,
        span=span("The Assembly of Seven has not commented in public"),
        made_by="st.silence",
        chain=chain("The Assembly of Seven", "River Courier"),
        stance="no_response",
    )
    return Reading(report=page, version="0.0.0", profile="rules",
                   statements=(accuses, denies, counter, asks, silent))  # fmt: skip
