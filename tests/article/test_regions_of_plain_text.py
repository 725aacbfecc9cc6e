import pytest

from tests.article.reading import flags, read, roles, words

STORY = """Shelling Resumes Along Orvan River as Truce Frays

Ministry of Defence of Orvania

Gunners on both banks of the Orvan river fired for a third night, the Orvanian army said.

"We answered every shot and we will answer the next one," Colonel Ilya Dorn said on Friday.

The neighbouring republic of Tesk has denied opening fire and blamed saboteurs.

Four villages near the crossing were left without water."""

APPEAL = """We have a favour to ask of everyone who reads the Orvan Courier.

Our newsroom has no owner but you. If you can, please support us with $4 a month and keep our reporting free.

Thank you.

payment methods
Not ready to give today?
Remind me next month"""


def test_front_matter_is_told_from_the_story():
    found = roles(read(STORY))
    assert found[0] == ("headline", "Shelling Resumes Along Orvan River as Truce Frays")
    assert found[1] == ("photo_credit", "Ministry of Defence of Orvania")
    assert [role for role, _ in found[2:]] == ["body"] * 4


def test_an_appeal_and_its_widget_are_one_region_below_the_credit():
    report = read(f"{STORY}\n\nReuters contributed reporting.\n\n{APPEAL}\n\nRead more")
    assert [role for role, _ in roles(report)][-3:] == ["wire_credit", "appeal", "related_link"]
    (appeal,) = words(report, "appeal")
    assert appeal.startswith("We have a favour")
    assert appeal.endswith("next month")
    assert len(words(report, "body")) == 4


def test_every_region_names_its_rule_and_reason():
    for region in read(f"{STORY}\n\n{APPEAL}").regions:
        assert region.made_by.startswith("rg.")
        assert region.reason


def test_a_plea_inside_a_quotation_is_body():
    plea = '"We need your help. Please donate what you can, any amount," nurse Vera Holm told reporters.'
    assert ("body", plea) in roles(read(f"{STORY}\n\n{plea}"))


def test_a_story_about_donations_is_body():
    story = """Donors Pledge $40 Million for Orvan Valley

Governments promised $40 million on Monday to rebuild homes in the Orvan valley.

Aid groups asked donors to support independent journalism and clinics in the region.

Residents had donated blankets and fuel every month since the spring.

"Your support keeps us alive," said the mayor, Petra Lind, to a delegation of donors."""
    report = read(story)
    assert len(words(report, "body")) == 4
    assert not words(report, "appeal")


def test_a_first_person_opinion_piece_is_body():
    story = """Why I Stayed in the Valley

I have lived beside this river for sixty years and I do not intend to leave it now.

We need your attention, because our neighbours across the water need peace as much as we do.

If you asked me what I would do again, I would say that we should have talked sooner."""
    assert [role for role, _ in roles(read(story))] == ["headline", "body", "body", "body"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Sign up for our morning newsletter", "newsletter"),
        ("Subscribe now to read the full story", "subscription"),
        ("We use cookies to give you the best experience on our site.", "consent"),
        ("Share on Facebook", "navigation"),
        ("Facebook Twitter Email Print", "navigation"),
        ("Related: Tesk closes the bridge to lorries", "related_link"),
        ("Read more", "related_link"),
        ("Photo by Lena Marsh", "photo_credit"),
        ("Lena Marsh / AFP", "photo_credit"),
        ("14:35 GMT", "dateline"),
        ("Published 3 May 2021", "dateline"),
        ("2 hours ago", "dateline"),
        ("Correction: An earlier text misspelled the name of the river.", "correction"),
        ("Additional reporting by Tom Reyes in Tesk; editing by Ana Wu", "byline"),
        ("Additional reporting by Ostrovwire; editing by Ana Wu", "wire_credit"),
        ("Mira Sand reported from Tesk City.", "byline"),
        ("© 2021 Orvan Courier. All rights reserved.", "navigation"),
        ("Please enable JavaScript to view this page.", "consent"),
        ("Leave a comment", "comment"),
        ("Donate now", "appeal"),
    ],
)
def test_a_line_of_furniture_is_known_by_its_wording(line, role):
    assert (role, line) in roles(read(f"{STORY}\n\n{line}"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices fell in Tesk after the shelling, and the bank closed early.",
        "Support for the truce has collapsed in both parliaments, a poll showed.",
        "Photo evidence collected by monitors shows craters on the eastern bank.",
        "By Monday the bridge had been closed to all traffic but ambulances.",
        "Watch towers along the frontier were manned again after four years.",
        "Published figures put the dead at nineteen, most of them conscripts.",
        "More from the east bank crossed into Tesk on Sunday, guards reported.",
        "By contrast, the western bank had been quiet since the spring.",
        "I accept that the bridge was hit by our own guns that night.",
        "Correction of the border line was promised in the accord of 1994.",
    ],
)
def test_a_sentence_that_begins_like_furniture_is_body(sentence):
    assert ("body", sentence) in roles(
        read(f"{STORY}\n\n{sentence}\n\nThe talks go on in the capital.")
    )


def test_a_call_to_support_the_outlet_stands_above_the_headline():
    report = read(f"Support The Orvan Courier!\n\n{STORY}")
    assert roles(report)[0] == ("appeal", "Support The Orvan Courier!")
    assert report.outlet is not None
    assert report.outlet.value == "The Orvan Courier"


def test_hard_wrapped_lines_are_one_paragraph():
    text = """Guards at the crossing said they had seen lorries pass toward the
eastern bank in the night, and that nobody had stopped them or asked
for papers."""
    assert roles(read(text)) == [("body", text)]


def test_lines_of_a_block_stand_alone_where_they_are_not_wrapped():
    text = f"{STORY}\n\nRead more\nShare on Facebook\nThe army of Tesk did not answer questions on Friday."
    assert roles(read(text))[-3:] == [
        ("related_link", "Read more"),
        ("navigation", "Share on Facebook"),
        ("body", "The army of Tesk did not answer questions on Friday."),
    ]


def test_a_lost_link_is_flagged_with_its_words():
    report = read(f"{STORY}\n\nAccording to, Dorn said the bridge would stay shut.")
    (flag,) = [flag for flag in report.flags if flag.kind == "lost_link"]
    assert flag.span is not None
    assert flag.span.of(report.text) == "According to,"


@pytest.mark.parametrize(
    ("sentence", "lost"),
    [
        ("The colonel told , that the guns were silent on Sunday.", True),
        ("He spoke in an interview with . and refused to name the unit.", True),
        ("The bridge, as we were told, is closed until the summer.", False),
        ("According to Dorn, the bridge would stay shut.", False),
        ("It was not clear whom he had told.", False),
    ],
)
def test_only_a_preposition_before_punctuation_is_a_lost_link(sentence, lost):
    assert ("lost_link" in flags(read(f"{STORY}\n\n{sentence}"))) is lost


def test_a_dateline_is_a_region_of_its_own_before_the_first_sentence():
    first = "ORVAN CITY, Nov 3 (Reuters) - Gunners fired across the river for a third night."
    report = read(
        f"Guns Fire Again Over River\n\n{first}\n\nNobody was hurt, the mayor said on Friday."
    )
    assert report.dateline is not None
    assert report.dateline.value == "ORVAN CITY, Nov 3 (Reuters)"
    assert report.dateline.span is not None
    assert report.dateline.span.of(report.text) == report.dateline.value
    assert ("dateline", "ORVAN CITY, Nov 3 (Reuters) -") in roles(report)
    assert ("body", "Gunners fired across the river for a third night.") in roles(report)


def test_capitals_without_a_dash_or_agency_are_no_dateline():
    report = read("TESK officials closed the bridge on Monday after shots were heard in the night.")
    assert report.dateline is None
