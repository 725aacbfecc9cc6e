"""What was set apart, and what is damaged or in doubt: nothing leaves a page in silence."""

import re

from onrecord.records import Flag, Reading, Region
from onrecord.records.vocabulary import READ_ROLES
from onrecord.views.brief_header import day_words
from onrecord.views.brief_parts import Block, Entry, Quote, Section, words_of
from onrecord.views.visible import visible

FIRST_WORDS = 15
"""Words of a passage, or of all shown passages together, that are enough to know it again."""

SHOWN = 3
"""Passages of one kind, and reasons, that are shown; all are counted."""

_FRAME = frozenset(
    {"related_link", "newsletter", "subscription", "consent", "navigation", "comment"}
)
"""Roles that belong to the site rather than to the report: told once each, and last."""

_REPEATED = re.compile(r": '.*'$")

_ROLES = {
    "byline": "byline", "dateline": "dateline", "photo_credit": "photo credit",
    "wire_credit": "wire credit", "editorial_omission": "omission by the editor",
    "related_link": "link to another page", "appeal": "appeal for support",
    "newsletter": "newsletter box", "subscription": "subscription box",
    "consent": "consent notice", "navigation": "navigation", "comment": "readers' comment",
}  # fmt: skip

_FLAGS = {
    "lost_link": "the page lost a link or a name here",
    "replacement_characters": "characters were lost before the page was saved",
    "mojibake": "the page was saved in the wrong encoding",
    "nul_removed": "NUL bytes were removed",
    "lone_surrogates": "half characters stand in the text",
    "encoding_mismatch": "the page is not in the encoding it declares",
    "truncated": "the page was longer than the limit, or ends in the middle",
    "unsupported_language": "the page was kept and not read",
    "unknown_published": "the day of publication is unknown; weekdays stay open",
    "published_disagree": "the page gives several days of publication",
    "unmapped_span": "some words do not map back to the bytes of the file",
    "consent_wall": "only a consent notice was saved",
    "several_articles": "several articles stand in the page",
    "all_caps": "the text is in capitals, so names are harder to tell",
    "layout_skipped": "the layout was too large to use; the text alone was read",
}


def what_was_set_apart(reading: Reading) -> Section:
    """Passages that were kept and not read, with the reason; those of a site's frame in bulk."""
    alike: dict[tuple[str, str], list[Region]] = {}
    for region in reading.regions:
        if region.role not in READ_ROLES:
            reason = "" if region.role in _FRAME else region.reason
            alike.setdefault((region.role, reason), []).append(region)
    told = sorted(alike.items(), key=lambda group: group[0][0] in _FRAME)
    entries = tuple(_apart(regions, reading) for _, regions in told)
    return Section(title="What was set apart", blocks=(Block(entries=entries),) if entries else ())


def damage_and_doubts(reading: Reading) -> Section:
    """Show flags with their words, days that disagree, and how much was read in doubt."""
    entries = [_flagged(flag, reading) for flag in reading.report.flags]
    entries += _other_days(reading)
    low = sum(statement.confidence == "low" for statement in reading.statements)
    if low:
        entries.append(_doubt(f"{low} of {len(reading.statements)} statements are read with low "
                              "confidence"))  # fmt: skip
    blocks = (Block(entries=tuple(entries)),) if entries else ()
    return Section(title="Damage and doubts", blocks=blocks)


def _apart(regions: list[Region], reading: Reading) -> Entry:
    first = regions[0]
    times = f" ×{len(regions)}" if len(regions) > 1 else ""
    each = FIRST_WORDS // min(len(regions), SHOWN)
    return Entry(
        lead=_ROLES[first.role] + times,
        quote=Quote(pieces=tuple(_opening(r, reading, each) for r in regions[:SHOWN])),
        notes=tuple(dict.fromkeys(_reason(region) for region in regions))[:SHOWN],
        id=first.id,
        mark="·",
    )


def _opening(region: Region, reading: Reading, most: int) -> str:
    words = visible(reading.text_of(region)).split()
    return " ".join(words[:most]) + (" …" if len(words) > most else "")


def _reason(region: Region) -> str:
    """Return the reason without the words of the passage, which stand beside it."""
    return _REPEATED.sub("", region.reason)


def _flagged(flag: Flag, reading: Reading) -> Entry:
    said = _FLAGS[flag.kind]
    notes = (flag.note,) if flag.note and flag.note != said else ()
    quote = words_of(reading, flag.span) if flag.span else None
    return Entry(lead=said, quote=quote, notes=notes, mark="!", tone="doubt")


def _other_days(reading: Reading) -> list[Entry]:
    """Days that other evidence of the page gives, where no flag has said so yet."""
    published = reading.report.published
    if any(flag.kind == "published_disagree" for flag in reading.report.flags):
        return []
    chosen = (published.value or "")[:10]
    others = {e.value[:10]: e.kind for e in published.evidence if e.value[:10] != chosen}
    return [_doubt(f"another day of publication: {day_words(day)} ({kind})")
            for day, kind in others.items()]  # fmt: skip


def _doubt(words: str) -> Entry:
    return Entry(lead=words, mark="!", tone="doubt")
