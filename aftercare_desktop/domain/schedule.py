"""The week drawn from everything a plan schedules: groups, meetings, routines, and the first week's visits."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from aftercare_desktop.domain.plans import PeerKind, PlanDocument, Weekday

WEEK = timedelta(days=7)


class WeekKind(StrEnum):
    """Where an entry of the week comes from."""

    GROUP = "group"
    MEETING = "meeting"
    VISIT = "visit"
    ROUTINE = "routine"


@dataclass(frozen=True, slots=True)
class WeekItem:
    """One entry: `day` is set for a visit of the first week and None for what comes every week."""

    key: str
    kind: WeekKind
    weekday: Weekday
    starts: time | None
    ends: time | None
    what: str
    day: date | None = None


def week(document: PlanDocument, first_day: date | None) -> tuple[WeekItem, ...]:
    """Everything with a weekday, Sunday to Saturday and by time; entries without a time come first in their day.

    Visits count when they fall into the seven days that begin with `first_day`.
    """
    found = [*_every_week(document)]
    if first_day is not None:
        found += _visits(document, first_day)
    return tuple(sorted(found, key=lambda item: (item.weekday, item.starts or time.min, item.what)))


def _every_week(document: PlanDocument) -> list[WeekItem]:
    found: list[WeekItem] = []
    for place in document.peers.places:
        if place.weekday is not None and place.name.strip():
            kind = WeekKind.GROUP if place.kind is PeerKind.GROUP else WeekKind.MEETING
            found.append(WeekItem(place.key, kind, place.weekday, place.starts, place.ends, place.name))
    for routine in document.daily_life.routines:
        if routine.weekday is not None and routine.what.strip():
            found.append(
                WeekItem(
                    routine.key, WeekKind.ROUTINE, routine.weekday, routine.starts, routine.ends, routine.what
                )
            )
    return found


def _visits(document: PlanDocument, first_day: date) -> list[WeekItem]:
    found: list[WeekItem] = []
    for visit in document.appointments:
        if visit.day is not None and first_day <= visit.day < first_day + WEEK:
            what = visit.place.name or visit.with_whom
            if what.strip():
                found.append(
                    WeekItem(
                        visit.key, WeekKind.VISIT, Weekday.of(visit.day), visit.at, None, what, visit.day
                    )
                )
    return found
