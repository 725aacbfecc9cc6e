import json

from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.visible import escaped_json, visible, visible_lines

DANGEROUS = set(map(chr, [*range(0x20), *range(0x7F, 0xA0)])) | set(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\ufeff"
)


def test_plain_words_of_any_script_stay_as_they_are():
    words = "Ереван — Երևան, يريفان; 2,000 peacekeepers 🕊️ naïve “quoted”"
    assert visible(words) == words


def test_a_joiner_inside_a_word_stays():
    assert visible("می\u200cخواهم") == "می\u200cخواهم"


def test_line_breaks_and_tabs_become_one_blank():
    assert visible(" a \r\n\t b\u2028c ") == "a b c"


def test_an_escape_is_shown_as_its_picture():
    assert visible("\x1b[2J") == "␛[2J"


def test_lines_are_kept_where_lines_are_wanted():
    assert visible_lines("a\r\nb\x1bc") == "a\nb␛c"


@given(st.text(st.characters()))
def test_nothing_dangerous_is_ever_shown(text):
    assert not DANGEROUS & set(visible(text))
    assert not (DANGEROUS - {"\n"}) & set(visible_lines(text))
    visible(text).encode()


@given(st.dictionaries(st.text(st.characters()), st.text(st.characters())))
def test_escaped_json_is_one_safe_line_and_decodes_to_the_same(value):
    line = escaped_json(json.dumps(value, ensure_ascii=False))
    assert json.loads(line) == value
    assert len(line.splitlines()) == 1
    assert not DANGEROUS & set(line)
