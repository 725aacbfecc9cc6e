"""What a file is, told by its content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import NotAReport
from onrecord.intake.sniff import GZIP, HTML, JSON, JSON_LINES, TEXT, media_of

PAGE = b"<!DOCTYPE html>\n<html><p>Shells fell near the school.</p></html>"


@pytest.mark.parametrize(
    ("name", "head", "media"),
    [
        ("a.html", PAGE, HTML),
        ("a.HTM", b"Only words", HTML),
        ("a.xhtml", b'<?xml version="1.0"?><html/>', HTML),
        ("a.txt", PAGE, HTML),
        ("a.txt", b"<p>One</p><h2>Two</h2>", HTML),
        ("a.txt", b"The guards <b>left</b> the <p> and the </p> of it.", TEXT),
        ("a.jsonl", b'{"text": "x"}', JSON_LINES),
        ("a.json", b'{\n "text": "x"}', JSON),
        ("a", PAGE, HTML),
        ("a", b"\xef\xbb\xbf \n" + PAGE, HTML),
        ("a", PAGE.decode().encode("utf-16"), HTML),
        ("a", b"<!-- saved --><!-- twice --> <html lang=en>", HTML),
        ("index.php", b'<?xml version="1.0"?>\n<!doctype html>', HTML),
        ("a", b"<div><p>One</p><p>Two</p></div>", HTML),
        ("a", b'{"text": "One"}\n{"text": "Two"}', JSON),
        ("a", b"The guards < 20 > 5 <p> left.", TEXT),
        ("report.2021", b"The guards left.", TEXT),
        ("a.md", b"# The guards left", TEXT),
        ("a", b"BM said no.", TEXT),
        ("a", b"ID3 is a format.", TEXT),
        ("a", b"\x1f\x8b\x08\0", GZIP),
    ],
)
def test_text_and_markup_are_told_apart(name, head, media):
    assert media_of(name, head) == media


@pytest.mark.parametrize(
    ("head", "word"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"GIF89a\1\0\1\0", "GIF"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "WEBP"),
        (b"\0\0\0\x18ftypmp42", "video"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04\x14\0", "ZIP"),
        (b"WARC/1.0\r\n", "WARC"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (b"\x7fELF\2\1\1", "program"),
        (bytes(range(256)) * 8, "binary"),
        (b"\0" * 500, "binary"),
    ],
)
def test_a_false_name_does_not_help(head, word):
    with pytest.raises(NotAReport, match=word):
        media_of("report.html", head)


@pytest.mark.parametrize(
    "head", [b"<rss version='2.0'>", b"<?xml version='1.0'?><!-- x --><feed>", b"<urlset>"]
)
def test_feeds_are_named_as_such(head):
    with pytest.raises(NotAReport, match="feeds"):
        media_of("a.xml", head)


def test_a_few_stray_control_characters_do_not_make_text_binary():
    assert media_of("a", b"The mayor\0 said on Monday that the road\x01 was open." * 3) == TEXT


def test_russian_in_an_old_code_page_is_text():
    assert media_of("a", "Комендант сообщил о потерях.".encode("cp1251")) == TEXT


@given(
    st.binary(max_size=300), st.sampled_from(["a", "a.html", "a.txt", "a.json", "a.php", "a.xml"])
)
def test_any_bytes_have_a_type_or_a_reason(head, name):
    try:
        assert media_of(name, head)
    except NotAReport as error:
        assert error.reason  # noqa: PT017 - both ends are right
