import json

import pytest

from onrecord.records import RECORD_TYPES, Capture, Reading, Report
from onrecord.records.schema import json_schema


def reading():
    capture = Capture(sha256="0", size=0, media="text/plain", name="x")
    return Reading(
        report=Report(id="r", capture=capture, text="Rain fell."), version="0", profile="rules"
    )


def test_the_schema_names_every_list_of_a_reading():
    schema = json_schema()
    assert set(RECORD_TYPES) <= set(schema["properties"])
    assert schema["properties"]["statements"]["items"] == {"$ref": "#/$defs/Statement"}


def test_the_schema_is_plain_json_and_always_the_same():
    assert json.dumps(json_schema()) == json.dumps(json_schema())


def test_every_reference_leads_to_a_definition():
    words = json.dumps(json_schema()).split('"$ref": "')[1:]
    names = {word.partition('"')[0].removeprefix("#/$defs/") for word in words}
    assert names == names & set(json_schema()["$defs"])


def test_what_is_printed_is_what_the_schema_names():
    printed = reading().as_json()
    schema = json_schema()
    assert set(printed) <= set(schema["properties"])
    assert set(schema["required"]) <= set(printed)


@pytest.mark.parametrize("name", ["source_map"])
def test_what_is_not_printed_is_not_in_the_schema(name):
    assert name not in json_schema()["properties"]
