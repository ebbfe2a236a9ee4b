"""What the fields of a form need to know of the world: today, the closed days, whom the record names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from aftercare_desktop.domain.directory import EntryRow
from aftercare_desktop.domain.people import Place
from aftercare_desktop.ui.widgets.fields_calendar import ClosedDays, no_closed_days


def _nobody() -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class DirectoryLookup:
    """What fields for places ask of the directory."""

    find: Callable[[str], Sequence[EntryRow]]
    """The entries that a half-typed name finds."""
    place: Callable[[int], Place]
    """An entry as a plan names it."""
    open: Callable[[int], None]
    """Go to the entry."""


@dataclass(frozen=True, slots=True)
class FormContext:
    """Given to every field when it is made. `people` and `programs` are asked each time their suggestions open."""

    today: Callable[[], date]
    closed_days: ClosedDays = no_closed_days
    people: Callable[[], Sequence[str]] = _nobody
    programs: Callable[[], Sequence[str]] = _nobody
    directory: DirectoryLookup | None = None
