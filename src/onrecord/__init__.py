"""onrecord: a ledger of who said what happened, and who owes whom what.

    import onrecord

    reading = onrecord.read("page.html", published="2021-11-16")
    workspace = onrecord.open("caucasus/")

The names below are loaded when first used, so that `import onrecord` costs nothing.
"""

from typing import TYPE_CHECKING, Any

from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.facade import open_workspace as open  # noqa: A004
    from onrecord.facade import read

__all__ = ["__version__", "open", "read"]

_FACADE = {"read": "read", "open": "open_workspace"}


def __getattr__(name: str) -> Any:
    """Load the facade on first use (PEP 562)."""
    if name not in _FACADE:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    from onrecord import facade  # noqa: PLC0415

    return getattr(facade, _FACADE[name])
