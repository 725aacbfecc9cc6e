"""The marks in texts written for training, and the texts themselves."""

import pytest

from training.marking import FOLDER, MarkingError, checked, passages, unmarked

MARKED = (
    "[src1,3 The mayor] [cue1 said] [con1 that [act2 gunmen] had [ASSAULT2/background shelled]"
    " [rec2 the port]], [cue3 adding] [con3 that nobody was hurt]."
)


def test_marks_leave_the_plain_text_and_lie_on_their_words():
    found = checked(unmarked(MARKED))
    assert found.text == (
        "The mayor said that gunmen had shelled the port, adding that nobody was hurt."
    )
    words = [(m.label, m.numbers, found.text[slice(*m.place)]) for m in found.markings]
    assert words[0] == ("src", (1, 3), "The mayor")
    assert ("con", (1,), "that gunmen had shelled the port") in words
    (trigger,) = found.triggers()
    assert found.text[slice(*trigger.place)] == "shelled"
    assert trigger.said == ("background",)


def test_all_spans_with_a_label_and_number_are_found():
    found = unmarked("[con1 It burned], [cue1 says] [src1 Ana], [con1 for hours].")
    assert [found.text[slice(*p)] for p in found.of("con", 1)] == ["It burned", "for hours"]
    assert found.of("con", 2) == ()


@pytest.mark.parametrize(
    "broken",
    [
        "[src1 The mayor said.",
        "The mayor] said.",
        "[The mayor] said.",
        "[who1 The mayor] left.",
        "[src1 The mayor] left.",
        "[con1 It burned].",
        "[act1 Gunmen] came.",
        "[ASSAULT1 Shelling] and [ASSAULT1 fire].",
        "[ASSAULT1,2 Shelling] went on.",
        "[ASSAULT1/soon Shelling] went on.",
    ],
)
def test_marks_that_do_not_hold_together_are_refused(broken):
    with pytest.raises(MarkingError):
        checked(unmarked(broken))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.name)
def test_every_text_written_for_training_holds_together(path):
    found = list(passages(path))
    assert found
    if path.name.startswith("sentences-"):
        assert all(len(passage.triggers()) == 1 for passage in found)
    if path.name.startswith("lines-"):
        assert all(m.label.isupper() for passage in found for m in passage.markings)
