# ruff: noqa: INP001 - a script of the docs, not a package
"""Write docs/reference/ from the code, so that the reference cannot say anything else.

    python docs/build_reference.py

`pages()` gives the pages as text; a test compares them with what is committed.
"""

import ast
import inspect
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import click
import msgspec

from onrecord import errors, records, settings
from onrecord.cli import entry
from onrecord.cli.verbs import VERBS
from onrecord.records import RECORD_TYPES, legal, vocabulary

FOLDER = Path(__file__).parent / "reference"

NOTE = "<!-- Written by docs/build_reference.py from the code; change the code, not this page. -->"


def pages() -> dict[str, str]:
    """Return every generated page: file name to text."""
    return {
        "records.md": _page("Records", _records()),
        "vocabulary.md": _page("Vocabulary", _vocabulary()),
        "settings.md": _page("Settings", _settings()),
        "cli.md": _page("Command line", _commands()),
        "errors.md": _page("Errors", _errors()),
    }


def record_types() -> list[type[msgspec.Struct]]:
    """Return every struct of `onrecord.records`, in the order of the package's list."""
    named = (getattr(records, name) for name in records.__all__)
    return [t for t in named if inspect.isclass(t) and issubclass(t, msgspec.Struct)]


def vocabulary_lists() -> dict[str, tuple[str, ...]]:
    """Return every closed list of the vocabulary: its name and its words."""
    found = vars(vocabulary).items()
    return {name: get_args(hint) for name, hint in found if get_origin(hint) is Literal}


def _page(title: str, parts: Iterator[str]) -> str:
    return "\n\n".join([f"# {title}", NOTE, *parts]) + "\n"


def _records() -> Iterator[str]:
    yield (
        "Every record is a frozen `msgspec.Struct`. A **span** is `[start, end]` in code points of "
        "the report's canonical text, end exclusive; a **link** is the id of another record. "
        "The closed lists of words are on [their own page](vocabulary.md)."
    )
    yield _prose(records.base.__doc__)
    lists = {kind: name for name, kind in RECORD_TYPES.items()}
    for struct in record_types():
        yield f"## {struct.__name__}"
        yield _prose(struct.__doc__)
        if struct in lists:
            yield f"Listed in a reading as `{lists[struct]}`."
        yield _fields(struct)


def _vocabulary() -> Iterator[str]:
    yield _prose(vocabulary.__doc__)
    said = _said_below(vocabulary)
    for name, words in vocabulary_lists().items():
        yield f"## {name}"
        yield ", ".join(f"`{word}`" for word in words)
        if name in said:
            yield said[name]
    yield "## Which regions are read"
    yield f"{said['READ_ROLES']} " + ", ".join(f"`{r}`" for r in sorted(vocabulary.READ_ROLES))
    yield "## Status words by kind of commitment"
    rows = vocabulary.STATUS_WORDS.items()
    yield _table(("kind", "status words"), [(k, ", ".join(sorted(v))) for k, v in rows])
    yield "## Legal combinations"
    yield _prose(legal.__doc__)
    columns = ("stance", "certainty", "polarity", "distance", "reason")
    lists = ([", ".join(getattr(row, name)) for name in columns[1:4]] for row in legal.TABLE)
    rows = zip(legal.TABLE, lists, strict=True)
    yield _table(columns, [(row.stance, *words, row.reason) for row, words in rows])


def _settings() -> Iterator[str]:
    yield _prose(settings.__doc__)
    for table, struct in (("reading", settings.Settings), ("limits", settings.Limits)):
        yield f"## `[{table}]`"
        yield _prose(struct.__doc__)
        yield _fields(struct, skip={"limits"})


def _commands() -> Iterator[str]:
    context = click.Context(entry.group, info_name="onrecord")
    yield _prose(entry.group.help)
    for verb in VERBS:
        command = entry.group.get_command(context, verb)
        if command is None:
            raise LookupError(verb)
        inner = click.Context(command, info_name=verb, parent=context)
        yield f"## onrecord {verb}"
        yield f"```\n{command.get_usage(inner).removeprefix('Usage: ')}\n```"
        yield _prose(command.help)
        rows = [_option(p) for p in command.params if isinstance(p, click.Option)]
        yield _table(("option", "meaning"), rows)
    yield "## Exit codes"
    said = _said_below(entry, "Exit")
    yield _table(("code", "meaning"), [(str(int(c)), said[c.name]) for c in entry.Exit])


def _errors() -> Iterator[str]:
    first, _, tree = _prose(errors.__doc__).partition("\n\n")
    yield first
    yield f"```\n{tree}\n```"
    for _, error in inspect.getmembers(errors, inspect.isclass):
        yield f"**{error.__name__}**: {_prose(error.__doc__)}"


def _fields(struct: type[msgspec.Struct], skip: set[str] | None = None) -> str:
    hints = get_type_hints(struct, include_extras=True)
    rows = [
        (f"`{field.name}`", f"`{_type(hints[field.name])}`", _default(field))
        for field in msgspec.structs.fields(struct)
        if field.name not in (skip or ())
    ]
    return _table(("field", "type", "default"), rows)


def _default(field: Any) -> str:
    if field.required:
        return "required"
    value = field.default
    if value is msgspec.NODEFAULT:
        value = field.default_factory()
    shown = f"{type(value).__name__}()" if isinstance(value, msgspec.Struct) else repr(value)
    return f"`{shown}`"


def _type(hint: Any) -> str:
    """Return a type as a reader of the docs says it: links and closed lists by their name."""
    for name, known in vars(vocabulary).items():
        if not name.startswith("_") and known == hint and get_origin(hint) in (Literal, Annotated):
            return name
    inner = get_args(hint)
    if not inner or get_origin(hint) is Literal:
        return getattr(hint, "__name__", str(hint))
    if get_origin(hint) is Annotated:
        return _type(inner[0])
    if "Union" in type(hint).__name__ + str(get_origin(hint)):
        return " or ".join(_type(part) for part in inner)
    parts = ", ".join("…" if part is Ellipsis else _type(part) for part in inner)
    return f"{get_origin(hint).__name__}[{parts}]"


def _option(option: click.Option) -> tuple[str, str]:
    names = ", ".join(option.opts)
    value = "" if option.is_flag else f" {option.metavar or option.type.name.upper()}"
    return f"`{names}{value}`", option.help or ""


def _table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [columns, tuple("---" for _ in columns), *rows]
    return "\n".join(
        "| " + " | ".join(c.replace("|", "\\|") for c in line) + " |" for line in lines
    )


def _prose(docstring: str | None) -> str:
    return inspect.cleandoc(docstring or "").replace("\b\n", "")


def _said_below(module: Any, inside: str = "") -> dict[str, str]:
    """Return the docstrings that stand below assignments, by name (of a class: `inside`)."""
    body = ast.parse(inspect.getsource(module)).body
    if inside:
        body = next(n.body for n in body if isinstance(n, ast.ClassDef) and n.name == inside)
    said = {}
    for node, below in pairwise(body):
        name = _assigned(node)
        if name and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            said[name] = _prose(str(below.value.value))
    return said


def _assigned(node: ast.stmt) -> str:
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id
    return ""


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8")
        print(f"wrote docs/reference/{name}")
