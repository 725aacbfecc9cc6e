import pytest

from onrecord.reading import statements, utterances
from tests.reading.handmade import page_of, utter


def read_one(page, utterance):
    (statement,) = statements.read(page, (utterance,))
    return statement


def trail(statement):
    return [(hop.name, hop.via) for hop in statement.chain]


def test_a_chain_ends_with_the_outlet_of_the_report():
    page = page_of("Oslo said ships left.", outlet="The Harbour Post")
    statement = read_one(page, utter(page, "Oslo", "said", "ships left"))
    assert trail(statement) == [("Oslo", "spoken"), ("The Harbour Post", "implicit")]


def test_without_an_outlet_the_host_stands_for_it_and_else_nobody():
    page = page_of("Oslo said ships left.", address="https://www.harbour.example/a?b")
    assert trail(read_one(page, utter(page, "Oslo", "said", "ships left")))[-1] == (
        "harbour.example",
        "implicit",
    )
    bare = page_of("Oslo said ships left.", address="http://[broken")
    last = read_one(bare, utter(bare, "Oslo", "said", "ships left")).chain[-1]
    assert (last.name, last.source.name, last.source.kind) == ("(outlet unknown)", "", "outlet")


@pytest.mark.parametrize(
    ("sentence", "cue", "more", "hop", "words"),
    [
        ("Pedro Valdez told Reuters that ships left.", "told", {"addressee": "Reuters"},
         ("Reuters", "told"), "told"),
        ("Pedro Valdez said in an interview with Le Monde that ships left.", "said", {},
         ("Le Monde", "told"), "interview with"),
        ("Pedro Valdez, speaking to CNN, said that ships left.", "said", {},
         ("CNN", "told"), "speaking to"),
        ("“Fine: ships left,” Pedro Valdez said, as quoted by the Xinhua news agency.", "said", {},
         ("Xinhua", "quoted_by"), "as quoted by"),
        ("Pedro Valdez said ships left, in remarks carried by state television.", "said", {},
         ("state television", "quoted_by"), "carried by"),
        ("Pedro Valdez was quoted by the Harbour Herald as saying ships left.",
         "was quoted by the Harbour Herald as saying", {"lemma": "say"},
         ("Harbour Herald", "quoted_by"), "quoted by"),
    ],
)  # fmt: skip
def test_words_pass_on_inside_the_sentence(sentence, cue, more, hop, words):
    page = page_of(sentence, outlet="Outlet")
    statement = read_one(page, utter(page, "Pedro Valdez", cue, "ships left", **more))
    assert trail(statement) == [("Pedro Valdez", "spoken"), hop, ("Outlet", "implicit")]
    assert statement.chain[1].span.of(page.text) == words


def test_telling_reporters_is_no_hop():
    page = page_of("Pedro Valdez told reporters that ships left.", outlet="Outlet")
    statement = read_one(
        page, utter(page, "Pedro Valdez", "told", "ships left", addressee="reporters")
    )
    assert [via for _, via in trail(statement)] == ["spoken", "implicit"]
    assert statement.addressee.name == "reporters"


def test_quoted_as_saying_without_saying_by_whom_is_an_unknown_hop():
    page = page_of(
        "Minister Pedro Valdez said fog was thick.\n\n“Ships left,” he was quoted as saying.",
        outlet="Outlet",
    )
    first = utter(page, "Minister Pedro Valdez", "said", "fog was thick")
    later = utter(
        page, "he", "was quoted as saying", "“Ships left,”", lemma="say", mode="direct", after=42
    )
    found = statements.read(page, (first, later))[1]
    assert trail(found) == [
        ("Pedro Valdez", "spoken"),
        ("(source unknown)", "quoted_by"),
        ("Outlet", "implicit"),
    ]
    assert found.chain[1].span.of(page.text) == "was quoted as saying"


def test_a_link_the_page_lost_is_an_unknown_hop():
    text = "According to, Valdez said ships left."
    page = page_of(text, outlet="Outlet", flags=(("lost_link", "According to,"),))
    found = read_one(page, utter(page, "Valdez", "said", "ships left", lost_source=True))
    assert [via for _, via in trail(found)] == ["spoken", "quoted_by", "implicit"]
    assert found.chain[1].source.kind == "unknown"
    assert found.chain[1].span.of(text) == "According to,"


def test_an_outlet_that_cites_somebody_comes_after_them():
    page = page_of("Interfax reported, citing a naval officer, that ships left.", outlet="Outlet")
    found = read_one(page, utter(page, "Interfax", "reported", "ships left"))
    assert trail(found) == [
        ("a naval officer", "spoken"),
        ("Interfax", "citing"),
        ("Outlet", "implicit"),
    ]
    assert found.speaker.anonymous == "military"


def test_what_a_speaker_cites_is_a_basis():
    page = page_of("The ministry said, citing satellite images, that ships left.")
    found = read_one(page, utter(page, "The ministry", "said", "ships left"))
    assert [span.of(page.text) for span in found.basis] == ["satellite images"]
    assert found.speaker.kind == "named"


def test_a_wire_that_is_credited_comes_before_the_outlet():
    page = page_of(
        "Oslo said ships left.\n\nSource: AFP",
        outlet="Outlet",
        roles={"Source: AFP": "wire_credit"},
    )
    found = read_one(page, utter(page, "Oslo", "said", "ships left"))
    assert trail(found)[1:] == [("AFP", "credit"), ("Outlet", "implicit")]
    assert found.chain[1].span.of(page.text) == "AFP"


def test_a_wire_no_table_knows_is_read_from_the_form_of_the_credit():
    credit = "Based on reporting by Harbour Wire"
    page = page_of(f"Oslo said ships left.\n\n{credit}", roles={credit: "wire_credit"})
    found = read_one(page, utter(page, "Oslo", "said", "ships left"))
    assert ("Harbour Wire", "credit") in trail(found)


@pytest.mark.parametrize(
    "credit",
    [
        "AFP contributed reporting.",
        "With reporting by Reuters",
        "With files from Harbour Wire",
        "Additional reporting by AFP; editing by Ana Lima",
    ],
)
def test_a_wire_that_only_helped_is_no_hop(credit):
    page = page_of(f"Oslo said ships left.\n\n{credit}", roles={credit: "wire_credit"})
    found = read_one(page, utter(page, "Oslo", "said", "ships left"))
    assert [via for _, via in trail(found)] == ["spoken", "implicit"]


def test_the_wire_that_was_told_is_not_credited_again():
    page = page_of(
        "Pedro Valdez told AFP that ships left.\n\nPARIS (AFP)",
        outlet="Agence France-Presse",
        roles={"PARIS (AFP)": "dateline"},
    )
    found = read_one(page, utter(page, "Pedro Valdez", "told", "ships left", addressee="AFP"))
    assert trail(found) == [("Pedro Valdez", "spoken"), ("Agence France-Presse", "implicit")]


def test_nothing_is_read_from_a_credit_line():
    credit = "Oslo said ships left, Reuters reported."
    page = page_of(f"Rain fell.\n\n{credit}", roles={credit: "wire_credit"})
    assert statements.read(page, (utter(page, None, None, "ships left"),)) == ()


@pytest.mark.parametrize(
    ("source", "kind", "anonymous", "count", "private"),
    [
        ("Three officials", "anonymous_source", "official", 3, False),
        ("A police source", "anonymous_source", "police", 1, False),
        ("A source close to the mayor", "anonymous_source", "close_to", 1, False),
        ("Residents", "collective", None, None, False),
        ("Two witnesses", "anonymous_source", "witness", 2, True),
        ("An aid worker", "anonymous_source", "aid_worker", 1, True),
        ("A doctor", "anonymous_source", "medic", 1, False),
        ("The government", "named", None, None, False),
        ("The report", "document", None, None, False),
        ("Reuters", "outlet", None, None, False),
        ("Local media", "collective", None, None, False),
        ("Norway", "named", None, None, False),
        ("Somebody", "unidentified", None, None, False),
        ("The two", "collective", None, None, False),
        ("Eleven", "anonymous_source", "other", 11, False),
        ("The town hall", "named", None, None, False),
        ("The bishop", "anonymous_source", "other", None, False),
        ("An inquiry", "named", None, None, False),
    ],
)
def test_the_kind_of_a_source_follows_from_its_words(source, kind, anonymous, count, private):
    page = page_of(f"{source} said ships left.")
    speaker = read_one(page, utter(page, source, "said", "ships left")).speaker
    assert (speaker.kind, speaker.anonymous, speaker.count, speaker.private_person) == (
        kind,
        anonymous,
        count,
        private,
    )


def test_a_named_villager_is_a_private_person_and_a_minister_is_not():
    page = page_of("Maria Torres, 43, a farmer, said ships left.")
    assert read_one(page, utter(page, "Maria Torres", "said", "ships left")).speaker.private_person
    other = page_of("Justice Minister Maria Torres said ships left.")
    found = read_one(other, utter(other, "Justice Minister Maria Torres", "said", "ships left"))
    assert not found.speaker.private_person
    assert found.speaker.title == "Justice Minister"


def test_occasion_and_medium_are_named():
    page = page_of("Pedro Valdez said at a news conference in Lima that ships left.")
    found = read_one(page, utter(page, "Pedro Valdez", "said", "ships left"))
    assert found.occasion.of(page.text) == "at a news conference in Lima"
    other = page_of("Pedro Valdez said in a statement on Monday that ships left.")
    assert read_one(other, utter(other, "Pedro Valdez", "said", "ships left")).medium is not None


def test_words_around_a_quotation_in_the_content_are_no_occasion():
    page = page_of("Pedro Valdez said the men met at a conference in Lima.")
    found = read_one(page, utter(page, "Pedro Valdez", "said",
                                 "the men met at a conference in Lima"))  # fmt: skip
    assert found.occasion is None


def test_a_dateline_in_the_first_paragraph_credits_its_wire():
    place = "LIMA, May 3 (Harbourwire) -"
    page = page_of(f"{place}\n\nOslo said ships left.", outlet="Outlet", roles={place: "dateline"})
    found = read_one(page, utter(page, "Oslo", "said", "ships left"))
    assert trail(found)[1:] == [("Harbourwire", "credit"), ("Outlet", "implicit")]


def test_a_reporter_is_no_wire():
    credit = "Reporting by Maria Torres"
    page = page_of(f"Oslo said ships left.\n\n{credit}", roles={credit: "wire_credit"})
    found = read_one(page, utter(page, "Oslo", "said", "ships left"))
    assert [via for _, via in trail(found)] == ["spoken", "implicit"]


def test_what_somebody_declined_to_do_is_not_done():
    page = page_of("The mayor declined to confirm the toll.")
    declined = utter(page, "The mayor", "declined", "to confirm the toll")
    confirm = utter(page, "The mayor", "confirm", "the toll")
    assert read_one(page, declined).stance == "declines_comment"
    assert [s.stance for s in statements.read(page, (declined, confirm))] == ["declines_comment"]


def test_an_agency_with_its_name_behind_it_is_told():
    page = page_of("Pedro Valdez told the state-run agency TASS that ships left.", outlet="Outlet")
    found = read_one(
        page,
        utter(page, "Pedro Valdez", "told", "ships left", addressee="the state-run agency TASS"),
    )
    assert trail(found)[1:] == [("TASS", "told"), ("Outlet", "implicit")]


@pytest.mark.parametrize(
    ("source", "kind", "count"),
    [
        ("Two fishermen", "anonymous_source", 2),
        ("Some of the nurses", "collective", None),
        ("Grocers and nurses", "collective", None),
        ("The port authorities", "named", None),
        ("The harbour command", "named", None),
        ("The other side", "collective", None),
        ("A beekeeper", "anonymous_source", 1),
        ("The governor", "named", None),
        ("Nobody", "unidentified", None),
    ],
)
def test_several_are_a_collective_and_bodies_are_named(source, kind, count):
    page = page_of(f"{source} said ships left.")
    speaker = read_one(page, utter(page, source, "said", "ships left")).speaker
    assert (speaker.kind, speaker.count) == (kind, count)


@pytest.mark.parametrize(
    "credit",
    ["(Harbourwire)", "HWA", "Harbour Wire, with our own staff. Copyright Harbour Wire."],
)
def test_a_paragraph_that_is_one_agency_is_a_credit(credit):
    page = page_of(
        f"Oslo said ships left. The fog was thick on the quay all day.\n\n{credit}", outlet="Outlet"
    )
    found = read_one(page, utter(page, "Oslo", "said", "ships left"))
    assert [via for _, via in trail(found)] == ["spoken", "credit", "implicit"]


def test_a_heading_in_capitals_is_no_credit():
    text = "Oslo said ships left.\n\nGAPS\n\n" + "The quay was empty and the harbour dark. " * 12
    page = page_of(text, outlet="Outlet")
    found = read_one(page, utter(page, "Oslo", "said", "ships left"))
    assert [via for _, via in trail(found)] == ["spoken", "implicit"]


def test_the_initials_of_the_outlet_are_no_wire():
    page = page_of("OSLO, May 3 (NHA) - Oslo said ships left.", outlet="Northern Harbour Agency")
    found = read_one(page, utter(page, "Oslo", "said", "ships left", after=20))
    assert [via for _, via in trail(found)] == ["spoken", "implicit"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a spokeswoman, Mirela Dostan", "Mirela Dostan"),
        ("his sister Inge", "Inge"),
        ("the harbour master who fled", "the harbour master"),
    ],
)
def test_a_source_is_called_by_its_name_and_without_what_stands_behind_it(source, name):
    page = page_of(f"The fog was thick, {source} said.")
    (found,) = statements.read(page, utterances.find(page))
    assert found.speaker.name == name


def test_words_on_the_air_pass_through_who_aired_them():
    page = page_of("The envoy said in a broadcast on state television that ships left.")
    found = read_one(page, utter(page, "The envoy", "said", "ships left"))
    assert trail(found)[1] == ("state television", "quoted_by")


def test_initials_are_spelled_out_where_the_report_does():
    page = page_of(
        "The Northern Fishing Union (NFU) met in Oslo.\n\nThe NFU said ships left.",
    )
    found = read_one(page, utter(page, "The NFU", "said", "ships left"))
    assert found.speaker.name.endswith("Northern Fishing Union")


def test_a_profession_goes_on_about_who_was_named_before():
    page = page_of("Minister Pedro Valdez said fog was thick. Ships left, the engineer said.")
    first = utter(page, "Minister Pedro Valdez", "said", "fog was thick")
    later = utter(page, "the engineer", "said", "Ships left", after=39)
    assert statements.read(page, (first, later))[1].speaker.name == "Pedro Valdez"


def test_who_quotes_somebody_passes_the_words_on():
    page = page_of("Reuters quoted the mayor as saying ships left.", outlet="Outlet")
    said = utter(page, "the mayor", "quoted the mayor as saying", "ships left")
    assert ("Reuters", "quoted_by") in trail(read_one(page, said))


def test_who_is_quoted_by_nobody_named_passed_through_nobody():
    page = page_of("The mayor quoted an old song about ships.", outlet="Outlet")
    said = utter(page, "The mayor", "quoted", "an old song about ships")
    assert [via for _, via in trail(read_one(page, said))] == ["spoken", "implicit"]


def test_who_goes_on_in_a_paragraph_goes_on_telling_the_same_outlet():
    page = page_of(
        "Pedro Valdez told Reuters that ships left. He added fog was thick.", outlet="Outlet"
    )
    first = utter(page, "Pedro Valdez", "told", "ships left", addressee="Reuters")
    second = utter(page, "He", "added", "fog was thick", lemma="add", after=42)
    found = statements.read(page, (first, second))[1]
    assert ("Reuters", "told") in trail(found)
    assert found.addressee.name == "Reuters"


@pytest.mark.parametrize(
    ("then", "cue", "lemma"),
    [
        ("He wrote that fog was thick.", "wrote", "write"),
        ("In a book he added that fog was thick.", "added", "add"),
        ("Last year he stressed that fog was thick.", "stressed", "stress"),
        ("Oslo said no. He added that fog was thick.", "added", "add"),
    ],
)
def test_who_speaks_in_another_place_or_time_tells_the_outlet_nothing(then, cue, lemma):
    page = page_of(f"Pedro Valdez told Reuters that ships left. {then}", outlet="Outlet")
    first = utter(page, "Pedro Valdez", "told", "ships left", addressee="Reuters")
    he = "he" if " he " in then else "He"
    second = utter(page, he, cue, "fog was thick", lemma=lemma, after=42)
    between = (utter(page, "Oslo", "said", "no"),) if "Oslo" in then else ()
    found = statements.read(page, (first, *between, second))[-1]
    assert found.speaker.name == "Pedro Valdez"
    assert [via for _, via in trail(found)] == ["spoken", "implicit"]
    assert found.addressee is None


def test_another_paragraph_is_told_to_nobody():
    page = page_of(
        "Pedro Valdez told Reuters that ships left.\n\nHe said fog was thick.", outlet="Outlet"
    )
    first = utter(page, "Pedro Valdez", "told", "ships left", addressee="Reuters")
    second = utter(page, "He", "said", "fog was thick", after=43)
    assert [via for _, via in trail(statements.read(page, (first, second))[1])] == [
        "spoken",
        "implicit",
    ]


def test_an_agency_no_table_knows_that_was_told_is_an_outlet():
    page = page_of("An officer told the Nordlys agency that ships left.", outlet="Outlet")
    found = read_one(
        page, utter(page, "An officer", "told", "ships left", addressee="the Nordlys agency")
    )
    assert [(h.source.kind, h.via) for h in found.chain] == [
        ("anonymous_source", "spoken"),
        ("outlet", "told"),
        ("outlet", "implicit"),
    ]
