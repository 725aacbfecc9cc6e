"""Links of the documentation lead somewhere; its snippets run."""

import shlex
import shutil
from functools import cache

import pytest

from onrecord.cli.entry import run
from tests.docs.markdown import ROOT, agrees, anchors, commands, links, pages, snippets

TESTED = [page for page in pages() if page.exists() and snippets(page)]


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page):
    broken = []
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_the_first_page_links_every_other_page():
    first = ROOT / "docs/README.md"
    linked = {(first.parent / link.partition("#")[0]).resolve() for link in links(first)}
    numbered = ROOT / "docs/decisions"
    others = {p for p in (ROOT / "docs").rglob("*.md") if p.parent != numbered} - {first}
    assert sorted(others - linked) == []


@pytest.fixture(scope="module", autouse=True)
def one_reader():
    """Load the models once for all pages; the pool's processes load their own."""
    from onrecord.reader import Reader

    load = Reader.load
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Reader, "load", cache(load))
        yield


@pytest.mark.parametrize("page", TESTED, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_snippets_of_a_page_run_as_shown(page, tmp_path, monkeypatch, capsys):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for snippet in snippets(page):
        if snippet.language == "python":
            capsys.readouterr()
            exec(compile(snippet.body, f"{page.name}:{snippet.line}", "exec"), {})
            printed = capsys.readouterr().out
            assert agrees(snippet.printed, printed), (snippet.line, printed)
            continue
        for command in commands(snippet.body):
            words = shlex.split(command.words)
            assert words[0] == "onrecord", "only our own commands are run"
            capsys.readouterr()
            assert run(words[1:]) == snippet.exit_code, (snippet.line, capsys.readouterr().err)
            printed = capsys.readouterr().out
            assert agrees(command.printed, printed), (snippet.line, command.words, printed)


def test_there_are_snippets_to_run():
    assert len(TESTED) > 4
