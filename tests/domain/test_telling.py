"""Whom something may be told: found by key or by the very name, allowed by a live consent that names that person."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.consents import Category, Expiry, ExpiryKind
from aftercare_desktop.domain.copy_changes import CopyChange, Matter, Said
from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.domain.plans.support import CirclePlace, CircleRole, SupportCircle
from aftercare_desktop.domain.recipients import OutsidePerson, Recipient, StoredOutsidePerson
from aftercare_desktop.domain.telling import KINDS, Telling, kinds_told, person_called, telling
from tests.builders import NOW, TODAY, empty_plan
from tests.consents import build_consent, stored

KEY = "7" * 16
PLACE = CirclePlace(KEY, CircleRole.FAMILY, "Elise, my sister")


def plan(*places: CirclePlace) -> PlanDocument:
    return replace(empty_plan(), support=SupportCircle(places))


def person(number: int, name: str, key: str = "") -> StoredOutsidePerson:
    return StoredOutsidePerson(number, 1, 1, None, OutsidePerson(name, plan_key=key, phone="207-555-0163"))


ELISE = person(5, "Elise Bramwell", KEY)


@pytest.mark.parametrize(
    ("called", "people", "found"),
    [
        ("Elise, my sister", (ELISE,), 5),  # by the key of the place that bears the name
        ("elise  bramwell", (ELISE,), 5),  # by the very name
        ("Elise", (ELISE,), None),  # a like name is never enough
        ("Elise, my sister", (person(6, "Elise Bramwell"),), None),
        ("Elise Bramwell", (ELISE, person(6, "Elise Bramwell")), None),  # two are called so
        ("Elise Bramwell", (replace(ELISE, archived_at=NOW),), None),
        ("Elise, my sister", (), None),
    ],
)
def test_a_name_stands_for_just_one_person_or_for_nobody(
    called: str, people: tuple[StoredOutsidePerson, ...], found: int | None
) -> None:
    one = person_called(called, plan(PLACE), people)
    assert (one.id if one is not None else None) == found


def test_only_a_live_consent_that_names_this_very_person_allows_anything() -> None:
    consent = build_consent(
        recipient=Recipient(person_id=5), expiry=Expiry(ExpiryKind.ON_DAY, TODAY + timedelta(days=3))
    )
    mine = stored(consent)
    status = ClientStatus.AFTERCARE
    allowed = Telling(5, "207-555-0163", True, TODAY + timedelta(days=3), consent.categories)
    assert telling(ELISE, (mine,), status, TODAY) == allowed
    assert telling(ELISE, (mine,), status, TODAY + timedelta(days=4)) == Telling(5, "207-555-0163")
    for other in (
        stored(replace(consent, recipient=Recipient(person_id=6))),
        stored(replace(consent, recipient=Recipient(entry_id=5))),
        replace(mine, signing=None),
        replace(mine, known_false=True),
    ):
        assert telling(ELISE, (other,), status, TODAY) == Telling(5, "207-555-0163")
    assert telling(None, (mine,), status, TODAY) == Telling()


def test_every_change_is_of_one_kind_of_information() -> None:
    assert set(KINDS) == set(Matter)
    changes = [CopyChange(matter, "", Said(), Said(words="x")) for matter in (Matter.VISIT, Matter.DOSE)]
    assert kinds_told(changes) == (Category.MEDICINES, Category.APPOINTMENTS)
