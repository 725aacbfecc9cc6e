"""Every error onrecord raises on purpose, so that a caller can catch one root.

OnrecordError
├── InputError            this input cannot be read: names the input and the reason
│   ├── UnreadableInput   missing, no permission, a folder where a file was asked for
│   ├── NotAReport        empty, binary, an image, a consent wall, no text left
│   └── LimitExceeded     larger, deeper or slower than the settings allow
├── SettingsError         onrecord.toml or an option holds an impossible value
├── ModelError            a model file is missing or its hash is not one we know
├── LedgerError           the ledger cannot be opened, is of a newer schema, or fails its check
│   └── DiskFull          the disk is full or fails while writing; the old state is intact
└── QueryError            a question has no answer: it writes, is not SQL, or its id is unknown
"""


class OnrecordError(Exception):
    """Root of all errors that onrecord raises on purpose."""


class InputError(OnrecordError):
    """One input cannot be read. `name` is the input as the user gave it, `reason` why."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason

    def __reduce__(self) -> tuple[type["InputError"], tuple[str, str]]:
        return type(self), (self.name, self.reason)  # crosses process borders


class UnreadableInput(InputError):
    """The input is missing, may not be read, or is not a file."""


class NotAReport(InputError):
    """The input was read but holds no report."""


class LimitExceeded(InputError):
    """The input is larger, deeper or slower than the settings allow."""


class SettingsError(OnrecordError):
    """A setting holds an impossible value."""


class ModelError(OnrecordError):
    """A model file is missing, or its hash is not one this version knows."""


class LedgerError(OnrecordError):
    """The ledger cannot be opened, has a newer schema, or fails its own check."""


class DiskFull(LedgerError):
    """The disk is full or fails while writing; what the ledger held before is intact."""


class QueryError(OnrecordError):
    """A query is refused, or an id or filter means nothing in this ledger."""
