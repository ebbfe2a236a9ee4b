"""Text that a person typed and that names no value, gathered and put back by path, however deep its field stands."""

from collections.abc import Mapping
from typing import Protocol


class Reading(Protocol):
    """A field, a form or a row that may hold such text."""

    def unread(self) -> dict[str, str]: ...

    def read_again(self, path: str, text: str) -> None: ...


def unread_in(parts: Mapping[str, Reading]) -> dict[str, str]:
    """Every such text of these parts, each by the path of its part and the path inside it."""
    return {
        f"{own}.{inside}" if inside else own: text
        for own, part in parts.items()
        for inside, text in part.unread().items()
    }


def read_again_in(parts: Mapping[str, Reading], path: str, text: str) -> None:
    """Put one back into the part it belongs to; where that is gone, nothing."""
    for own, part in parts.items():
        if path == own or path.startswith(own + "."):
            part.read_again(path[len(own) + 1 :], text)
