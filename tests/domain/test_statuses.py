"""Statuses: what each stops and asks, what cannot be made, and the facts that follow."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aftercare_desktop.domain import statuses as s
from aftercare_desktop.domain.clients import Client, ClientStatus, DischargeType
from aftercare_desktop.domain.people import Address
from aftercare_desktop.domain.statuses import Ask, NewStatus, Reach, StatusChange
from aftercare_desktop.errors import BadInput
from tests.builders import TODAY, full_client

DAY = timedelta(days=1)
R, A = Reach, Ask
TABLE = {
    ClientStatus.IN_TREATMENT: (set(), set(), {A.PLANNED_DISCHARGE}),
    ClientStatus.AFTERCARE: (set(), set(), {A.DISCHARGE, A.DISCHARGE_TYPE}),
    ClientStatus.IN_HOSPITAL: (
        {R.LETTERS, R.PLAN_CONTACTS}, {R.CALLS, R.TEXTS, R.VISITS}, {A.PLACE, A.UNTIL}
    ),
    ClientStatus.IN_JAIL: (
        {R.CALLS, R.TEXTS, R.PLAN_CONTACTS}, {R.LETTERS, R.VISITS}, {A.PLACE, A.UNTIL}
    ),
    ClientStatus.BACK_IN_TREATMENT: (
        {R.PLAN_CONTACTS}, {R.CALLS, R.TEXTS, R.VISITS}, {A.PLACE, A.UNTIL}
    ),
    ClientStatus.MOVED: (set(), set(), {A.ADDRESS, A.SAFE_PHONE}),
    ClientStatus.CLOSED: ({R.PLAN_CONTACTS, R.ANNIVERSARIES}, set(), set()),
    ClientStatus.DIED: (set(Reach), set(), set()),
}  # fmt: skip
"""Status -> what stops, what asks first, what is asked beside the day and a note."""


@pytest.mark.parametrize("status", ClientStatus)
def test_what_each_status_stops_and_asks(status: ClientStatus) -> None:
    effect = s.EFFECTS[status]
    assert (effect.stops, effect.asks_first, {*effect.asks} - {A.NOTE}) == TABLE[status]
    assert A.NOTE in effect.asks
    assert not effect.stops & effect.asks_first
    assert effect.contact_again is (status is ClientStatus.MOVED)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (StatusChange(ClientStatus.IN_JAIL, TODAY), None),
        (StatusChange(ClientStatus.IN_JAIL, TODAY, until=TODAY), None),
        (StatusChange(ClientStatus.IN_JAIL, TODAY + DAY), "since"),
        (StatusChange(ClientStatus.IN_HOSPITAL, TODAY, until=TODAY - DAY), "until"),
        (StatusChange(ClientStatus.CLOSED, TODAY, note="Asked us not to call"), None),
        (StatusChange(ClientStatus.CLOSED, TODAY, note=" "), "note"),
        (StatusChange(ClientStatus.DIED, TODAY), None),
    ],
)
def test_what_cannot_be_made_is_said(change: StatusChange, field: str | None) -> None:
    found = s.problems(NewStatus(change), TODAY)
    assert [problem.field for problem in found] == ([] if field is None else [field])
    if field is not None:
        with pytest.raises(BadInput, match="Nothing was changed"):
            s.check(NewStatus(change), TODAY)


NEW = Address("2 Ferry Street", "Bangor", "ME", "04401")
EVERYTHING = NewStatus(
    StatusChange(ClientStatus.DIED, TODAY),
    NEW,
    phone_is_safe=False,
    discharged_on=TODAY - 3 * DAY,
    discharge_planned=TODAY + 20 * DAY,
    discharge_type=DischargeType.AGAINST_ADVICE,
)


@pytest.mark.parametrize("status", ClientStatus)
def test_only_what_a_status_asks_changes_the_facts(status: ClientStatus) -> None:
    client = full_client(status=ClientStatus.DIED)
    new = replace(EVERYTHING, change=replace(EVERYTHING.change, status=status))
    after = s.with_status(client, new)
    changed = {name for name in Client.__dataclass_fields__ if getattr(after, name) != getattr(client, name)}
    follows = {
        ClientStatus.IN_TREATMENT: {"discharge_planned", "discharged_on", "discharge_type"},
        ClientStatus.AFTERCARE: {"discharged_on", "discharge_type"},
        ClientStatus.MOVED: {"address", "phones", "contact"},
    }.get(status, set())
    assert changed - {"status"} == follows
    assert after.status is status


@pytest.mark.parametrize(("safe", "kept"), [(True, True), (False, False), (None, False)])
def test_after_a_move_a_phone_is_silent_unless_it_is_safe(safe: bool | None, kept: bool) -> None:
    change = StatusChange(ClientStatus.MOVED, TODAY)
    after = s.with_status(full_client(), NewStatus(change, phone_is_safe=safe))
    assert [(phone.may_text, phone.may_leave_message) for phone in after.phones] == [(kept, kept)]
    assert after.contact.ask_again
    assert after.address == full_client().address  # no new one was given


def test_what_was_not_answered_stays_as_it_was() -> None:
    client = full_client()
    aftercare = NewStatus(StatusChange(ClientStatus.AFTERCARE, TODAY))
    after = s.with_status(client, aftercare)
    assert (after.discharged_on, after.discharge_type) == (client.discharged_on, client.discharge_type)
    again = NewStatus(StatusChange(ClientStatus.IN_TREATMENT, TODAY))
    assert s.with_status(client, again).discharge_planned == client.discharge_planned
