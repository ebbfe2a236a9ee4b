"""What an accounting tells: what was sent, in its period at the center, and nothing that stayed here."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aftercare_desktop.documents.accounting import accounting_pdf
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.consents import Category
from aftercare_desktop.domain.disclosures import Asked, Ground, Handed
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.desk import Desk
from tests.builders import NOW, TODAY
from tests.documents.reading import read
from tests.services.conftest import Place
from tests.services.gate_case import EMERGENCY, Case, begin_case, fax

DAY = timedelta(days=1)


@pytest.fixture
def case(desk: Desk) -> Case:
    return begin_case(desk)


def test_only_what_was_sent_counts_each_with_its_ground(case: Case, place: Place) -> None:
    gate, accountings = case.desk.gate, case.desk.accountings
    sent, destroyed, waiting = (case.prepared() for _ in range(3))
    gate.send(sent, fax(case.desk), 1)
    gate.destroy(destroyed, 1)
    place.clock.go_on(hours=1)
    question = Asked(Ground.EMERGENCY, Handed.CALL, wanted=case.asked().wanted, form=EMERGENCY)
    gate.call(case.client_id, question, "207-555-0190", case.desk.now())
    told = accountings.of_client(case.client_id)
    assert waiting
    (on_consent,), (other,) = told.on_consent(), told.on_other_grounds()
    assert (on_consent.recipient.name, on_consent.recipient.address.one_line()) == (
        "Larch Hill",
        "3 Congress Street, Portland, ME 04101",
    )
    assert (on_consent.description, on_consent.purpose) == (
        "Letter: my medicines",
        "So that they can plan my care",
    )
    assert (other.recipient.name, other.description) == ("Mercy Hospital", "Phone call: my medicines")
    assert (told.client_name, told.made_with) == ("Theodore Bramwell", "Dana W.")
    line = case.desk.audit.entries()[0]
    assert (line.event, line.subject_id, line.detail) == (
        Event.DISCLOSURES_VIEWED,
        case.client_id,
        "accounting",
    )


@pytest.mark.parametrize("ground", [Ground.CHILD_ABUSE_REPORT, Ground.CRIME_ON_PREMISES])
def test_a_report_is_told_to_staff_and_not_to_the_client(case: Case, ground: Ground) -> None:
    form = replace(EMERGENCY, words="What was seen")
    wanted = () if ground is Ground.CHILD_ABUSE_REPORT else (Category.CONTACT,)
    question = Asked(ground, Handed.CALL, wanted=wanted, form=form)
    case.desk.gate.call(case.client_id, question, "207-555-0190", case.desk.now())
    told = case.desk.accountings.of_client(case.client_id)
    assert told.disclosures == ()
    said = read(accounting_pdf(told)).text()
    assert "Nothing was shared on another ground" not in said
    assert "whether there are any or not" in " ".join(said.split())
    assert [one.disclosure.ground for one in case.disclosures()] == [ground]


def test_days_are_those_of_the_center(case: Case, place: Place) -> None:
    """11:59 PM of Nov 23 in New York is Nov 24, 4:59 AM, UTC."""
    place.clock.moment = NOW.replace(day=24, hour=4, minute=59)
    case.desk.gate.send(case.prepared(), fax(case.desk), 1)
    place.clock.moment = NOW + 2 * DAY
    told = case.desk.accountings.of_client
    assert [one.sent_on for one in told(case.client_id, TODAY, TODAY).disclosures] == [TODAY]
    assert told(case.client_id, TODAY + DAY).disclosures == ()
    assert told(case.client_id, None, TODAY - DAY).disclosures == ()


def test_it_goes_three_years_back(case: Case, place: Place) -> None:
    case.desk.gate.send(case.prepared(), fax(case.desk), 1)
    place.clock.moment = NOW.replace(year=NOW.year + 3)
    assert len(case.desk.accountings.of_client(case.client_id).disclosures) == 1
    place.clock.go_on(days=1)
    assert case.desk.accountings.of_client(case.client_id).disclosures == ()
    assert len(case.desk.accountings.of_client(case.client_id, TODAY).disclosures) == 1


def test_a_period_that_cannot_be_leaves_no_line(case: Case) -> None:
    before = case.desk.audit.entries()
    with pytest.raises(BadInput):
        case.desk.accountings.of_client(case.client_id, TODAY, TODAY - DAY)
    assert case.desk.audit.entries() == before
