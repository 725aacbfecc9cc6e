import pytest

from onrecord.article.dates import in_address, iso, worded
from tests.article.reading import flags, page

STORY = "<article>" + "<p>The army said on Friday that the bridge over the river is closed.</p>" * 3
LD = '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Bridge Shut", "datePublished": "%s", "dateModified": "2021-11-20T08:00:00Z", "publisher": {"name": "Orvan Courier"}, "author": [{"name": "Mira Sand"}]}]}</script>'
META = '<meta property="article:published_time" content="%s">'


def test_the_best_evidence_decides_and_all_is_kept():
    head = LD % "2021-11-16T09:30:00+04:00" + META % "2021-11-16"
    found = page(STORY, head, address="https://courier.example/2021/11/16/bridge").published
    assert found.value == "2021-11-16"
    assert found.confidence == "high"
    assert [e.kind for e in found.evidence] == ["json_ld", "meta", "address"]
    assert found.evidence[0].value == "2021-11-16T09:30:00+04:00"
    assert found.modified == "2021-11-20T08:00:00Z"


def test_a_given_date_outranks_the_page_and_the_disagreement_is_flagged():
    report = page(STORY, META % "2021-11-15", published="2021-11-16")
    assert report.published.value == "2021-11-16"
    assert "published_disagree" in flags(report)


def test_a_day_that_a_time_zone_explains_is_kept_without_a_flag():
    report = page(
        STORY,
        META % "2021-11-16T01:30:00Z",
        address="https://courier.example/2021/11/15/bridge",
    )
    assert report.published.value == "2021-11-16"
    assert len(report.published.evidence) == 2
    assert "published_disagree" not in flags(report)


def test_no_evidence_is_unknown_and_never_today():
    report = page(STORY)
    assert report.published.value is None
    assert "unknown_published" in flags(report)


def test_an_impossible_date_is_passed_over():
    report = page(STORY, LD % "2021-02-30" + META % "2021-11-16")
    assert [e.kind for e in report.published.evidence] == ["meta"]


def test_an_impossible_date_alone_leaves_the_day_unknown_and_is_named():
    report = page(STORY, META % "2021-02-31")
    assert report.published.value is None
    assert ["2021-02-31" in f.note for f in report.flags if f.kind == "unknown_published"] == [True]


def test_a_word_for_a_date_is_no_impossible_date():
    report = page(STORY, META % "yesterday")
    assert ["no date found" in f.note for f in report.flags if f.kind == "unknown_published"] == [
        True
    ]


def test_a_time_element_and_a_dated_line_are_evidence_with_a_place():
    body = '<h1>Bridge Shut</h1><time datetime="2021-11-16">16 November 2021</time>' + STORY
    found = page(body).published
    assert found.value == "2021-11-16"
    assert {"time_element", "byline"} <= {e.kind for e in found.evidence}


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2021-11-16T09:30:00Z", "2021-11-16T09:30:00Z"),
        ("20211116", "2021-11-16"),
        ("Tue, 16 Nov 2021 10:00:00 GMT", "2021-11-16"),
        ("November 16th, 2021", "2021-11-16"),
        ("2021-13-01", None),
        ("0001-01-01", None),
        ("03/04/2021", None),
        ("yesterday", None),
    ],
)
def test_a_date_is_read_only_where_its_order_is_known(raw, value):
    assert iso(raw) == value


def test_an_address_names_a_day_only_whole():
    assert in_address("https://a.example/2021/nov/06/x") == "2021-11-06"
    assert in_address("https://a.example/world/2021/11/x") is None
    assert in_address("https://a.example/id-20211399") is None


def test_a_worded_date_needs_a_year():
    assert worded("Updated 16 November") is None
