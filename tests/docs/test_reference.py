"""The reference says what the code says, and says all of it."""

import importlib.util
import re
from pathlib import Path

import msgspec
import pytest

from onrecord import errors, settings
from onrecord.cli.entry import Exit, group
from onrecord.cli.verbs import VERBS

DOCS = Path(__file__).parents[2] / "docs"


def built():
    spec = importlib.util.spec_from_file_location("build_reference", DOCS / "build_reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILD = built()
PAGES = BUILD.pages()


@pytest.mark.parametrize("name", PAGES)
def test_the_committed_page_is_what_the_code_says_now(name):
    committed = (DOCS / "reference" / name).read_text("utf-8")
    assert committed == PAGES[name], "run: python docs/build_reference.py"


@pytest.mark.parametrize("struct", BUILD.record_types(), ids=lambda struct: struct.__name__)
def test_every_record_is_in_the_reference_with_all_its_fields(struct):
    part = PAGES["records.md"].split(f"\n## {struct.__name__}\n")[1].split("\n## ")[0]
    assert all(f"`{field.name}`" in part for field in msgspec.structs.fields(struct))
    assert struct.__doc__.strip().split("\n")[0] in part


@pytest.mark.parametrize("name", BUILD.vocabulary_lists())
def test_every_list_of_the_vocabulary_is_in_the_reference_with_all_its_words(name):
    part = PAGES["vocabulary.md"].split(f"\n## {name}\n")[1].split("\n## ")[0]
    assert all(f"`{word}`" in part for word in BUILD.vocabulary_lists()[name])


@pytest.mark.parametrize("struct", [settings.Settings, settings.Limits])
def test_every_setting_is_in_the_reference(struct):
    assert all(f"`{field}`" in PAGES["settings.md"] for field in struct.__struct_fields__
               if field != "limits")  # fmt: skip


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_and_option_is_in_the_reference(verb):
    part = PAGES["cli.md"].split(f"\n## onrecord {verb}\n")[1].split("\n## ")[0]
    command = group.get_command(None, verb)
    options = [name for option in command.params for name in option.opts if name[0] == "-"]
    assert all(name in part for name in options)


def test_every_option_has_help():
    commands = [group.get_command(None, verb) for verb in VERBS]
    silent = [(c.name, p.name) for c in commands for p in c.params if getattr(p, "help", "-") == ""]
    assert silent == []


def test_every_exit_code_is_in_the_reference():
    assert all(f"| {int(code)} |" in PAGES["cli.md"] for code in Exit)


def test_every_error_is_in_the_tree_and_on_the_page():
    names = [name for name, found in vars(errors).items() if isinstance(found, type)]
    assert all(re.search(rf"\b{name}\b", errors.__doc__) for name in names)
    assert all(f"**{name}**" in PAGES["errors.md"] for name in names)
