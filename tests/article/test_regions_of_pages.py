import pytest

from onrecord.errors import LimitExceeded, NotAReport
from tests.article.reading import flags, page, read, roles, words

BODY = [
    "Gunners on both banks of the Orvan river fired for a third night, the Orvanian army said on Friday.",
    '"We answered every shot and we will answer the next one," Colonel Ilya Dorn told reporters.',
    "The neighbouring republic of Tesk has denied opening fire and blamed saboteurs from the hills.",
    "Four villages near the crossing were left without water, and a school was closed until Monday.",
]
ARTICLE = "".join(f"<p>{line}</p>" for line in BODY)
PAGE = f"""
<nav><ul><li><a href=/>Home</a><li><a href=/world>World</a></ul></nav>
<div class="cookie-banner"><p>We and our partners store data on your device to measure ads.</p></div>
<article><h1>Guns Fire Again Over the Orvan</h1>
<div class="byline">By Mira Sand and Tom Reyes</div>
<figure><img src=x><figcaption>Smoke over the eastern bank <span class="credit">Lena Marsh</span></figcaption></figure>
{ARTICLE}
<div class="newsletter-signup"><p>Get the week in your inbox every Friday morning.</p></div>
<div class="donate"><p>Keep us free for everyone with a small gift.</p></div>
</article>
<aside class="related-articles"><h3>Related</h3><a href=/1>Bridge over the Orvan shut to lorries</a></aside>
<section id="comments"><p>Somebody wrote here that none of this is so, and at some length too.</p></section>
<footer><p>© 2021 Orvan Courier</p></footer>"""


def test_a_page_keeps_its_body_and_labels_the_rest():
    found = roles(page(PAGE))
    assert words(page(PAGE), "body") == BODY
    assert ("headline", "Guns Fire Again Over the Orvan") in found
    assert ("byline", "By Mira Sand and Tom Reyes") in found
    assert [role for role, text in found if "Smoke over" in text] == ["caption"]
    assert [role for role, text in found if "in your inbox" in text] == ["newsletter"]
    assert [role for role, text in found if "small gift" in text] == ["appeal"]
    assert [role for role, text in found if "our partners" in text] == ["consent"]
    assert [role for role, text in found if "none of this" in text] == ["comment"]
    assert [role for role, text in found if text.startswith("Home")] == ["navigation"]


def test_regions_are_in_order_cover_all_words_and_do_not_overlap():
    report = page(PAGE)
    at = 0
    for region in report.regions:
        assert report.text[at : region.span.start].strip() == ""
        assert at <= region.span.start < region.span.end
        at = region.span.end
    assert report.text[at:].strip() == ""


def test_a_container_named_like_furniture_is_still_the_article():
    report = page(f'<div class="sidebar widget"><h1>Guns Fire Again</h1>{ARTICLE}</div>')
    assert words(report, "body") == BODY


def test_reading_twice_gives_the_same_report():
    assert page(PAGE) == page(PAGE)


@pytest.mark.parametrize(
    "source",
    [
        "<div id=root></div><p>You need to enable JavaScript to run this app.</p>",
        "<div class=consent><p>We use cookies to improve your visit.</p><button>Accept all</button></div>",
    ],
)
def test_a_consent_wall_alone_is_no_report(source):
    with pytest.raises(NotAReport, match="consent wall"):
        page(source)


@pytest.mark.parametrize("payload", [b"", b" \n\t", b"<html><body><img src=a></body></html>"])
def test_a_page_without_text_is_no_report(payload):
    with pytest.raises(NotAReport, match="page: holds no text"):
        read(payload, "text/html")


def test_an_image_under_a_page_name_is_no_report():
    payload = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
    with pytest.raises(NotAReport, match="binary data"):
        read(payload, "text/html")


def test_text_out_of_reach_of_the_limits_is_said_to_be():
    with pytest.raises(LimitExceeded, match="limit of elements"):
        page("<span>" * 70_000 + "words")


def test_another_language_is_kept_and_not_supported():
    lines = [
        "Las tropas cruzaron el río durante la noche y cerraron el puente, dijo el ministerio.",
        "El gobierno vecino negó haber abierto fuego contra las aldeas de la orilla oriental.",
    ]
    report = read("\n\n".join(lines))
    assert (report.language, report.supported) == ("es", False)
    assert "unsupported_language" in flags(report)


def test_english_in_capitals_is_english_and_a_short_line_is_undetermined():
    assert read("\n\n".join(BODY).upper()).language == "en"
    assert read("He denied it.").language == "und"


def test_a_caption_that_is_only_a_credit_behind_a_bar_leaves_no_empty_region():
    figure = "<figure><img src=x><figcaption>| Photo: Mira Sand</figcaption></figure>"
    body = "<p>Gunners on both banks fired for a third night, the army said on Friday.</p>" * 3
    report = page(f"<article><h1>Guns fire over the river</h1>{figure}{body}</article>")
    assert all(region.span for region in report.regions)
    assert ("photo_credit", "Photo: Mira Sand") in roles(report)
