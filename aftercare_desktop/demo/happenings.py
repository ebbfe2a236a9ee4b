"""What happened in the made-up center beside the plans, each at its moment: who must be kept apart, who went where."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from aftercare_desktop.demo.history import Told
from aftercare_desktop.domain.clients import Client, ClientStatus
from aftercare_desktop.domain.safety_links import SafetyLink, SafetyLinkKind
from aftercare_desktop.domain.statuses import NewStatus, StatusChange
from aftercare_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Happening:
    """An act at a moment, by a counselor or, without one, by the center's administrator."""

    moment: datetime
    act: Callable[[Desk], object]
    counselor_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Apart:
    """Two made-up people who must be kept apart. Clients are meant by their place, Theo Bramwell's being 0."""

    client: int
    kind: SafetyLinkKind
    days_ago: int
    other: int | None = None
    name: str = ""
    source: str = ""
    reason: str = ""
    ends_in: int | None = None
    lifted: int | None = None
    """So many days ago it was lifted."""


_NO_CONTACT, _CO_DEFENDANT, _APART = SafetyLinkKind
_LINKS = (
    _Apart(
        0,
        _CO_DEFENDANT,
        26,
        other=3,
        source="Cumberland County Superior Court, CR-2026-0113",
        reason="Both were charged in one case. The judge asks that they do not meet before the hearing.",
        ends_in=96,
    ),
    _Apart(
        0,
        _APART,
        27,
        name="Cody Marrow",
        source="Theo asked for it",
        reason="They used together last winter.",
    ),
    _Apart(
        1,
        _NO_CONTACT,
        20,
        name="Rafael Ibarra",
        source="Portland District Court, PA-2026-0427",
        reason="Former partner. Protection from abuse order.",
        ends_in=240,
    ),
    _Apart(
        4,
        _APART,
        60,
        other=7,
        source="Joelle asked for it",
        reason="A dispute about money. Both asked for different groups.",
    ),
    _Apart(
        5,
        _NO_CONTACT,
        70,
        name="Duncan Abbott",
        source="Biddeford District Court, PA-2025-0902",
        reason="Stayed away while the case was open.",
        ends_in=-12,
    ),
    _Apart(
        6,
        _APART,
        40,
        name="Samira Warsame",
        source="Amina asked for it",
        reason="A quarrel in the family, settled since.",
        lifted=9,
    ),
)


def safety_links(ids: Sequence[int], today: date, zone: ZoneInfo) -> Iterator[Happening]:
    """The links of the people who are there, a link of each kind, some ended or lifted; `ids` are the clients'."""
    for number, apart in enumerate(_LINKS):
        places = [place for place in (apart.client, apart.other) if place is not None]
        if max(places) < len(ids):
            yield from _kept(apart, number, ids, today, zone)


def _kept(apart: _Apart, number: int, ids: Sequence[int], today: date, zone: ZoneInfo) -> Iterator[Happening]:
    other_id = None if apart.other is None else ids[apart.other]
    ends_on = None if apart.ends_in is None else today + timedelta(days=apart.ends_in)
    link = SafetyLink(apart.kind, other_id, apart.name, apart.source, apart.reason, ends_on)
    client_id = ids[apart.client]
    at = time(13, 10 + number)
    yield Happening(
        datetime.combine(today - timedelta(days=apart.days_ago), at, zone),
        lambda desk: desk.safety_links.add(client_id, link),
    )
    if apart.lifted is not None:
        yield Happening(
            datetime.combine(today - timedelta(days=apart.lifted), at, zone),
            lambda desk: _lift(desk, client_id, link),
        )


def _lift(desk: Desk, client_id: int, link: SafetyLink) -> None:
    for shown in desk.safety_links.of_client(client_id):
        if shown.told is not None and shown.told.link == link:
            desk.safety_links.lift(shown.id, shown.version)


# --- Statuses -------------------------------------------------------------------------------------------------

_TOLD = 50
"""Of so many people the last change of status is told; the others have theirs from the beginning."""
_CAME_BACK = 9
"""The place of somebody who came for a second stay."""


def earlier(index: int, record: Client) -> Client:
    """The record as it was before the change that `status_changes` tells of this person."""
    before = ClientStatus.AFTERCARE
    if record.status is ClientStatus.AFTERCARE:
        before = ClientStatus.IN_TREATMENT
    elif record.status is ClientStatus.IN_TREATMENT:
        before = ClientStatus.CLOSED
    if not _is_told(index, record):
        return record
    return replace(record, status=before, contact=replace(record.contact, ask_again=False))


def status_changes(told: Sequence[Told], today: date, zone: ZoneInfo) -> Iterator[Happening]:
    """How people came to be where they are."""
    for one in told:
        if _is_told(one.story.index, one.record):
            new = _new_status(one, today)
            at = time(15, one.story.index % 60)
            yield Happening(
                datetime.combine(new.change.since, at, zone),
                partial(_change, client_id=one.client_id, new=new),
                one.story.counselor.id,
            )


def _is_told(index: int, record: Client) -> bool:
    return index <= _TOLD and (record.status is not ClientStatus.IN_TREATMENT or index == _CAME_BACK)


def _new_status(told: Told, today: date) -> NewStatus:
    leaves, record = told.story.leaves, told.record

    def change(since: date, place: str = "", days_left: int | None = None, note: str = "") -> StatusChange:
        until = None if days_left is None else today + timedelta(days=days_left)
        return StatusChange(record.status, min(max(since, leaves), today), place, until, note)

    def ago(days: int) -> date:
        return today - timedelta(days=days)

    if record.status is ClientStatus.IN_TREATMENT:
        since = record.admitted_on or today
        again = StatusChange(record.status, since, note="Came for a second stay.")
        return NewStatus(again, discharge_planned=record.discharge_planned)
    if record.status is ClientStatus.AFTERCARE:
        return NewStatus(change(leaves), discharged_on=record.discharged_on)
    changes = {
        ClientStatus.IN_HOSPITAL: change(ago(4), "Maine Coast Hospital", 6, "Broken arm. A sister called."),
        ClientStatus.IN_JAIL: change(
            ago(9), "Cumberland County Jail", 30, "The nurse there knows the medicine."
        ),
        ClientStatus.BACK_IN_TREATMENT: change(ago(12), "Seabright House", 16, "Asked for it the next day."),
        ClientStatus.MOVED: change(ago(20), "Bangor", None, "Lives with family now."),
        ClientStatus.CLOSED: change(ago(30), note="A year of follow-up is over. The door stays open."),
        ClientStatus.DIED: change(ago(95)),
    }
    return NewStatus(changes[record.status], phone_is_safe=True)


def _change(desk: Desk, client_id: int, new: NewStatus) -> None:
    desk.statuses.change(client_id, new, desk.clients.open(client_id, reload=True).version)
