"""Page -> the actors of a report."""

from onrecord.knowledge.names import Name, Names
from onrecord.language.parse import Parse
from onrecord.reading.actors.bodies import Bodies
from onrecord.reading.actors.coding import Coder
from onrecord.reading.actors.drafting import Drafting
from onrecord.reading.actors.home import home_of
from onrecord.reading.actors.people import People
from onrecord.reading.actors.phrases import phrases
from onrecord.reading.actors.pronouns import listen, pronouns
from onrecord.reading.actors.roster import Draft, people_of
from onrecord.reading.coreference import Cast, Speakers
from onrecord.reading.page import Page
from onrecord.reading.utterances.utterance import Utterance
from onrecord.records import PlaceMention


def read(
    page: Page,
    names: Names,
    said: tuple[Utterance, ...] = (),
    where: tuple[PlaceMention, ...] = (),
) -> People:
    """Return who is named in `page`, with which code, and every mention of them.

    `names` is the table that the parse was made with; `said` are the utterances found, which help
    to tell who "both countries" are, `where` the places, which tell where the report is set. An
    actor is a state, body, group, person or kind of people; of each there is one in a report, and
    every mention that is surely of it points at it. A mention whose actor is open points at none.
    """
    parse = page.parse
    headlines = tuple(r.span for r in page.report.regions if r.role == "headline")
    cast = Cast(parse, headlines)
    speakers = Speakers(cast, [])
    home = home_of(where)
    listen(speakers)
    drafting = Drafting(
        Coder(parse, names, page.report.published.value),
        cast,
        speakers,
        Bodies(parse, {}, home),
        {},
        home,
        _only_group(page.parse, names),
        said,
    )
    drafts: list[Draft] = []
    for phrase in phrases(parse, cast, names):
        drafts.extend(drafting.of(phrase))
    drafts.extend(pronouns(speakers, drafts))
    return people_of(page, drafts)


def _only_group(parse: Parse, names: Names) -> Name | None:
    """Return the armed group that is the only one the report names, None for several or none."""
    found = {entity.key for entity in parse.entities if entity.key.startswith("group:")}
    armed = [names.by_key[key] for key in sorted(found)]
    armed = [name for name in armed if name.role == "armed_group"]
    return armed[0] if len(armed) == 1 else None
