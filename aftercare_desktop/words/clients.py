"""What screens say about a client in a few words: leave date, state of the plan, time in recovery."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import lru_cache

from aftercare_desktop.domain.clients import Client, ClientRow, ClientStatus
from aftercare_desktop.words.dates import birth_date, day, day_of_year, full_date, short_day
from aftercare_desktop.words.labels import label

_STAYING = frozenset(
    {
        ClientStatus.IN_TREATMENT,
        ClientStatus.BACK_IN_TREATMENT,
        ClientStatus.IN_HOSPITAL,
        ClientStatus.IN_JAIL,
    }
)
_NEAR_DAYS = 14


@dataclass(frozen=True, slots=True)
class Leaving:
    """When a person leaves or left, in words; `late` if the planned day passed and they are still in treatment."""

    words: str
    late: bool = False


@lru_cache(maxsize=4_096)
def leaving(day_left: date | None, status: ClientStatus, today: date) -> Leaving:
    """ "Leaves Wed, Nov 25", "Left Mon, Oct 19", "Was to leave Fri, Nov 20", or "No leave date yet"."""
    if day_left is None:
        return Leaving("No leave date yet" if status in _STAYING else "No leave date")
    if status is ClientStatus.DIED:
        return Leaving("")
    shown = day(day_left) if abs((day_left - today).days) < 300 else day_of_year(day_left)
    if day_left >= today and (status in _STAYING or day_left > today):
        return Leaving("Leaves today" if day_left == today else f"Leaves {shown}")
    if status in _STAYING:
        return Leaving(f"Was to leave {short_day(day_left)}", late=True)
    return Leaving("Left today" if day_left == today else f"Left {shown}")


def away(day_left: date, today: date) -> str:
    """ "in 2 days", "tomorrow", "yesterday", "3 days ago"; empty when it is more than two weeks away."""
    days = (day_left - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    if abs(days) > _NEAR_DAYS:
        return ""
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def plan_state(row: ClientRow) -> str:
    """ "Plan 2 is final", "Draft of plan 1" or "No plan yet"."""
    if row.plan_number is None:
        return "No plan yet"
    return f"Plan {row.plan_number} is final" if row.plan_final else f"Draft of plan {row.plan_number}"


def changed_on(at: datetime, zone: tzinfo) -> str:
    """ "Changed Nov 24, 2026"."""
    return f"Changed {full_date(at.astimezone(zone).date())}"


@lru_cache(maxsize=1_024)
def row_details(row: ClientRow) -> str:
    """What tells two people of the same name apart: what they are called, the record number, the date of birth."""
    parts = []
    if row.preferred_name and row.preferred_name != row.name:
        parts.append(f"Goes by {row.preferred_name}")
    if row.record_number:
        parts.append(f"Record {row.record_number}")
    if row.birth_date:
        parts.append(f"Born {birth_date(row.birth_date)}")
    return ". ".join(parts)


def row_spoken(row: ClientRow, today: date) -> str:
    """A row of the list as a screen reader says it."""
    told = leaving(row.discharge_date, row.status, today).words
    parts = (
        row.name,
        row.pronouns,
        row_details(row),
        "Archived" if row.archived else label(row.status),
        told,
        f"Counselor {row.counselor}" if row.counselor else "No counselor yet",
        plan_state(row),
    )
    return ". ".join(part for part in parts if part)


def in_recovery(client: Client) -> str:
    """ "In recovery since Oct 26", after a return "Started again Dec 3. Before that, 38 days"; empty unless wanted."""
    if not client.recovery or client.status is ClientStatus.DIED:
        return ""
    last = client.recovery[-1]
    if last.ended is not None:
        return ""
    earlier = [stretch for stretch in client.recovery[:-1] if stretch.ended is not None]
    if not earlier:
        return f"In recovery since {short_day(last.started)}"
    before = earlier[-1]
    ended = before.ended or before.started
    days = (ended - before.started).days
    return f"Started again {short_day(last.started)}. Before that, {days} {'day' if days == 1 else 'days'}"


def counted(number: int) -> str:
    """ "1 person", "63 people"."""
    return "1 person" if number == 1 else f"{number:,} people"
