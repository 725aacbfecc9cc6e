"""The version of the package; the same number stands in pyproject.toml."""

__version__ = "0.1.0"
