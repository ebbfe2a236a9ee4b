"""The builders fill what they promise to fill."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from aftercare_desktop.domain.client_checks import problems
from tests.builders import TODAY, empty_plan, full_client, full_plan, leaving_now


def empty(value: object, path: str) -> Iterator[str]:
    """Paths of fields that nothing fills anywhere in a value."""
    if isinstance(value, tuple):
        if not value:
            yield path
        found = [set(empty(part, path)) for part in value]
        yield from set.intersection(*found) if found else ()
    elif is_dataclass(value):
        for field in fields(value):
            yield from empty(getattr(value, field.name), f"{path}.{field.name}")
    elif value in (None, ""):
        yield path


@pytest.mark.parametrize(
    ("whole", "spared"),
    [
        (
            full_plan(),  # its center has no directory
            {
                ".medicines.medicines.prescriber.entry_id",
                ".medicines.medicines.pharmacy.entry_id",
                ".medicines.methadone.clinic.entry_id",
                ".appointments.place.entry_id",
                ".peers.places.place.entry_id",
                ".home.place.entry_id",
                # Nobody leaves before this plan is done (see `leaving_now`), and it is read in one language
                # (see `translated_plan`).
                ".leaving.on",
                ".leaving.at",
                ".leaving.ride",
                ".leaving.safe_phone",
                ".leaving.may_tell",
                ".leaving.may_tell_phone",
                ".leaving.sleeps_at",
                ".leaving.sleeps_address",
                ".leaving.call_by",
                ".leaving.call_on",
                ".leaving.call_at",
                ".translation.language",
                ".translation.by",
                ".translation.on",
                ".translation.texts",
                ".given.gaps",  # written by the program when a version is frozen
                ".given.sentences",
            },
        ),
        (
            full_client(),
            {".locators.person.note", ".guardian.note", ".payee.note", ".probation_officer.note"},
        ),
        # Asked only where a bed and a call come later (see `tests/domain/test_leaving.py`).
        (leaving_now(), {".sleeps_at", ".sleeps_address", ".call_by", ".call_on", ".call_at"}),
    ],
)
def test_every_field_is_filled(whole: object, spared: set[str]) -> None:
    assert set(empty(whole, "")) == spared


def test_keys_differ_by_seed_and_nothing_else_needs_to() -> None:
    assert full_plan(1) == full_plan(1)
    assert full_plan(1).goals[0].key != full_plan(2).goals[0].key
    assert empty_plan() != full_plan()


def test_the_full_client_may_be_saved() -> None:
    assert problems(full_client(), TODAY) == ()
