"""Visits and treatment: when, where, with whom, and how to get there."""

from aftercare_desktop.documents.plan.medicines import place
from aftercare_desktop.documents.plan.parts import Story, lines_of
from aftercare_desktop.documents.plan.twins import Cell, Twins
from aftercare_desktop.domain.plans import Appointment
from aftercare_desktop.words import dates
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.paper import Appointments as Words
from aftercare_desktop.words.paper import Everywhere

_WIDTHS = (118.0, 0.0, 150.0)


def write(story: Story) -> None:
    """One table, earliest first; visits without a day last."""
    visits = story.paper.document.appointments
    if not visits:
        story.blank(Words.NONE_YET)
        return
    ask = story.paper.facts().ask
    ordered = sorted(visits, key=lambda visit: (visit.day is None, visit.day or 0, str(visit.at or "")))
    story.table(Words.HEADS, [_row(story.twins, visit, ask) for visit in ordered], _WIDTHS)


def _row(twins: Twins, visit: Appointment, ask: str) -> tuple[str, Cell, Cell]:
    path = f"appointments.{visit.key}"
    when = dates.day_at(visit.day, visit.at) if visit.day else Everywhere.DAY_NOT_SET
    who = Words.WHO.format(who=visit.with_whom.strip()) if visit.with_whom.strip() else ""
    bring = Words.BRING.format(what=visit.bring.strip()) if visit.bring.strip() else ""
    where = twins.cell(lines_of(place(visit.place), who, bring), f"{path}.bring")
    ride = twins.cell(_ride(visit, ask), f"{path}.ride", f"{path}.backup")
    return lines_of(when, label(visit.kind)), where, ride


def _ride(visit: Appointment, ask: str) -> str:
    ride = visit.ride.strip().rstrip(".")
    if ride and visit.ride_at:
        ride = Words.RIDE_AT.format(ride=ride, time=dates.clock(visit.ride_at))
    backup = visit.backup.strip().rstrip(".")
    otherwise = Words.BACKUP.format(backup=backup) if backup else Words.NO_BACKUP.format(who=ask)
    return lines_of(f"{ride}." if ride else Words.NO_RIDE.format(who=ask), otherwise)
