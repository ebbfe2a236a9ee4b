"""The few questions of "Leaving now" as one flat sheet: taken out of a plan, and written back into its sections.

Asked of somebody who leaves within minutes (PRODUCT.md, Leaving now). Nothing here is required, and nothing that was
not said becomes a fact: only "handed over" puts naloxone into the person's hands.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from aftercare_desktop.domain.clients import Client, ClientStatus, DischargeType
from aftercare_desktop.domain.contact import safe_phone
from aftercare_desktop.domain.done_days import done_by
from aftercare_desktop.domain.first_days import is_call_later, is_home_later
from aftercare_desktop.domain.medicine_names import medicine_kind
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import (
    FirstDays,
    FirstDaysRow,
    Home,
    LeavingNow,
    Medicine,
    MedicineKind,
    MedicineSafety,
    Naloxone,
    PlanDocument,
    PromisedCall,
)
from aftercare_desktop.domain.statuses import NewStatus, StatusChange, still_asked

CALL_WITHIN = timedelta(hours=24)
"""A caring contact within a day of leaving (Zero Suicide; DOMAIN.md section 2)."""


class NaloxoneAnswer(StrEnum):
    """What became of naloxone; None while nobody asked."""

    HANDED_OVER = "handed_over"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class LeavingSheet:
    """What the one screen asks, in its order."""

    naloxone: NaloxoneAnswer | None = None
    naloxone_form: str = ""
    naloxone_doses: int | None = None
    shown_how: str = ""
    tolerance_by: str = ""
    none_needed: bool = False
    medicines: tuple[Medicine, ...] = ()
    home_name: str = ""
    home_address: str = ""
    home_confidential: bool = False
    tonight_with: str = ""
    tonight_phone: str = ""
    tonight_details: str = ""
    ride: str = ""
    safe_phone: str = ""
    may_tell: str = ""
    may_tell_phone: str = ""
    call_by: str = ""
    call_on: date | None = None
    call_at: time | None = None
    against_advice: bool = False
    left_at: time | None = None


def sheet_of(document: PlanDocument) -> LeavingSheet:
    """What a plan says to the questions. A bed or a call of a later day answers none of them: what was answered
    instead of those stands beside them."""
    safety, first_days, leaving = document.medicines, document.first_days, document.leaving
    home, call = _home_tonight(document), _call_within(document)
    return LeavingSheet(
        naloxone=_answer(safety.naloxone),
        naloxone_form=safety.naloxone.form,
        naloxone_doses=safety.naloxone.doses,
        shown_how=safety.naloxone.trained,
        tolerance_by=safety.tolerance_explained_by,
        none_needed=safety.none_needed,
        medicines=safety.medicines,
        home_name=home.place.name,
        home_address=home.place.address,
        home_confidential=home.confidential,
        tonight_with=first_days.tonight_with,
        tonight_phone=first_days.tonight_phone,
        tonight_details=first_days.tonight_details,
        ride=leaving.ride,
        safe_phone=leaving.safe_phone,
        may_tell=leaving.may_tell,
        may_tell_phone=leaving.may_tell_phone,
        call_by=call.by,
        call_on=call.day,
        call_at=call.at,
        against_advice=leaving.against_advice,
        left_at=leaving.at,
    )


def written(document: PlanDocument, sheet: LeavingSheet, today: date) -> PlanDocument:
    """The plan with these answers in its sections, made today; everything else in it stays."""
    document = leaving_today(document, today)
    first_days = replace(
        document.first_days,
        leaves_at=sheet.left_at,
        tonight_with=sheet.tonight_with,
        tonight_phone=sheet.tonight_phone,
        tonight_details=sheet.tonight_details,
        call=_call(document, sheet),
    )
    answered = replace(
        document,
        medicines=_safety(document.medicines, sheet, today),
        home=_home(document, sheet),
        first_days=first_days,
        leaving=_leaving(document, sheet),
    )
    return _without_words_of(answered, _answered_anew(document, answered))


def leaving_today(document: PlanDocument, today: date) -> PlanDocument:
    """The plan of somebody who leaves on this day: its first 72 hours begin now, and what was to be done on a later
    day was not done."""
    document = done_by(document, today)
    first_days: FirstDays = replace(document.first_days, leaves_on=today)
    return replace(document, first_days=first_days, leaving=replace(document.leaving, on=today))


def prefilled(document: PlanDocument, client: Client, today: date) -> PlanDocument:
    """With the phone by which the client agreed to be called, and tomorrow as the day of a call still to be promised.

    Where they sleep and whom the center may tell are asked: the record does not know either for tonight. A call is
    promised only once somebody is named who makes it. What was agreed for another day than this is not true tonight.
    """
    if document.leaving.on != today:
        document = _of_today(document, document.first_days.leaves_on or client.leaves_on(), today)
    leaving, first_days = document.leaving, document.first_days
    if not leaving.safe_phone.strip():
        leaving = replace(leaving, safe_phone=safe_phone(client, today))
    if not first_days.call.by.strip() and first_days.call.day is None:
        tomorrow = replace(first_days.call, day=today + CALL_WITHIN)
        first_days = replace(first_days, call=tomorrow)
    return replace(document, leaving=leaving, first_days=first_days)


def _of_today(document: PlanDocument, planned: date | None, today: date) -> PlanDocument:
    """Without the company of another evening and the hour of another arrival. A later bed stays, as a later one."""
    home = document.home
    document = replace(document, leaving=_without_bed(_without_past_call(document.leaving, today)))
    if (home.moves_on or planned) != today and not (home.moves_on and home.moves_on > today):
        document = replace(document, home=replace(home, moves_on=None, arrives_at=None, met_by=""))
    if planned == today:
        return document
    alone = replace(document.first_days, tonight_with="", tonight_phone="", tonight_details="")
    rows = frozenset((FirstDaysRow.SLEEP, FirstDaysRow.TONIGHT))
    return _without_words_of(replace(document, first_days=alone), rows)


def not_leaving(document: PlanDocument, today: date) -> PlanDocument:
    """A new version of a plan is not made on the day of leaving; what was agreed then is still known.

    The bed of that night is not in it, and the call of the day after only as long as it is still to come.
    """
    leaving = _without_bed(_without_past_call(document.leaving, today))
    return replace(document, leaving=replace(leaving, on=None, at=None, against_advice=False))


def _without_bed(leaving: LeavingNow) -> LeavingNow:
    return replace(leaving, sleeps_at="", sleeps_address="", sleeps_confidential=False)


def _without_past_call(leaving: LeavingNow, today: date) -> LeavingNow:
    is_ahead = leaving.call_on is not None and leaving.call_on >= today
    return leaving if is_ahead else replace(leaving, call_by="", call_on=None, call_at=None)


def status_after(client: Client, document: PlanDocument) -> NewStatus | None:
    """What becomes of somebody in treatment who left: aftercare, and how the stay ended as it was said.

    None where nobody left in this stay, or where the status says already where they are.
    """
    left = document.leaving
    if left.on is None or client.status is not ClientStatus.IN_TREATMENT:
        return None
    if client.admitted_on is not None and client.admitted_on > left.on:
        return None
    ended = DischargeType.AGAINST_ADVICE if left.against_advice else None
    change = StatusChange(ClientStatus.AFTERCARE, left.on)
    return NewStatus(change, discharged_on=left.on, discharge_type=ended)


def may_leave_now(client: Client, today: date) -> bool:
    """Whether somebody leaves today or is still to leave: for them the way to the few questions stands in sight."""
    if client.status is ClientStatus.IN_TREATMENT:
        return True
    on = client.leaves_on()
    return still_asked(client.status) and on is not None and on >= today


def is_call_late(left: datetime, sheet: LeavingSheet) -> bool:
    """Whether the promised call comes later than a day after leaving; `left` and the call are of one clock.

    Without a time it may come at any time of its day.
    """
    if sheet.call_on is None:
        return False
    return (
        datetime.combine(sheet.call_on, sheet.call_at or time.min) > left.replace(tzinfo=None) + CALL_WITHIN
    )


def _answer(naloxone: Naloxone) -> NaloxoneAnswer | None:
    if naloxone.declined:
        return NaloxoneAnswer.DECLINED
    return NaloxoneAnswer.HANDED_OVER if naloxone.is_handed_over() else None


def _safety(safety: MedicineSafety, sheet: LeavingSheet, today: date) -> MedicineSafety:
    by = sheet.tolerance_by
    explained_on = safety.tolerance_explained_on
    if by != safety.tolerance_explained_by:
        explained_on = today if by.strip() else None
    before = {medicine.key: medicine for medicine in safety.medicines}
    return replace(
        safety,
        naloxone=_naloxone(safety.naloxone, sheet, today),
        none_needed=sheet.none_needed,
        medicines=tuple(medicine_written(before.get(one.key), one) for one in sheet.medicines),
        tolerance_explained_by=by,
        tolerance_explained_on=explained_on,
    )


def _naloxone(naloxone: Naloxone, sheet: LeavingSheet, today: date) -> Naloxone:
    handed_over = sheet.naloxone is NaloxoneAnswer.HANDED_OVER
    return replace(
        naloxone,
        handed_on=(naloxone.handed_on or today) if handed_over else None,
        declined=sheet.naloxone is NaloxoneAnswer.DECLINED,
        form=sheet.naloxone_form,
        doses=sheet.naloxone_doses,
        trained=sheet.shown_how,
    )


def medicine_written(before: Medicine | None, medicine: Medicine) -> Medicine:
    """A prescriber put in other words is no longer the one of the directory; a name typed here tells its kind."""
    is_new = before is None and medicine.kind is MedicineKind.OTHER
    if is_new or (before is not None and before.name != medicine.name):
        medicine = replace(medicine, kind=medicine_kind(medicine.name))
    if before is None or _said(before.prescriber) == _said(medicine.prescriber):
        return medicine
    if medicine.prescriber.entry_id != before.prescriber.entry_id:
        return medicine  # another entry was chosen
    return replace(medicine, prescriber=replace(medicine.prescriber, entry_id=None))


def _said(place: Place) -> tuple[str, str]:
    return place.name, place.phone


def _home_tonight(document: PlanDocument) -> Home:
    """Where they sleep tonight: beside a home that is there on a later day only, what was said instead."""
    if not is_home_later(document):
        return document.home
    leaving = document.leaving
    place = Place(leaving.sleeps_at, leaving.sleeps_address)
    return Home(place=place, confidential=leaving.sleeps_confidential)


def _home(document: PlanDocument, sheet: LeavingSheet) -> Home:
    """Another home than the planned one: what was agreed about moving in there is not true of it.

    A bed of a later day stays as it is; tonight's is written beside it.
    """
    home = document.home
    if is_home_later(document):
        return home
    place = replace(home.place, name=sheet.home_name, address=sheet.home_address)
    if sheet.home_name.strip() != home.place.name.strip():
        home = replace(home, moves_on=None, arrives_at=None, met_by="")
        place = replace(place, phone="", hours="", entry_id=None)
    return replace(home, place=place, confidential=sheet.home_confidential)


def _call_within(document: PlanDocument) -> PromisedCall:
    """The call that is asked for: beside one that was promised for later, tomorrow's, by nobody yet."""
    left, leaving = document.leaving.on, document.leaving
    if left is None or not is_call_later(document):
        return document.first_days.call
    first = leaving.first_call()
    return first if first != PromisedCall() else PromisedCall(day=left + CALL_WITHIN)


def _call(document: PlanDocument, sheet: LeavingSheet) -> PromisedCall:
    """A later call stays promised; the one within a day is written beside it."""
    call = document.first_days.call
    if is_call_later(document):
        return call
    return replace(call, by=sheet.call_by, day=sheet.call_on, at=sheet.call_at)


def _answered_anew(before: PlanDocument, after: PlanDocument) -> frozenset[FirstDaysRow]:
    """The rows of page 1 that were answered in other words than the plan's."""
    first, then = before.first_days, after.first_days
    tonight = (first.tonight_with, first.tonight_phone, first.tonight_details)
    changed = {
        FirstDaysRow.SLEEP: _home_tonight(before) != _home_tonight(after),
        FirstDaysRow.MEDICINE: before.medicines.medicines != after.medicines.medicines,
        FirstDaysRow.TONIGHT: tonight != (then.tonight_with, then.tonight_phone, then.tonight_details),
        FirstDaysRow.NALOXONE: before.medicines.naloxone != after.medicines.naloxone,
    }
    return frozenset(row for row, is_changed in changed.items() if is_changed)


def _without_words_of(document: PlanDocument, rows: frozenset[FirstDaysRow]) -> PlanDocument:
    """Staff's own words for these rows would stand over what is true now."""
    first_days = document.first_days
    edited = tuple(one for one in first_days.edited if one.row not in rows)
    return replace(document, first_days=replace(first_days, edited=edited))


def _leaving(document: PlanDocument, sheet: LeavingSheet) -> LeavingNow:
    leaving = document.leaving
    if is_home_later(document):
        leaving = replace(
            leaving,
            sleeps_at=sheet.home_name,
            sleeps_address=sheet.home_address,
            sleeps_confidential=sheet.home_confidential,
        )
    call = PromisedCall(sheet.call_by, sheet.call_on, sheet.call_at)
    if is_call_later(document) and call != _call_within(document):  # asked for alone it is no answer
        leaving = replace(leaving, call_by=call.by, call_on=call.day, call_at=call.at)
    return replace(
        leaving,
        at=sheet.left_at,
        against_advice=sheet.against_advice,
        ride=sheet.ride,
        safe_phone=sheet.safe_phone,
        may_tell=sheet.may_tell,
        may_tell_phone=sheet.may_tell_phone,
    )
