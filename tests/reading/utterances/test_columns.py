import random

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.knowledge import cues
from onrecord.language.parse import Parse
from onrecord.reading import utterances
from onrecord.reading.page import Page
from onrecord.records import Span, is_valid
from tests.reading.utterances import columns

CLAUSE = """
The      the      DT   DET   det    1
mayor    mayor    NN   NOUN  nsubj  3
never    never    RB   ADV   neg    3
said     say      VBD  VERB  ROOT   3
that     that     IN   SCONJ mark   6
roads    road     NNS  NOUN  nsubj  6
closed   close    VBD  VERB  ccomp  3
.        .        .    PUNCT punct  3
"""


def test_a_complement_clause_is_the_content_without_its_that() -> None:
    page = columns.page(CLAUSE)
    (found,) = utterances.find(page)
    assert found.rule == "ut.ccomp"
    assert found.source is not None
    assert found.source.of(page.text) == "The mayor"
    assert found.cue is not None
    assert found.cue.of(page.text) == "never said"
    assert [piece.of(page.text) for piece in found.content] == ["roads closed"]
    assert (found.source_head, found.cue_head, found.cue_lemma) == (1, 3, "say")


def test_a_lost_subject_is_the_phrase_left_of_the_cue() -> None:
    page = columns.page("""
        Shells  shell   NNS VERB  ccomp    6
        fell    fall    VBD VERB  dep      0
        ,       ,       ,   PUNCT punct    6
        the     the     DT  DET   det      5
        health  health  NN  NOUN  compound 5
        board   board   NN  NOUN  dep      0
        said    say     VBD VERB  ROOT     6
        .       .       .   PUNCT punct    6
    """)
    (found,) = utterances.find(page)
    assert found.source is not None
    assert found.source.of(page.text) == "the health board"
    assert [piece.of(page.text) for piece in found.content] == ["Shells fell"]


def test_a_word_outside_the_lexicon_says_nothing() -> None:
    assert utterances.find(columns.page(CLAUSE.replace("say ", "zzz "))) == ()


FORMS = ["said", "“", "”", ",", ";", ":", "according", "to", "Lima", "the", "no", "comment", "as"]
LEMMAS = ["say", "quote", "respond", "claim", "accuse", "seem", "reach", "Lima", "as", "alleged"]
TAGS = ["VBD", "VBN", "VBG", "VB", "NN", "NNP", "DT", "IN", "TO", ",", "WP"]
POS = ["VERB", "AUX", "NOUN", "PROPN", "PRON", "ADP", "PUNCT", "ADJ", "DET"]
DEPS = ["nsubj", "nsubjpass", "ccomp", "xcomp", "dobj", "prep", "pobj", "pcomp", "agent", "advcl",
        "acl", "relcl", "poss", "neg", "aux", "conj", "appos", "amod", "advmod", "parataxis",
        "oprd", "mark", "punct", "dative"]  # fmt: skip


def damaged(seed: int, length: int) -> Page:
    """Build a page of nonsense: any word with any label under any head, several blocks."""
    chance = random.Random(seed)
    forms = chance.choices(FORMS, k=length)
    text = " ".join(forms)
    start = [0]
    for form in forms[:-1]:
        start.append(start[-1] + len(form) + 1)
    end = [s + len(f) for s, f in zip(start, forms, strict=True)]
    half = length // 2
    heads = []
    for token in range(length):
        low, high = (0, half) if token < half else (half, length)
        heads.append(chance.randrange(low, token + 1) if high > low else token)
    block = [0 if token < half else 1 for token in range(length)]
    parse = Parse(
        text=text,
        start=start,
        end=end,
        form=forms,
        lemma=chance.choices(LEMMAS, k=length),
        tag=chance.choices(TAGS, k=length),
        pos=chance.choices(POS, k=length),
        dep=chance.choices(DEPS, k=length),
        head=heads,
        sentence=block,
        block=block,
        blocks=(Span(0, end[half - 1]), Span(start[half], end[-1])),
    )
    return Page(report=columns.report(text), parse=parse)


@example(9193, 2)
@given(st.integers(0, 2**32), st.integers(2, 60))
def test_any_tree_gives_valid_ordered_distinct_utterances(seed: int, length: int) -> None:
    page = damaged(seed, length)
    found = utterances.find(page)
    assert found == utterances.find(page)
    assert len(set(found)) == len(found)
    for utterance in found:
        spans = [*utterance.content, *utterance.quoted]
        spans += [s for s in (utterance.source, utterance.cue, utterance.addressee) if s]
        assert all(is_valid(span, page.text) for span in spans)
        assert list(utterance.content) == sorted(utterance.content)
        assert not any(
            a.overlaps(b) for a, b in zip(utterance.content, utterance.content[1:], strict=False)
        )


def test_a_sentence_of_five_thousand_nested_cues_is_read_in_good_time() -> None:
    length = 5_000
    rows = [f"Lima Lima NNP PROPN nsubj {min(t + 1, length - 1)}" if t % 2 == 0
            else f"said say VBD VERB {'ROOT' if t == 1 else 'ccomp'} {max(t - 2, 1)}"
            for t in range(length)]  # fmt: skip
    assert len(utterances.find(columns.page("\n".join(rows)))) == length // 2


def test_every_row_of_the_lexicon_names_known_classes_and_frames() -> None:
    plain = {"ccomp", "occomp", "oxcomp", "xcomp", "acl", "to", "oprd", "acomp", "attr", "dobj",
             "pass", "side", "rel"}  # fmt: skip
    known = plain | {f"p{frame}" for frame in plain}
    for (lemma, pos), cue in cues.english().items():
        assert lemma
        assert pos in {"VERB", "NOUN", "ADJ"}
        assert cue.kind.replace("_", "").isalpha()
        assert all(f in known or f.startswith(("in:", "pin:")) for f in cue.frames), lemma
