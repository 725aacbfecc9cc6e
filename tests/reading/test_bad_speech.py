"""Speech in damaged, endless and odd reports, in both profiles: read in linear time, or left.

A case is a text of `times` units, so that the same damage can be made four times as long.
"""

import gc
import hashlib
import time
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

import msgspec
import pytest

from benchmarks.plain import plain_report
from onrecord.intake.item import Item
from onrecord.reader import Reader
from onrecord.records import Capture, Reading, Span, Statement, is_valid, meaning_of
from onrecord.settings import Settings

APART = 3
"""Paragraphs that the pieces of one statement may lie apart."""

LONGER, SLOWER = 4, 6
"""Four times the text may cost six times the CPU seconds, and `GRACE` more."""
GRACE = 0.25

TURNS = ("SMITH", "OKAFOR", "LINDQVIST", "MARCHETTI")
ANSWERS = (
    "We opened the gates at dawn and nobody came through them.",
    "You were told twice that the road was mined.",
    "I never saw that letter until the hearing began.",
    "The council paid for the pumps and then forgot them.",
    "Nobody in my office signed the order.",
)
SPEECH = (
    "The harbour master, Ruth Adeyemi, said on Tuesday that the ferry would not sail again.",
    "“We waited for the pilots all night,” the captain told reporters, “and none of them came.”",
    "According to the port authority, three cranes were damaged in the storm.",
    "The union denied that its members had blocked the quay and accused the company of lying.",
    "Boats lay along the wall, and gulls walked between the ropes in the rain.",
)
PARTS = (
    "the wardens said", "the bridge was closed", "villagers told the envoy", "“nobody asked us",
    "as the minister claimed", "trucks waited in line", "according to a nurse", "it had rained",
)  # fmt: skip
ODD = (
    "Zoe\u0301 Nguye\u0302\u0303n said: “The caf\u00e9 burned\u0300 down\u0301.” 🚢🚢",
    "\u200f\u202eThe mayor\u202c said\u200b that\u200d the well\ufeff was dry.\u200f",
    "\ud83d The clerk said “the file \udc00 is lost” \ud800\r\nand left the room.",
    "The chief 👩‍🚒 told AFP\u00a0: «\u00a0We held the line\u00a0» \u2028\u2029 \x00 \x0b \x85",
    "ﬁre crews saıd thaT the ǅungle road was İmpassable.",
)
MIXED = (
    '"We will rebuild the mill,” said Ana Lopes, “before winter."',
    "«The road is open», the prefect said. „Nobody believes it“, said a driver.",
    "'It was never ours,' she said, ‘and \"never\" means never’, he added.",
    "“The guard told us: ‘The chief said “leave now” to all of them’ and left,” said Ivo Brandt.",
    "He said: «They called it “a ‘small’ delay” and went home».",
)


def _cycled(parts: tuple[str, ...], times: int, joint: str = "\n\n") -> str:
    return joint.join(parts[n % len(parts)] for n in range(times))


def _unbalanced(times: int) -> str:
    lines = ("“", '"', "‘", "« ", "”", "“‘")
    spoken = (f"{lines[n % 6]}{SPEECH[n % 5].strip('“”')}" for n in range(times))
    return "\n\n".join(spoken)


def _opened_only(times: int) -> str:
    return "\n\n".join(f"“The water rose again in street {n}, and we stayed" for n in range(times))


def _sentence(times: int, joint: str) -> str:
    return f"The wardens said {joint.join(PARTS[n % len(PARTS)] for n in range(times))}."


def _bullets(times: int) -> str:
    marks = "-*•–"
    return "The ministry said:\n\n" + "\n".join(
        f"{marks[n % 4]} {SPEECH[n % 5]}" for n in range(times)
    )


def _table(times: int) -> str:
    rows = (f"District {n}\t{n * 7}\t{n * 13:,}\t{n % 100}.5%\tsaid\t-" for n in range(times))
    return "Casualties by district\n\nName\tDead\tWounded\tShare\tSource\n" + "\n".join(rows)


def _transcript(times: int) -> str:
    return "\n\n".join(f"{TURNS[n % 4]}: {ANSWERS[n % 5]}" for n in range(times))


CASES = {
    "unbalanced quotes": (_unbalanced, 50),
    "quotes that only open": (_opened_only, 50),
    "a long sentence with commas": (lambda n: _sentence(n, ", "), 1_400),
    "a long sentence without commas": (lambda n: _sentence(n, " "), 1_400),
    "capitals": (lambda n: _cycled(SPEECH, n).upper(), 40),
    "no punctuation": (
        lambda n: "".join(c for c in _cycled(SPEECH, n, " ") if c.isalnum() or c == " "), 48
    ),
    "one paragraph": (lambda n: _cycled(SPEECH, n, " "), 48),
    "lines": (lambda n: _cycled(SPEECH, n, "\n"), 48),
    "bullets": (_bullets, 40),
    "a table": (_table, 60),
    "a transcript": (_transcript, 60),
    "nested and mixed marks": (lambda n: _cycled(MIXED, n), 50),
    "mixed marks in one paragraph": (lambda n: _cycled(MIXED, n, " "), 50),
    "odd characters": (lambda n: _cycled(ODD, n), 40),
    "carriage returns": (lambda n: _cycled(SPEECH, n, "\r\n\r\n"), 40),
    "marks alone": (lambda n: "“‘«" * n, 300),
    "cues alone": (lambda n: "said " * n, 800),
}  # fmt: skip


@pytest.fixture(scope="session")
def default_reader() -> Reader:
    return Reader.load(Settings(profile="default"))


@pytest.fixture(params=["default", "fast"])
def any_reader(request, reader, default_reader) -> Reader:
    return default_reader if request.param == "default" else reader


def read(reader: Reader, text: str) -> Reading:
    return reader.read_report(plain_report("x", text, "2021-11-16"))


def read_page(reader: Reader, source: str, media: str) -> Reading:
    payload = source.encode()
    digest = hashlib.sha256(payload).hexdigest()
    capture = Capture(sha256=digest, size=len(payload), media=media, name="page")
    return reader.read(Item(capture=capture, payload=payload))


def spans_in(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans_in(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from spans_in(part)


def anchored(reading: Reading) -> None:
    text = reading.report.text
    for record in reading.records():
        assert all(is_valid(span, text) for span in spans_in(record)), record
        assert record.meaning == meaning_of(record, text), record


def quoted_whole(statement: Statement, span: Span) -> bool:
    """Tell whether a piece is one quotation: those may go on for paragraphs, one after the other."""
    return any(span.contains(q) and len(span) - len(q) <= 2 for q in statement.quoted)


def bounded(reading: Reading) -> None:
    """No statement reaches over paragraphs that are not its own."""
    text = reading.report.text
    breaks = [n for n in range(1, len(text)) if text.startswith("\n\n", n)]
    for statement in reading.statements:
        own = [s for s in (statement.source, statement.cue, *statement.content) if s is not None]
        places = sorted({bisect_right(breaks, s.start) for s in own})
        loose = [s for s in own if not quoted_whole(statement, s)]
        reach = [bisect_right(breaks, place) for s in loose for place in (s.start, s.end - 1)]
        assert not reach or max(reach) - min(reach) <= APART, statement
        for span in own:
            assert bisect_right(breaks, span.start) == bisect_right(breaks, span.end - 1), statement
        assert all(b - a <= 1 for a, b in pairwise(places)), statement


def timed(reader: Reader, text: str) -> tuple[float, Reading]:
    gc.collect()
    began = time.process_time()
    found = read(reader, text)
    return time.process_time() - began, found


@pytest.mark.parametrize("case", CASES)
def test_damage_is_read_in_linear_time_alike_and_stretches_no_statement(any_reader, case):
    make, times = CASES[case]
    part = make(times // LONGER)
    first = read(any_reader, part)
    short, again = timed(any_reader, part)
    long, reading = timed(any_reader, make(times))
    anchored(reading)
    bounded(reading)
    assert again == first
    assert read(any_reader, part) == first  # after a longer report
    assert long <= SLOWER * short + GRACE


def test_a_book_of_a_report_is_read_in_linear_time(any_reader):
    whole = "\n\n".join(f"{SPEECH[n % 5]} Pier {n} stayed shut." for n in range(3_000))[:300_000]
    assert len(whole) == 300_000
    short, _ = timed(any_reader, whole[: len(whole) // LONGER])
    long, reading = timed(any_reader, whole)
    anchored(reading)
    bounded(reading)
    assert len(reading.statements) > 1_500
    assert long <= SLOWER * short + GRACE


def test_ordinary_speech_is_read(any_reader):
    spoken = {s.speaker.name for s in read(any_reader, "\n\n".join(SPEECH)).statements}
    assert {"the captain", "port authority"} <= spoken


def turns(reading: Reading) -> list[tuple[str, str]]:
    """The label and the first words of each turn of a transcript."""
    text = reading.report.text
    held = [s for s in reading.statements if s.cue is not None and s.cue.of(text) == ":"]
    return [(s.source.of(text), s.content[0].of(text)) for s in held]


@pytest.mark.parametrize("count", [8, 44])
def test_each_turn_of_a_transcript_is_its_speakers(any_reader, count):
    found = turns(read(any_reader, _transcript(count)))
    assert [name for name, _ in found] == [TURNS[n % 4] for n in range(count)]
    assert all(ANSWERS[n % 5].startswith(words) for n, (_, words) in enumerate(found))


@pytest.mark.parametrize("count", [8, 44])
def test_a_transcript_in_lines_gives_each_line_to_its_speaker(any_reader, count):
    found = turns(read(any_reader, _transcript(count).replace("\n\n", "\n")))
    assert [name for name, _ in found] == [TURNS[n % 4] for n in range(count)]
    assert all(ANSWERS[n % 5].startswith(words) for n, (_, words) in enumerate(found))


@pytest.mark.parametrize(
    "text",
    [
        "DATE: the third of March\n\nPLACE: the harbour of Port Kara\n\nHOUR: shortly after noon",
        "NATO: the pact meets in May again\n\nMALI: the road to the north stays shut",
        "SMITH: we opened the gates at dawn\n\nThe road was mined.\n\nSMITH: nobody came to us",
    ],
)
def test_headings_in_capitals_are_no_turns(any_reader, text):
    assert not [s for s in read(any_reader, text).statements if s.made_by.startswith("ut.turn")]


def test_a_table_of_figures_says_nothing(any_reader):
    text = _table(40).replace("\tsaid\t-", "")
    assert read(any_reader, text).statements == ()


FURNITURE = (
    "Subscribe today, our editors said it is worth every penny.",
    "This article was updated on Monday to say that the pier is closed.",
    "Sign up for our newsletter: our readers say they could not start the day without it.",
)
_PAGE = """<html><head><title>Ferry halted</title></head><body><article><h1>Ferry halted</h1>
{body}</article><aside>{aside}</aside><footer>{foot}</footer></body></html>"""


def _page(lines: tuple[str, ...]) -> str:
    body = "".join(f"<p>{line}</p>" for line in SPEECH)
    aside = "".join(f"<p>{line}</p>" for line in lines)
    return _PAGE.format(body=body, aside=aside, foot=aside)


def _of_actors(reading: Reading) -> list[Statement]:
    """The statements of news actors; an article that is a source itself is a document."""
    return [s for s in reading.statements if s.speaker.kind != "document"]


def test_furniture_that_speaks_is_no_statement(any_reader):
    reading = read_page(any_reader, _page(FURNITURE), "text/html")
    said = [reading.text_of(statement) for statement in _of_actors(reading)]
    assert any("the ferry would not sail again" in words for words in said)
    assert not [words for words in said if any(words in line for line in FURNITURE)]


@pytest.mark.parametrize("line", FURNITURE)
def test_the_newspaper_speaking_of_itself_is_no_news_actor(any_reader, line):
    reading = read_page(any_reader, "\n\n".join((*SPEECH, line)), "text/plain")
    said = [reading.text_of(statement) for statement in _of_actors(reading)]
    assert not [words for words in said if words in line]


def test_a_newspaper_in_the_news_is_heard(any_reader):
    story = (*SPEECH, "The Courier said that police had searched the home of its editor.")
    reading = read_page(any_reader, "\n\n".join(story), "text/plain")
    assert "police had searched the home" in " ".join(map(reading.text_of, reading.statements))
