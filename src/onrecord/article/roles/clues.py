"""What is known of a page beside its text."""

import msgspec


class Clues(msgspec.Struct, frozen=True, kw_only=True):
    """Title and outlet as given or declared, and the article as an extraction library sees it."""

    title: str = ""
    outlet: str = ""
    body: str = ""
