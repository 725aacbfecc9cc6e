"""Inputs: each report is an item, each thing that is none has a line saying why."""

import gzip
import io
import json
import os
import socket
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.intake import Item, decode, items, run_limited
from onrecord.records import Given, Skipped
from onrecord.settings import Limits, Settings

SMALL = Settings(limits=Limits(file_bytes=1_000, html_bytes=500))


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(*inputs, settings=None, **rest):
    return list(items(inputs, settings or Settings(), **rest))


def names(found):
    return [one.name if isinstance(one, Skipped) else one.capture.name for one in found]


def reason(found):
    (one,) = found
    assert isinstance(one, Skipped), one
    return one.reason


def lines(*objects):
    return "".join(json.dumps(each) + "\n" for each in objects)


def test_a_text_file_is_one_item_with_its_bytes_unchanged(here):
    payload = "\ufeffA bridge fell.\r\n".encode()
    (here / "a.txt").write_bytes(payload)
    (item,) = read("a.txt")
    assert item.payload == payload
    assert (item.capture.name, item.capture.media, item.capture.size) == (
        "a.txt",
        "text/plain",
        20 - 2 + 1,
    )
    assert decode(item.payload).text == "A bridge fell.\r\n"


def test_folders_are_walked_in_order_and_hidden_files_stay_out(here):
    for name in ["b/z.txt", "b/a.html", "a.txt", "B.txt", ".hidden.txt", ".git/x.txt", "b/é.txt"]:
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text("words")
    assert names(read(".")) == ["B.txt", "a.txt", "b/a.html", "b/z.txt", "b/é.txt"]
    assert names(read(".hidden.txt")) == [".hidden.txt"]


def test_files_of_other_kinds_in_a_folder_are_named_with_a_reason(here):
    for name in ["a.pdf", "b.png", "c.zip", "d.css", "e.csv", "f.txt"]:
        (here / name).write_text("words")
    found = read(str(here))
    assert [type(one) for one in found] == [Skipped] * 5 + [Item]
    assert all(one.reason for one in found[:5])
    assert found[0].reason.startswith("PDF is not read yet")


def test_the_parts_of_a_saved_page_are_one_line(here):
    (here / "story_files").mkdir()
    (here / "story_files" / "app.js").write_text("x")
    (here / "story.html").write_text("<p>words")
    page, parts = read(".")
    assert page.capture.name == "story.html"
    assert parts == Skipped(name="story_files", reason="parts of the saved page story.html")


def test_patterns_are_expanded_where_the_shell_did_not(here):
    for name in ["x/1.txt", "x/y/2.txt", "x/y/3.html", "[odd].txt"]:
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text("words")
    assert names(read("x/*.txt")) == ["x/1.txt"]
    assert names(read("**/*.txt")) == ["[odd].txt", "x/1.txt", "x/y/2.txt"]
    assert names(read(str(here / "x" / "y" / "?.html"))) == [str(here / "x/y/3.html")]
    assert names(read("[odd].txt")) == ["[odd].txt"]
    assert reason(read("x/*.pdf")) == "no file matches this pattern"


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("gone.txt", "no such file"),
        ("", "no name given"),
        ("a\0b", "no such file"),
        ("n" * 5_000, "too long"),
        ("https://example.org/a", "not fetched"),
        ("/dev/null", "device"),
        ("-", "no standard input"),
    ],
)
def test_names_that_lead_nowhere_are_told(named, words, here):
    assert words in reason(read(named))


def test_pipes_sockets_and_links_are_told(here):
    os.mkfifo(here / "a-pipe.txt")
    (here / "b-broken.txt").symlink_to("gone")
    (here / "c-loop.txt").symlink_to("c-loop.txt")
    (here / "d-up").symlink_to("..")
    with socket.socket(socket.AF_UNIX) as held:
        held.bind("e-socket")
        found = read(".")
    assert [one.reason for one in found] == [
        "a pipe, not a file; use - to read standard input",
        "a broken link",
        "too many levels of symbolic links",
        "a link to a folder; name it to read it",
        "a socket, not a file",
    ]


def test_links_in_a_circle_do_not_trap_a_deep_pattern(here):
    for name in "abc":
        (here / name).symlink_to(".")
    (here / "x.txt").write_text("words")
    assert names(read("**/*.txt")) == ["x.txt"]


def test_a_linked_file_is_read_under_the_name_of_its_link(here):
    (here / "sub").mkdir()
    (here / "sub" / "a.txt").write_text("words")
    (here / "b.txt").symlink_to("sub/a.txt")
    assert names(read("b.txt")) == ["b.txt"]


def read_without_rights(folder):
    """Read a folder as a user who owns nothing (called in a process of its own)."""
    if os.geteuid() == 0:
        os.setuid(65534)
    return read(folder)


def test_what_may_not_be_read_is_told_and_the_rest_goes_on():
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        (here / "a").mkdir()
        (here / "a" / "x.txt").write_text("words")
        (here / "b.txt").write_text("words")
        (here / "c.txt").write_text("words")
        (here / "a").chmod(0)
        (here / "b.txt").chmod(0)
        here.chmod(0o755)
        found = run_limited(read_without_rights, name, seconds=20, memory=500_000_000)
        (here / "a").chmod(0o700)
    assert [type(one) for one in found] == [Skipped, Skipped, Item]
    assert [one.reason for one in found[:2]] == ["permission denied"] * 2


def test_an_empty_folder_is_told(here):
    (here / "none").mkdir()
    assert reason(read("none")) == "a folder without files"


def test_names_that_are_no_unicode_can_be_written(here):
    raw = os.fsencode(here) + b"/caf\xe9.txt"
    try:
        with open(raw, "w") as stream:  # noqa: PTH123
            stream.write("words")
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    (item,) = read(".")
    assert item.capture.name == "caf\\xe9.txt"


def test_json_lines_are_items_of_their_own_and_bad_lines_are_named(here):
    (here / "a.jsonl").write_text(
        lines(
            {
                "text": "One.",
                "url": "https://x.example/1",
                "published": "2021-11-16",
                "outlet": "X",
                "title": "T",
                "more": [1],
            }
        )
        + "\n{broken\n"
        + lines(
            {"html": "<p>Two", "text": "Two"},
            {"text": 5},
            {"url": "u"},
            {"text": " "},
            [1],
            {"text": "x", "published": "2021-13-45"},
            {"text": "Last"},
        )
    )
    found = read("a.jsonl")
    assert names(found) == [f"a.jsonl:{n}" for n in (1, 3, 4, 5, 6, 7, 8, 9, 10)]
    first, broken, second, mistyped, nothing, blank, array, undated, last = found
    assert first.payload == b"One."
    assert first.capture.address == "https://x.example/1"
    assert first.capture.given == Given(published="2021-11-16", outlet="X", title="T")
    assert (second.capture.media, second.payload) == ("text/html", b"<p>Two")
    assert last.capture.media == "text/plain"
    assert broken.reason.startswith("not valid JSON")
    assert mistyped.reason == "`text` is not a string"
    assert nothing.reason == "has neither `text` nor `html`"
    assert blank.reason == "holds no text"
    assert array.reason.startswith("not a JSON object")
    assert "impossible date" in undated.reason


def test_what_a_line_says_of_itself_wins_over_what_is_given_for_all(here):
    (here / "a.jsonl").write_text(lines({"text": "x", "outlet": "Own", "published": ""}))
    (item,) = read("a.jsonl", given=Given(outlet="All", published=" 2021-11-16"))
    assert item.capture.given == Given(outlet="Own", published="2021-11-16")


@pytest.mark.parametrize("indent", [None, 2])
def test_a_json_file_may_hold_one_object(indent, here):
    (here / "a.json").write_text(json.dumps({"text": "One.", "title": "T"}, indent=indent))
    (item,) = read("a.json")
    assert (item.capture.name, item.payload) == ("a.json", b"One.")


def test_a_json_file_may_hold_an_object_a_line(here):
    (here / "a.json").write_text(lines({"text": 1}, {"text": "Two."}))
    assert names(read("a.json")) == ["a.json:1", "a.json:2"]


def test_a_first_line_with_half_a_surrogate_does_not_hide_the_others(here):
    (here / "a.json").write_text('{"x": "\\ud800", "text": "One"}\n{"text": "Two."}\n')
    assert names(read("a.json")) == ["a.json:1", "a.json:2"]


def test_lines_after_the_first_may_be_bad_too(here):
    (here / "a.json").write_text('{"text": "One"}\ngarbage\n')
    found = read("a.json")
    assert [type(one) for one in found] == [Item, Skipped]


def test_a_json_list_is_refused_with_advice(here):
    (here / "a.json").write_text('[{"text": "x"}]')
    assert "one object per line" in reason(read("a.json"))


def test_half_surrogates_in_json_are_kept_and_flagged_by_decoding(here):
    (here / "a.jsonl").write_text(
        '{"text": "a\\ud800b", "title": "t\\udc00", "x": {"y": "\\ud83d\\ude00"}}\n'
    )
    (item,) = read("a.jsonl")
    decoded = decode(item.payload, item.capture.encoding)
    assert decoded.text == "a\ufffdb"
    assert [flag.kind for flag in decoded.flags] == ["lone_surrogates"]
    assert item.capture.given.title == "t?"
    item.capture.fingerprint.encode()


def test_an_impossible_given_date_is_refused_before_anything_is_read():
    with pytest.raises(InputError, match="impossible date"):
        items(["-"], Settings(), Given(published="2021-13-45"))


@pytest.mark.parametrize("suffix", ["txt", "html", "jsonl"])
def test_gzip_files_are_read_like_what_they_hold(suffix, here):
    content = {"txt": "words", "html": "<p>words", "jsonl": lines({"text": "words"})}[suffix]
    packed = gzip.compress(content[:3].encode()) + gzip.compress(content[3:].encode()) + b"\0" * 9
    (here / f"a.{suffix}.gz").write_bytes(packed)
    (item,) = read(".")
    assert b"words" in item.payload


def test_damaged_gzip_data_is_told(here):
    whole = gzip.compress(os.urandom(3_000))
    (here / "a.txt.gz").write_bytes(whole[:-20])
    (here / "b.txt.gz").write_bytes(whole[:50] + b"\xff" * 50)
    (here / "c.txt.gz").write_bytes(gzip.compress(gzip.compress(b"words")))
    (here / "d.txt.gz").write_bytes(gzip.compress(b"words") + b"more")
    (here / "e.tar.gz").write_bytes(gzip.compress(b"words"))
    (here / "f.gz").write_bytes(gzip.compress(b"%PDF-1.7"))
    found = read(".")
    assert all(isinstance(one, Skipped) for one in found)
    assert names(found) == ["a.txt.gz", "b.txt.gz", "c.txt.gz", "d.txt.gz", "e.tar.gz", "f.gz"]


def test_good_lines_before_the_damage_are_kept(here):
    packed = gzip.compress(
        lines(*({"text": f"Report {n} " + os.urandom(99).hex()} for n in range(2_000))).encode()
    )
    (here / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    *good, last = read("a.jsonl.gz")
    assert len(good) > 500
    assert all(isinstance(one, Item) for one in good)
    assert last == Skipped(name="a.jsonl.gz", reason="the gzip data is cut off")


def test_files_over_the_limit_are_told_which_one(here):
    (here / "a.txt").write_text("x" * 1_001)
    (here / "b.html").write_text("x" * 501)
    (here / "c.txt.gz").write_bytes(gzip.compress(b"x" * 1_001))
    (here / "d.jsonl").write_text("x" * 2_001 + "\n" + lines({"html": "x" * 501}, {"text": "fits"}))
    found = read(".", settings=SMALL)
    assert names(found) == ["a.txt", "b.html", "c.txt.gz", "d.jsonl:1", "d.jsonl:2", "d.jsonl:3"]
    assert "limits.file_bytes" in found[0].reason
    assert "limits.html_bytes" in found[1].reason
    assert all(isinstance(one, Skipped) for one in found[:5])
    assert found[5].payload == b"fits"


@pytest.mark.parametrize(
    ("payload", "media"),
    [
        (b"Just words.", "text/plain"),
        (b"<html><p>words", "text/html"),
        (gzip.compress(b"Just words."), "text/plain"),
    ],
)
def test_standard_input_is_sniffed(payload, media):
    (item,) = read("-", stdin=io.BytesIO(payload))
    assert (item.capture.name, item.capture.media) == ("-", media)


def test_standard_input_may_be_json_lines():
    found = read("-", stdin=io.BytesIO(lines({"text": "a"}, {"text": "b"}).encode()))
    assert names(found) == ["-:1", "-:2"]


@pytest.mark.parametrize("payload", [b"", b" \n\t", b"\xef\xbb\xbf\r\n", b"\xff\xfe \0\n\0"])
@pytest.mark.parametrize("suffix", ["txt", "html", "jsonl", "json"])
def test_files_without_a_word_are_told(payload, suffix, here):
    (here / f"a.{suffix}").write_bytes(payload)
    assert reason(read("."))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    payload=st.binary(max_size=200),
    suffix=st.sampled_from(["txt", "html", "json", "jsonl", "txt.gz", "xml", ""]),
)
def test_any_bytes_under_any_name_give_items_or_reasons(payload, suffix, tmp_path):
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(payload)
    found = list(items([str(path)], SMALL))
    assert found
    assert found == list(items([str(path)], SMALL))
    path.unlink()


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["text", "html", "url", "published", "title", "x"]), st.text(max_size=20)
    )
)
def test_any_object_gives_an_item_or_a_reason(fields):
    stream = io.BytesIO(lines(fields | {"more": 1}).encode() * 2)
    found = read("-", stdin=stream)
    assert len(found) == 2
    for one in found:
        assert one.capture.size == len(one.payload) if isinstance(one, Item) else one.reason
