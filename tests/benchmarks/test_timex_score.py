from benchmarks.timex_score import Document, Timex, figures, pairs, read_folder, score

TML = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="TIME" value="2021-11-16T08:00:00">x</TIMEX3></DCT>
<TEXT>They <EVENT eid="e1">left</EVENT> on <TIMEX3 tid="t1" type="DATE"
value="2021-11-14">Sunday</TIMEX3> &amp; <TIMEX3 tid="t2" type="DURATION" value="P2D">two
<EVENT eid="e2">long</EVENT> days</TIMEX3>.<TIMEX3 tid="t3" type="DATE" value="2021"/>
</TEXT></TimeML>"""


def gold(folder):
    (folder / "a.tml").write_text(TML, "utf-8")
    (folder / "._a.tml").write_text("no xml", "utf-8")
    (document,) = read_folder(folder)
    return document


def test_gold_is_read_with_offsets_into_the_bare_text(tmp_path):
    document = gold(tmp_path)
    assert document.created == "2021-11-16"
    assert document.text.startswith("They left on Sunday & two\nlong days.")
    assert [document.text[t.start : t.end] for t in document.gold] == ["Sunday", "two\nlong days"]


def test_gold_scored_against_itself_gives_100(tmp_path):
    document = gold(tmp_path)
    assert set(figures([score(document, document.gold)]).values()) == {100.0}


def test_no_prediction_and_no_gold_give_0(tmp_path):
    document = gold(tmp_path)
    assert set(figures([score(document, [])]).values()) == {0.0}
    assert set(figures([score(Document("b", "", None, ()), [])]).values()) == {0.0}


def test_a_value_counts_on_an_overlap_and_a_type_apart_from_it():
    one = Timex(0, 6, "DATE", "2021-11-14")
    near = Timex(2, 6, "TIME", "2021-11-14")
    counts = score(Document("a", "Sunday", None, (one,)), [near])
    assert (counts.strict, counts.relaxed, counts.type, counts.value) == (0, 1, 0, 1)
    assert (counts.weekdays, counts.weekdays_right) == (1, 1)


def test_pairs_are_one_to_one_and_exact_ones_come_first():
    gold_one, gold_two = Timex(0, 10, "DATE", "a"), Timex(5, 10, "DATE", "b")
    wide = Timex(0, 10, "DATE", "a")
    assert pairs([gold_one, gold_two], [wide]) == [(gold_one, wide)]
