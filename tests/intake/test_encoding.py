"""Decoding: every payload gives a text, and every character knows its bytes."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.encoding import Decoded, decode

RUSSIAN = (
    "Министерство сообщило о нарушении перемирия — трое солдат погибли ночью у моста. "
    "В столице слова министра назвали вымыслом, переговоры отложены на неделю."
)
ENGLISH = "The envoy’s office called it a “misunderstanding” – nothing more – on Friday."
GREEK = "Το υπουργείο ανακοίνωσε ότι η εκεχειρία παραβιάστηκε δύο φορές μέσα στη νύχτα."
CHINESE = "外交部发言人表示停火协议仍然有效，双方下周继续谈判。" * 3
BOTH = b"caf\xc3\xa9 "


def kinds(decoded: Decoded) -> list[str]:
    return [flag.kind for flag in decoded.flags]


def check_offsets(decoded: Decoded) -> None:
    table = decoded.offsets
    assert table.dtype == np.int32
    assert len(table) == len(decoded.text) + 1
    assert table[-1] == len(decoded.payload)
    assert (np.diff(table) >= 0).all()
    assert table[0] >= decoded.mark


@given(
    st.binary(max_size=400),
    st.sampled_from([None, "utf-8", "windows-1251", "gbk", "x"]),
    st.booleans(),
)
def test_any_bytes_decode_to_writable_text_with_a_rising_table(payload, declared, html):
    decoded = decode(payload, declared, html)
    decoded.text.encode("utf-8")
    assert "\0" not in decoded.text
    check_offsets(decoded)


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffd")),
    st.data(),
)
def test_utf8_text_comes_back_and_every_slice_is_its_bytes(text, data):
    payload = text.encode()
    decoded = decode(payload, "utf-8")
    if decoded.encoding != "utf-8":  # a text that begins like a mark or is full of zero bytes
        return
    assert decoded.text == text.removeprefix("\ufeff")
    start = data.draw(st.integers(0, len(decoded.text)))
    end = data.draw(st.integers(start, len(decoded.text)))
    table = decoded.offsets
    assert payload[table[start] : table[end]] == decoded.text[start:end].encode()


@given(
    st.lists(
        st.sampled_from(
            [
                b"a",
                b"\xc3\xa9",
                b"\xe2\x82\xac",
                b"\xf0\x9f\x98\x80",
                b"\xff",
                b"\xe2\x82",
                b"\xed\xa0\x80",
                b"\xf0\x9f",
                b"\x80",
                b"\0",
            ]
        )
    )
)
def test_damaged_utf8_keeps_the_places_of_what_is_whole(pieces):
    payload = BOTH * 40 + b"".join(pieces)
    decoded = decode(payload)
    check_offsets(decoded)
    for place, character in enumerate(decoded.text):
        if character != "\ufffd":
            stretch = payload[decoded.offsets[place] : decoded.offsets[place + 1]]
            assert stretch.rstrip(b"\0") == character.encode()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@given(payload=st.binary(max_size=200))
def test_any_bytes_after_a_utf16_mark_have_a_table(encoding, payload):
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b"\xfe\xff"
    decoded = decode(mark + payload)
    assert decoded.encoding == encoding
    assert decoded.text == payload.decode(encoding, "replace").replace("\0", "")
    check_offsets(decoded)


@pytest.mark.parametrize("encoding", ["windows-1251", "iso-8859-5", "windows-1253", "ibm866"])
@given(payload=st.binary(min_size=1, max_size=200))
def test_single_byte_tables_count_bytes(encoding, payload):
    decoded = decode(payload, encoding)
    check_offsets(decoded)
    if decoded.encoding == encoding and not decoded.flags:
        assert decoded.text.encode(encoding) == payload


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "cp932", "euc-jp", "cp949"])
@given(payload=st.binary(max_size=120))
def test_any_bytes_in_east_asian_encodings_have_a_table(encoding, payload):
    check_offsets(decode(payload, encoding))


def test_east_asian_characters_know_their_bytes():
    payload = ("ok " + CHINESE).encode("gb18030")
    decoded = decode(payload, "gb2312")
    assert decoded.encoding == "gb18030"
    start = decoded.text.index("协议")
    assert payload[decoded.offsets[start] : decoded.offsets[start + 2]] == "协议".encode("gb18030")


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"])
def test_a_byte_order_mark_decides_and_is_not_text(mark):
    encoding = {3: "utf-8", 2: "utf-16-le" if mark[0] == 0xFF else "utf-16-be"}[len(mark)]
    decoded = decode(mark + "Früh 😀\r\n".encode(encoding), "windows-1251")
    assert decoded.text == "Früh 😀\r\n"
    assert (decoded.encoding, decoded.how) == (encoding, "byte order mark")
    assert decoded.offsets[0] == len(mark)
    assert "encoding_mismatch" in kinds(decoded)


def test_utf16_without_a_mark_is_seen_by_its_zero_bytes():
    decoded = decode("A truce was signed.".encode("utf-16-le"))
    assert decoded.text == "A truce was signed."
    assert decoded.flags == ()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "windows-1251"),
        (GREEK, "windows-1253"),
        (ENGLISH, "windows-1252"),
        (CHINESE, "gb18030"),
    ],
)
def test_text_wrongly_declared_as_utf8_is_recognised_and_flagged(text, encoding):
    page = b'<html><meta charset="utf-8"><p>' + text.encode(encoding)
    decoded = decode(page, html=True)
    assert decoded.text.endswith(text)
    assert decoded.encoding == encoding
    assert kinds(decoded) == ["encoding_mismatch"]
    assert decode(page, html=True) == decoded


def test_utf8_wrongly_declared_as_something_else_stays_utf8():
    decoded = decode(f"<meta charset='windows-1251'><p>{ENGLISH}".encode(), html=True)
    assert ENGLISH in decoded.text
    assert kinds(decoded) == ["encoding_mismatch"]


@pytest.mark.parametrize(
    "head",
    [
        b'<meta charset="windows-1251">',
        b"<META http-equiv=Content-Type content='text/html; charset=cp1251'>",
        b'<?xml version="1.0" encoding="Windows-1251"?>',
    ],
)
def test_a_right_declaration_in_the_page_is_followed(head):
    decoded = decode(head + "Да".encode("cp1251"), html=True)
    assert (decoded.encoding, decoded.how, decoded.flags) == ("windows-1251", "declared", ())
    assert decoded.text.endswith("Да")


def test_a_declaration_in_plain_text_is_only_text():
    decoded = decode(b'He typed <meta charset="koi8-r"> caf\xe9')
    assert decoded.encoding == "windows-1252"


@pytest.mark.parametrize(
    "label", ["rot13", "idna", "utf-7", "unicode_escape", "no such", "\0", "é" * 500]
)
def test_labels_that_are_no_character_set_are_not_followed(label):
    decoded = decode(b"+ACs- \\u0041 caf\xe9", label)
    assert decoded.text == "+ACs- \\u0041 café"
    assert kinds(decoded) == ["encoding_mismatch"]


def test_ascii_needs_no_declaration_and_raises_no_flag():
    assert decode(b"A quiet night.\r\n", "koi8-r").flags == ()


def test_line_ends_soft_hyphens_and_direction_marks_stay():
    text = "one\r\ntwo\rthree\n\u00adfour\u200f \u0665 שלום\u200b"
    assert decode(text.encode()).text == text


def test_broken_bytes_become_replacement_characters_with_a_flag():
    decoded = decode(BOTH * 9 + b"\xff end")
    assert decoded.text.endswith("\ufffd end")
    assert kinds(decoded) == ["replacement_characters"]


def test_nul_characters_are_left_out_and_offsets_still_hold():
    payload = b"caf\xc3\xa9\0\0 end\0"
    decoded = decode(payload)
    assert decoded.text == "café end"
    assert kinds(decoded) == ["nul_removed"]
    assert payload[decoded.offsets[5] : decoded.offsets[8]] == b"end\0"


def test_encoded_surrogates_become_one_replacement_each():
    decoded = decode("a\ud800b\udc00".encode("utf-8", "surrogatepass"), "utf-8")
    assert decoded.text == "a\ufffdb\ufffd"
    assert kinds(decoded) == ["lone_surrogates"]
    assert decoded.offsets.tolist() == [0, 1, 4, 5, 8]


@pytest.mark.parametrize("text", ["CafÃ© closed", "donâ€™t", "itâ€“s", "Â«we"])
def test_text_decoded_twice_is_flagged_and_kept(text):
    decoded = decode(text.encode())
    assert decoded.text == text
    assert kinds(decoded) == ["mojibake"]


@pytest.mark.parametrize(
    "text", ["SÃO PAULO", "ÂGE", "the “CAFÉ” shut", "à côté, naïve", "ÑANDÚ", RUSSIAN]
)
def test_ordinary_accents_are_no_mojibake(text):
    assert decode(text.encode()).flags == ()


def test_large_payloads_in_no_known_encoding_are_decoded_in_seconds():
    began = time.process_time()
    decoded = decode(bytes(range(1, 256)) * 40_000)
    check_offsets(decoded)
    assert time.process_time() - began < 5
