"""Which of several of one kind is meant: "the previous meeting" is not "the meeting in May"."""

from onrecord.language.parse import Parse
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.words import words


def rank(parse: Parse, token: int) -> frozenset[str]:
    """Return what tells one of several: "the previous meeting", "the next round"."""
    before = {parse.lemma[c].lower() for c in parse.children[token] if c < token}
    return frozenset(before & words("ranks"))


def rank_of(earlier: Earlier, draft: Draft) -> frozenset[str]:
    """Return what tells the words by which a draft is named from those of others."""
    tokens = earlier.page.parse.tokens_in(draft.span)
    return frozenset({earlier.page.parse.lemma[t].lower() for t in tokens} & words("ranks"))
