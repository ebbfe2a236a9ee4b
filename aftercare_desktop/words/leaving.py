"""What the paper of "Leaving now" says beside page 1: the ride tonight, what was agreed for after, and the open door.

Whether somebody left against advice is for the record alone: the paper in their hand does not say it.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from aftercare_desktop.domain import first_days
from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.clients import Client, ClientStatus
from aftercare_desktop.domain.contact import Means, allowed, promised_calls_stop
from aftercare_desktop.domain.plans import FirstDaysRow, MedicineKind, PlanDocument, Section
from aftercare_desktop.domain.statuses import EFFECTS
from aftercare_desktop.words import dates
from aftercare_desktop.words.contact import verdict
from aftercare_desktop.words.first_days import (
    Line,
    PageOneFacts,
    PageOneRow,
    Run,
    missing_line,
    page_one,
    promised_call,
)
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.medicine_calls import is_given_there
from aftercare_desktop.words.phones import shown_phone
from aftercare_desktop.words.plan import center_line_label
from aftercare_desktop.words.statuses import notice

TITLE = "Made on the day I left"
DOOR = "The door is open. I can call or come back any time."
LEFT_EARLY = "Left before the plan was done"
"""The reason that is kept with a version that was printed with items missing."""
STILL_PRINTS = "Page 1 and the card still print, for somebody who leaves now."
DIED_NOTHING_PRINTED = (
    "The record says that this person died, so no paper for leaving is made. Nothing was printed or changed. "
    "If the status is wrong, change it first."
)


def under_title(facts: PageOneFacts) -> str:
    """The day of leaving, with the time if it was said."""
    leaving = facts.document.leaving
    if leaving.on is None:
        return ""
    at = f", {dates.clock(leaving.at)}" if leaving.at else ""
    return f"{dates.day_of_year(leaving.on)}{at}"


def rows(facts: PageOneFacts) -> tuple[PageOneRow, ...]:
    """The rows of page 1; how I get to where I sleep stands beside it."""
    return tuple(_with_ride(row, facts) if row.row is FirstDaysRow.SLEEP else row for row in page_one(facts))


def _with_ride(row: PageOneRow, facts: PageOneFacts) -> PageOneRow:
    """The ride is the one of today: below tonight's bed, where the home of a later day follows it."""
    below_bed = first_days.is_home_later(facts.document) and not row.edited
    at = 1 if below_bed else len(row.lines)
    return replace(row, lines=(*row.lines[:at], _ride(facts), *row.lines[at:]))


def after_leaving(facts: PageOneFacts) -> tuple[Line, ...]:
    """The call that was promised, the phone that is safe, and the one person the client wants told.

    That is a wish: what the center may do stands in a signed consent alone. A call that nobody may make is not asked
    for; every other missing fact says so, also beside a later call.
    """
    leaving = facts.document.leaving
    call = promised_call(facts)
    is_within = first_days.has_call_within(facts.document)
    if not is_within and not first_days.is_call_stopped(facts.client, facts.document):
        call = (missing_line(facts, "A call within 24 hours", Section.FIRST_DAYS), *call)
    phone = shown_phone(leaving.safe_phone)
    reached = (
        _said("I can be reached at ", phone)
        if phone
        else missing_line(facts, "Safe phone", Section.FIRST_DAYS)
    )
    return (*call, reached, _may_tell(facts))


def door(center: CenterProfile) -> Line:
    """The closing words, with the center's line where there is one."""
    number = shown_phone(center.line.number)
    if not number:
        return Line((Run(DOOR, strong=True),))
    return Line((Run(DOOR, strong=True), Run(f" {center_line_label(center)}: "), Run(number, strong=True)))


def status_doubt(client: Client) -> str:
    """What the status of somebody who leaves now stops, for whoever prints for them; empty where nothing is stopped."""
    if client.status is ClientStatus.DIED:
        return DIED_NOTHING_PRINTED
    effect = EFFECTS[client.status]
    if not (effect.stops or effect.asks_first or effect.contact_again):
        return ""
    told = notice(client, None) or f"{label(client.status)}."
    return f"{told} {STILL_PRINTS}"


def call_doubt(client: Client, today: date, *, late: bool) -> str:
    """What speaks against a call that is promised now, in a sentence; empty where nothing does."""
    if promised_calls_stop(client):
        return "This call will not print: the status, or a contact agreement to be asked again, stops promised calls."
    given = allowed(client, Means.CALL, today)
    if not given.allowed:
        return f"{verdict(Means.CALL, given)}. Ask again before you promise a call."
    return "This call is more than 24 hours away. A call within a day keeps people safer." if late else ""


def next_dose_label(kind: MedicineKind) -> str:
    """What the next day of a medicine is: what page 1 will call it."""
    if kind.is_injection():
        return "Next injection on"
    return "Next dose on" if is_given_there(kind) else "Next pick-up on"


def next_dose_head(kinds: Iterable[MedicineKind]) -> str:
    """The same over a column of several medicines."""
    labels = {next_dose_label(kind) for kind in kinds}
    return labels.pop() if len(labels) == 1 else "Next dose or pick-up"


def not_tonight(client: Client, document: PlanDocument) -> str:
    """What the plan has for a later day only, so that it is asked for tonight; empty where nothing is to be asked.

    A call that nobody may make is not asked for.
    """
    later, call, home = [], document.first_days.call, document.home
    if home.moves_on and first_days.is_home_later(document) and not document.leaving.sleeps_elsewhere():
        later.append(f"{home.place.name.strip() or 'a bed'} from {dates.day(home.moves_on)}")
    is_asked = first_days.is_call_later(document) and not first_days.has_call_within(document)
    if is_asked and call.day and not promised_calls_stop(client):
        later.append(f"a call by {call.by.strip()} on {dates.day(call.day)}")
    return f"The plan has {' and '.join(later)}. Ask anew for tonight and tomorrow." if later else ""


def still_in_treatment(left: date, today: date) -> str:
    """What does not fit: a paper for leaving, and a record that goes on as before."""
    on = "today" if left == today else f"on {dates.day(left)}"
    return f"The paper for leaving was made {on}. The record still says in treatment."


def _ride(facts: PageOneFacts) -> Line:
    ride = facts.document.leaving.ride.strip().rstrip(".")
    if not ride:
        return missing_line(facts, "How I get there", Section.FIRST_DAYS)
    return Line((Run("How I get there:", strong=True), Run(f" {ride}.")))


def _may_tell(facts: PageOneFacts) -> Line:
    leaving = facts.document.leaving
    if not leaving.may_tell.strip():
        return missing_line(facts, "One person I want the center to tell", Section.FIRST_DAYS)
    phone = shown_phone(leaving.may_tell_phone)
    return _said("I want the center to tell ", leaving.may_tell.strip(), f", {phone}." if phone else ".")


def _said(before: str, strong: str, after: str = ".") -> Line:
    return Line((Run(before), Run(strong, strong=True), Run(after)))
