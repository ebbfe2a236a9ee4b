"""Visits and treatment: when, where, with whom, and how to get there."""

from aftercare_desktop.documents.plan.medicines import place
from aftercare_desktop.documents.plan.parts import Story, lines_of
from aftercare_desktop.domain.plans import Appointment
from aftercare_desktop.words import dates
from aftercare_desktop.words.labels import label

_HEADS = ("When", "Where and who", "How I get there")
_WIDTHS = (118.0, 0.0, 150.0)


def write(story: Story) -> None:
    """One table, earliest first; visits without a day last."""
    visits = story.paper.document.appointments
    if not visits:
        story.blank("My first visit")
        return
    ordered = sorted(visits, key=lambda visit: (visit.day is None, visit.day or 0, str(visit.at or "")))
    story.table(_HEADS, [_row(visit) for visit in ordered], _WIDTHS)


def _row(visit: Appointment) -> tuple[str, str, str]:
    when = dates.day_at(visit.day, visit.at) if visit.day else "Day not set"
    who = f"I see {visit.with_whom.strip()}." if visit.with_whom.strip() else ""
    bring = f"Bring: {visit.bring.strip()}" if visit.bring.strip() else ""
    return lines_of(when, label(visit.kind)), lines_of(place(visit.place), who, bring), _ride(visit)


def _ride(visit: Appointment) -> str:
    ride = visit.ride.strip().rstrip(".")
    if ride and visit.ride_at:
        ride = f"{ride} at {dates.clock(visit.ride_at)}"
    backup = visit.backup.strip().rstrip(".")
    return lines_of(f"{ride}." if ride else "Ride: not set.", f"If not, {backup}." if backup else "Backup: not set.")
