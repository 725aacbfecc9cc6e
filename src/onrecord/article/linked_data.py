"""What a page's JSON-LD says of the article: headline, dates, publisher, authors."""

import json
from collections import deque
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.article.head import Head

_ARTICLES = (
    "newsarticle", "article", "reportagenewsarticle", "blogposting", "liveblogposting",
    "analysisnewsarticle", "opinionnewsarticle", "report", "socialmediaposting", "webpage",
)  # fmt: skip
_NODES_LIMIT = 2_000


class LinkedArticle(msgspec.Struct, frozen=True, kw_only=True):
    """The article a page declares; fields are empty where it says nothing."""

    headline: str = ""
    published: str = ""
    modified: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()


def linked_article(head: Head) -> LinkedArticle:
    """Return the best article node of the page's JSON-LD; malformed blocks are passed over."""
    best: dict[str, Any] | None = None
    rank = len(_ARTICLES)
    for node in _nodes(head):
        kind = _types(node)
        place = min((_ARTICLES.index(k) for k in kind if k in _ARTICLES), default=len(_ARTICLES))
        if place < rank:
            best, rank = node, place
    if best is None:
        return LinkedArticle()
    return LinkedArticle(
        headline=_text(best.get("headline") or best.get("name")),
        published=_text(best.get("datePublished")),
        modified=_text(best.get("dateModified")),
        publisher=_named(best.get("publisher")),
        authors=tuple(filter(None, map(_named, _listed(best.get("author")))))[:8],
    )


def _nodes(head: Head) -> Iterator[dict[str, Any]]:
    """Yield the objects of all blocks, breadth first, a bounded number of them."""
    queue: deque[Any] = deque()
    for block in head.ld_json:
        try:
            queue.append(json.loads(block.strip().rstrip(";"), strict=False))
        except (ValueError, RecursionError):
            continue
    seen = 0
    while queue and seen < _NODES_LIMIT:
        node = queue.popleft()
        seen += 1
        if isinstance(node, list):
            queue.extend(node[:200])
        elif isinstance(node, dict):
            yield node
            queue.extend(v for v in list(node.values())[:100] if isinstance(v, (dict, list)))


def _types(node: dict[str, Any]) -> list[str]:
    return [str(kind).lower() for kind in _listed(node.get("@type"))]


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _named(value: Any) -> str:
    first = _listed(value)[0] if _listed(value) else ""
    return _text(first.get("name") if isinstance(first, dict) else first)


def _text(value: Any) -> str:
    first = _listed(value)[0] if _listed(value) else ""
    return " ".join(first.split())[:500] if isinstance(first, str) else ""
