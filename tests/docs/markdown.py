"""Reads our own Markdown: links, headings, and the snippets that are run."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]

_FENCE = re.compile(
    r"^<!-- tested(?:: exit (?P<exit>\d+))? -->\n```(?P<language>\w+)\n(?P<body>.*?)^```$"
    r"(?:\n\nprints\n\n```\n(?P<printed>.*?)^```$)?",
    re.MULTILINE | re.DOTALL,
)
_LINK = re.compile(r"\[[^\]\n]*(?:\n[^\]\n]*)?\]\(([^)\s]+)\)")
_ANY_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


class Snippet(NamedTuple):
    page: Path
    line: int
    language: str
    body: str
    exit_code: int
    printed: str


class Command(NamedTuple):
    words: str
    printed: str


def pages() -> list[Path]:
    """Every page of the documentation."""
    tops = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    return [*tops, *sorted((ROOT / "docs").rglob("*.md"))]


def snippets(page: Path) -> list[Snippet]:
    """The snippets of `page` that say they are tested."""
    text = page.read_text("utf-8")
    return [
        Snippet(page, text[: found.start()].count("\n") + 2, found["language"], found["body"],
                int(found["exit"] or 0), found["printed"] or "")
        for found in _FENCE.finditer(text)
    ]  # fmt: skip


def commands(body: str) -> Iterator[Command]:
    """The `$ ` lines of a console snippet, each with what stands below it."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        words, _, printed = part.partition("\n")
        yield Command(words, printed)


def links(page: Path) -> list[str]:
    """Links of `page` that point inside the repository."""
    text = _ANY_FENCE.sub("", page.read_text("utf-8"))
    return [link for link in _LINK.findall(text) if "://" not in link]


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub makes of the headings of `page`."""
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def agrees(expected: str, printed: str) -> bool:
    """Whether `printed` is what the page shows; "..." stands for anything, an empty page too."""
    if not expected.strip():
        return True
    pattern = ".*".join(re.escape(part) for part in expected.strip().split("..."))
    return re.fullmatch(pattern, printed.strip(), re.DOTALL) is not None
