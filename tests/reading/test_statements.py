from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.plain import plain_report
from onrecord.language.parse import Parse
from onrecord.reading import statements
from onrecord.reading.page import Page
from onrecord.reading.utterances.utterance import Utterance
from onrecord.records import Span, is_valid
from onrecord.records.legal import legal
from tests.reading.handmade import page_of, report_of, utter

PAGE = (
    "Sudan Rejects Blame for Bridge Fire\n\n"
    "Chad accused Sudan of burning a bridge on Friday and appealed to Egypt for engineers.\n\n"
    "Sudan rejected the accusation. Its army commander Omar Bashir told Reuters that the bridge "
    "may have been struck by lightning.\n\n"
    "“We saw no soldiers there,” he was quoted as saying.\n\n"
    "Egypt has not yet answered the appeal."
)


def example():
    page = page_of(PAGE, outlet="The Harbour Post")
    found = (
        utter(page, "Chad", "accused", "burning a bridge on Friday", accused="Sudan", after=37),
        utter(page, "Chad", "appealed", "to Egypt for engineers", after=37),
        utter(page, "Sudan", "rejected", "the accusation", after=122),
        utter(page, "Its army commander Omar Bashir", "told",
              "the bridge may have been struck by lightning", addressee="Reuters"),
        utter(page, "he", "was quoted as saying", "“We saw no soldiers there,”", lemma="say",
              mode="direct", quoted=("We saw no soldiers there,",), after=250),
        utter(page, "Egypt", "has not yet answered", "the appeal", after=300),
    )  # fmt: skip
    return page, found


def spans_in(value):
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for item in value for span in spans_in(item)]
    fields = getattr(value, "__struct_fields__", ())
    return [span for name in fields for span in spans_in(getattr(value, name))]


def check(page, made):
    for statement in made:
        assert all(is_valid(span, page.text) for span in spans_in(statement))
        assert statement.chain[0].via in {"spoken", "implicit"}
        assert legal(statement.stance, statement.certainty, statement.polarity, statement.distance)


def test_statements_come_in_text_order_with_the_rule_that_found_them():
    page, found = example()
    made = statements.read(page, found[::-1])
    assert [s.span.start for s in made] == sorted(s.span.start for s in made)
    assert {s.made_by for s in made} == {"test"}
    assert len({s.id for s in made}) == len(found)
    check(page, made)


def test_a_rejection_is_tied_to_the_accusation_and_silence_to_the_request():
    page, found = example()
    made = statements.read(page, found)
    by_cue = {s.cue.of(page.text): s for s in made}
    blame, appeal, denial = by_cue["accused"], by_cue["appealed"], by_cue["rejected"]
    silence = by_cue["has not yet answered"]
    assert [(r.kind, r.target) for r in denial.relates] == [("denies", blame.id)]
    assert silence.stance == "no_response"
    assert [(r.kind, r.target) for r in silence.relates] == [("answers", appeal.id)]
    assert blame.accused.name == "Sudan"
    assert blame.relates == ()


def test_a_denial_of_nothing_said_before_is_tied_to_nothing():
    page = page_of("Sudan rejected the accusation.")
    (made,) = statements.read(page, (utter(page, "Sudan", "rejected", "the accusation"),))
    assert (made.stance, made.relates) == ("denies", ())


def test_a_statement_inside_another_goes_through_it():
    page = page_of("The mayor said farmers reported that ships left.", outlet="Outlet")
    outer = utter(page, "The mayor", "said", "farmers reported that ships left")
    inner = utter(page, "farmers", "reported", "ships left")
    made = statements.read(page, (inner, outer))
    assert made[1].inside == made[0].id
    assert made[0].inside is None
    assert [(h.name, h.via) for h in made[1].chain] == [
        ("farmers", "spoken"),
        ("mayor", "citing") if made[0].speaker.name == "mayor" else ("The mayor", "citing"),
        ("Outlet", "implicit"),
    ]


def test_an_outlet_around_a_statement_quotes_it():
    page = page_of("Farmers said ships left, Reuters reported.", outlet="Outlet")
    outer = utter(page, "Reuters", "reported", "Farmers said ships left")
    inner = utter(page, "Farmers", "said", "ships left")
    made = {s.speaker.name: s for s in statements.read(page, (inner, outer))}
    assert [(h.name, h.via) for h in made["Farmers"].chain][1] == ("Reuters", "quoted_by")


def test_a_wider_cue_with_the_same_content_is_read_once():
    page = page_of("Omar Bashir was quoted as saying ships left.")
    wide = utter(page, "Omar Bashir", "was quoted as saying", "ships left", lemma="say")
    narrow = utter(page, "Omar Bashir", "saying", "ships left")
    assert [s.cue.of(page.text) for s in statements.read(page, (narrow, wide))] == [
        "was quoted as saying"
    ]


def test_a_quotation_without_a_speaker_goes_on_inside_its_paragraph_only():
    page = page_of("Omar Bashir said ships left. “Fog was thick.”\n\n“Rain fell.”")
    found = (
        utter(page, "Omar Bashir", "said", "ships left"),
        utter(page, None, None, "“Fog was thick.”", mode="direct"),
        utter(page, None, None, "“Rain fell.”", mode="direct"),
    )
    made = statements.read(page, found)
    assert [s.speaker.name for s in made] == ["Omar Bashir", "Omar Bashir", ""]
    assert [s.confidence for s in made] == ["high", "low", "low"]
    assert made[2].speaker.kind == "unknown"


def test_no_utterance_gives_no_statement():
    assert statements.read(page_of("Rain fell."), ()) == ()


def test_reading_twice_gives_the_same_records():
    page, found = example()
    assert statements.read(page, found) == statements.read(page, found[::-1])


@st.composite
def parses(draw):
    """A parse of random words: the shape is right, the grammar is not."""
    words = draw(st.lists(st.sampled_from(
        ["said", "he", "It", "Reuters", "both", "countries", "quoted", "as", "by", "citing", "no",
         "not", "“", "”", ",", ".", "the", "minister", "told", "may", "who", "each", "other", "in",
         "Ana", "Lima", "Chad", "é", "𝔘", "?"]), min_size=1, max_size=40))  # fmt: skip
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    size = len(words)
    cut = draw(st.integers(1, size))
    sentence = [0 if token < cut else 1 for token in range(size)]
    head = []
    for token in range(size):
        low, high = (0, cut) if token < cut else (cut, size)
        head.append(draw(st.integers(low, token)) if token > low else token)
        assert low <= head[-1] < high
    deps = st.sampled_from(["nsubj", "ROOT", "ccomp", "prep", "pobj", "agent", "dobj", "neg",
                            "relcl", "appos", "det", "compound", "auxpass", "advcl"])  # fmt: skip
    tags = st.sampled_from(["VBD", "VBN", "NN", "NNS", "NNP", "PRP", "IN", "DT", "VBG"])
    kinds = st.sampled_from(["VERB", "NOUN", "PROPN", "PRON", "ADP", "DET", "PUNCT", "AUX"])
    many = {"min_size": size, "max_size": size}
    return Parse(
        text=" ".join(words),
        start=starts,
        end=[s + len(w) for s, w in zip(starts, words, strict=True)],
        form=words,
        lemma=[word.lower() for word in words],
        tag=draw(st.lists(tags, **many)),
        pos=draw(st.lists(kinds, **many)),
        dep=draw(st.lists(deps, **many)),
        head=head,
        sentence=sentence,
        block=[0] * size,
        blocks=(Span(0, at - 1),),
    )


@st.composite
def pages(draw):
    parse = draw(parses())
    size = len(parse)

    def stretch():
        first = draw(st.integers(0, size - 1))
        return parse.span(first, draw(st.integers(first + 1, size)))

    def one():
        cue = draw(st.integers(0, size - 1))
        return Utterance(
            rule="random",
            source=draw(st.sampled_from([None, stretch()])),
            cue=parse.span(cue, cue + 1),
            cue_head=cue,
            cue_lemma=parse.lemma[cue],
            content=tuple(sorted({stretch() for _ in range(draw(st.integers(0, 2)))})),
            mode=draw(st.sampled_from(["direct", "indirect", "mixed"])),
            accused=draw(st.sampled_from([None, stretch()])),
            addressee=draw(st.sampled_from([None, stretch()])),
            quoted=draw(st.sampled_from([(), (stretch(),)])),
            lost_source=draw(st.booleans()),
        )

    found = tuple(one() for _ in range(draw(st.integers(0, 5))))
    return Page(report=report_of(parse.text), parse=parse), found


@given(pages())
@settings(deadline=None, max_examples=200)
def test_whatever_the_parse_every_span_is_an_anchor_and_every_wording_legal(made):
    page, found = made
    read = statements.read(page, found)
    check(page, read)
    assert read == statements.read(page, found)
    assert len({s.id for s in read}) == len(read)


def test_a_correction_repeats_the_words_of_an_earlier_version(reader):
    text = "Correction: An earlier version of this article said nine soldiers had died."
    found = reader.read_report(plain_report("x", text, "2024-03-12")).statements
    assert "Correction" not in [s.speaker.name for s in found]
