"""What a change gives back: its value, what it touched, and the use case that takes it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from aftercare_desktop.errors import straight
from aftercare_desktop.services.changes import Topics

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Undo:
    """A use case with its arguments as plain values, the expected version among them.

    `use_case` is "clients.restore": the service's name on the desk and its method. `sentence` says what was done
    ("Theo Bramwell archived"), for the toast that offers to take it back.
    """

    use_case: str
    arguments: Mapping[str, object]
    sentence: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "sentence", straight(self.sentence))


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """A finished change: what it gives (often an id or the new version), the topics announced, how to undo it."""

    value: T
    topics: Topics
    undo: Undo | None = None
