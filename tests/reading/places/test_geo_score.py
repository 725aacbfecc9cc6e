"""The scorer of places, on a corpus of two lines."""

import pytest

from benchmarks.geo_score import Toponym, figures, kilometres, read_corpus, score

LGL = """<articles><article docid="7"><dltime>2009-03-20 12:00:00</dltime>
<text>Rain in Oslo. Snow in Bergen.</text><toponyms>
<toponym><start>8</start><end>12</end><phrase>Oslo</phrase>
<gaztag geonameid="1"><lat>59.9</lat><lon>10.7</lon></gaztag></toponym>
<toponym><start>20</start><end>26</end><phrase>Bergen</phrase></toponym>
</toponyms></article></articles>"""
VIRUS = """<articles><article><text>Rain in Oslo.</text><locations><location><name>Oslo</name>
<start>8</start><end>12</end><lat>59.9</lat><lon>10.7</lon></location></locations></article></articles>"""
OSLO = (59.9, 10.7)


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "gold.xml"
    path.write_text(LGL, "utf-8")
    (found,) = read_corpus(path)
    return found


def test_gold_is_read_with_points_dates_and_moved_offsets(document):
    assert document.name == "7"
    assert document.published == "2009-03-20"
    assert [document.text[t.start : t.end] for t in document.gold] == ["Oslo", "Bergen"]
    assert [t.point for t in document.gold] == [OSLO, None]
    assert document.demonyms


def test_the_layout_of_geovirus_is_told_by_its_elements(tmp_path):
    path = tmp_path / "virus.xml"
    path.write_text(VIRUS, "utf-8")
    (found,) = read_corpus(path)
    assert found.gold == (Toponym(8, 12, OSLO),)
    assert not found.demonyms


def test_gold_scored_against_itself_is_perfect(document):
    counts = score(document, document.gold, document.gold)
    assert set(figures([counts]).values()) == {100.0}


def test_a_place_too_far_away_counts_as_found_but_not_as_right(document):
    found = [Toponym(7, 12, (50.0, 10.7)), Toponym(0, 4)]
    result = figures([score(document, found, [Toponym(8, 12), Toponym(22, 28)])])
    assert result["tag_precision"] == 50.0
    assert result["acc161_end_to_end"] == result["acc161_given"] == 0.0


def test_a_degree_of_latitude_is_111_kilometres():
    assert kilometres((0.0, 0.0), (1.0, 0.0)) == pytest.approx(111.2, abs=0.1)
    assert kilometres(OSLO, OSLO) == 0.0
