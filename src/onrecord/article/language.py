"""The language of a body, which decides whether any reader can read it."""

import py3langid

SUPPORTED = frozenset({"en"})
UNKNOWN = "und"
_FEWEST_LETTERS = 60
"""Below this the identifier errs too often (it takes headlines of eight words for Danish)."""
_SAMPLE = 2_000


def language_of(body: str) -> str:
    """Return the ISO 639-1 code of `body`, "und" where it is too short to tell.

    The first 2,000 characters are asked. Capitals are lowered first, because a text all in
    capitals looks like no language.
    """
    sample = body[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return UNKNOWN
    code, _ = py3langid.classify(sample.lower() if sample.isupper() else sample)
    return str(code)
