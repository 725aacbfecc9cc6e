from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.article.canonical_text import from_plain
from onrecord.article.webpage import from_html
from onrecord.settings import Limits
from tests.article.reading import page, read

LIMITS = Limits()
FRAGMENTS = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<a href='x>'>", "</a>", "&amp;", "&#8217;",
     "&nosuch;", "&", "<", "<!--", "-->", "<script>", "</script>", " ", "\n", "é", "😀", "word", "\u200b",
     "<li>", "<td>", '<p title="a > b">', "<p hidden>", "<", '"', "'", "=", "</", "<pre>"]
)  # fmt: skip


def html_text(source: str) -> str:
    return from_html(source, LIMITS).canonical.text


def test_blocks_are_paragraphs_and_white_space_collapses():
    assert html_text("<h1>One\n two</h1><div>three <b>four</b>\n</div><li>five") == (
        "One two\n\nthree four\n\nfive"
    )


def test_one_break_is_a_line_and_two_are_a_paragraph():
    assert html_text("<p>one<br>two<br> <br/>three") == "one\ntwo\n\nthree"


def test_scripts_styles_hidden_elements_and_the_title_are_not_visible():
    source = (
        "<title>no</title><style>no</style><script>if (a < b) no()</script><noscript>no</noscript>"
        "<template><p>no</p></template><p hidden>no<p style='display: none'>no</p><img alt=no>yes"
    )
    assert html_text(source) == "yes"


def test_entities_are_decoded_and_bare_ampersands_kept():
    assert html_text("<p>Fish &amp; chips &#8212; &eacute; R&D &nosuch; AT&T</p>") == (
        "Fish & chips — é R&D &nosuch; AT&T"
    )


def test_an_unclosed_hidden_paragraph_ends_where_the_next_begins():
    assert html_text("<p hidden>no<p>yes") == "yes"


def test_a_quote_that_never_closes_does_not_swallow_the_page():
    assert "after" in html_text('<p>before</p><a href="x>link</a><p>after the break</p>')


def test_a_plain_text_is_its_own_canonical_text():
    text = "One line.\r\n\r\n  Two\tlines\nhere. \n"
    assert read(text).text == text


def test_spans_map_back_to_the_bytes_they_came_from():
    body = "<p>Le général “Dorn” said:<br>caf&eacute;   closed &amp; dark on Monday night.</p>"
    report = page(body, "<meta charset=utf-8>")
    payload = f"<html><head><meta charset=utf-8></head><body>{body}</body></html>".encode()
    for segment in report.source_map:
        if segment.linear:
            source = payload[segment.byte_start : segment.byte_end].decode()
            assert source == report.text[segment.start : segment.end]
    start = report.text.index("dark")
    (held,) = [s for s in report.source_map if s.start <= start < s.end]
    assert held.linear


def test_a_declared_code_page_maps_back_too():
    payload = "<p>Это было в понедельник, сказал он журналистам у моста.</p>".encode("cp1251")
    report = read(b"<meta charset=windows-1251>" + payload, "text/html")
    first = report.source_map[0]
    whole = b"<meta charset=windows-1251>" + payload
    assert whole[first.byte_start : first.byte_end].decode("cp1251") == report.text


def test_damage_is_cut_out_of_the_linear_map():
    payload = b"The bridge\0 was shut\xff on Monday, the army said in the evening."
    report = read(payload)
    for segment in report.source_map:
        source = payload[segment.byte_start : segment.byte_end]
        if segment.linear:
            assert (
                source.decode(report.capture.encoding or "utf-8")
                == (report.text[segment.start : segment.end])
            )
    assert report.source_map[-1].end == len(report.text)


def test_invalid_utf8_is_cut_out_of_the_linear_map():
    payload = "Le café près du pont — fermé".encode() + b"\xe2\x82 on Monday, the army said."
    report = read(payload)
    held = [s for s in report.source_map if not s.linear]
    assert [payload[s.byte_start : s.byte_end] for s in held] == [b"\xe2\x82"]
    assert payload[report.source_map[0].byte_start : held[0].byte_start].decode() in report.text


def test_nesting_beyond_the_limit_is_flattened_and_flagged():
    found = from_html("<div>" * 20_000 + "deep", LIMITS)
    assert found.canonical.text == "deep"
    assert [flag.kind for flag in found.canonical.flags] == ["truncated"]


def test_elements_beyond_the_limit_are_cut_and_flagged():
    found = from_html("<p>word</p>" * 100_000, LIMITS)
    assert len(found.canonical.paragraphs) == LIMITS.html_elements
    assert [flag.kind for flag in found.canonical.flags] == ["truncated"]


def test_a_long_plain_text_is_cut_at_a_paragraph_and_flagged():
    found = from_plain("word " * 9 + "\n\n" + "more " * 30, Limits(characters=100))
    assert found.text == ("word " * 9).rstrip()
    assert [flag.kind for flag in found.flags] == ["truncated"]


@settings(max_examples=150, deadline=None)
@given(st.lists(FRAGMENTS, max_size=60).map("".join))
def test_any_markup_gives_ordered_paragraphs_and_true_pieces(source):
    found = from_html(source, LIMITS).canonical
    ends = [0]
    for paragraph in found.paragraphs:
        words = paragraph.span.of(found.text)
        assert words
        assert words == words.strip()
        assert ends[-1] <= paragraph.span.start
        ends.append(paragraph.span.end)
    at = 0
    for piece in found.pieces:
        assert at <= piece.start < piece.end <= len(found.text)
        at = piece.end
        if piece.linear:
            written = source[piece.source_start : piece.source_end]
            assert found.text[piece.start : piece.end] == written


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_plain_text_has_paragraphs_that_cover_its_words(text):
    found = from_plain(text, LIMITS)
    covered = "".join(p.span.of(text) for p in found.paragraphs)
    assert "".join(covered.split()) == "".join(text.split())
