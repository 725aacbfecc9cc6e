from onrecord.knowledge.outlets import agencies, outlet_at
from tests.article.reading import page, read
from tests.article.test_published import LD, STORY


def test_declared_title_publisher_and_author_are_kept_with_their_evidence():
    report = page(STORY, LD % "2021-11-16")
    assert report.title is not None
    assert report.title.evidence == "json_ld"
    assert report.outlet is not None
    assert report.outlet.value == "Orvan Courier"
    assert report.byline is not None
    assert report.byline.value == "Mira Sand"


def test_what_the_user_gives_outranks_what_the_page_says():
    report = page(STORY, LD % "2021-11-16", title="My title", outlet="My outlet")
    assert report.title is not None
    assert report.title.value == "My title"
    assert report.outlet is not None
    assert report.outlet.evidence == "given"


def test_the_title_has_its_span_where_the_page_shows_it():
    report = page("<h1>Bridge Shut After Shelling</h1>" + STORY)
    assert report.title is not None
    assert report.title.span is not None
    assert report.title.span.of(report.text) == report.title.value


def test_a_byline_names_the_authors_alone():
    text = "Bridge Shut After Shelling\n\nBy Mira Sand | Orvan City\n\nThe army said the bridge is closed."
    report = read(text)
    assert report.byline is not None
    assert report.byline.value == "Mira Sand"
    assert report.byline.span is not None
    assert report.byline.span.of(report.text) == "Mira Sand"


def test_an_outlet_is_known_by_its_address_and_subdomains():
    assert outlet_at("https://www.reuters.com/world/x") == "Reuters"
    assert outlet_at("https://edition.cnn.com/") == "CNN"
    assert outlet_at("https://notreuters.com/") is None
    assert outlet_at("http://[broken") is None


def test_agencies_are_known_by_their_short_names():
    assert agencies()["AFP"] == "Agence France-Presse"


def test_malformed_linked_data_is_passed_over():
    head = '<script type="application/ld+json">{"@type": ["NewsArticle"], "headline": [}</script>'
    deep = f'<script type="application/ld+json">{"[" * 50_000}</script>'
    assert page(STORY, head + deep).outlet is None
