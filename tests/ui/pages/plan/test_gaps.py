"""Where the gaps lead: each to a field that is there, and to the one that is missing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from aftercare_desktop.domain.plans import PlanDocument, Section
from aftercare_desktop.domain.readiness import APPROVALS, CheckResult, check_readiness
from aftercare_desktop.domain.readiness_choices import CheckKey
from aftercare_desktop.domain.readiness_facts import ReadinessFacts
from aftercare_desktop.ui.form import FieldSpec
from aftercare_desktop.ui.form.where import path_of as where
from aftercare_desktop.ui.pages.client.fact_table import fact_sections
from aftercare_desktop.ui.pages.plan.gaps import field_of
from aftercare_desktop.ui.pages.plan.sections import SECTION_TABLES, all_fields
from tests.builders import TODAY
from tests.domain.readiness_cases import READY, TO_METHADONE, Change, part, then
from tests.domain.test_readiness_table import ROWS, named
from tests.ui.pages.plan.conftest import ShowPlan

K = CheckKey
ELSEWHERE = APPROVALS | {K.OWN_WORDS, K.TRANSLATION}
"""Gaps that lead to the safety sentences, to a blank, or into the texts of the other language."""


ALSO_CLOSES = {"first_days.tonight_with", "support.places.2.name"}
"""Beside a meeting of that evening, and a third person: whoever else is there, and the place that is still open."""


def gap_of(key: CheckKey, facts: ReadinessFacts) -> CheckResult:
    return next(one for one in check_readiness(facts) if one.key is key and not one.ready)


def is_there(specs: Sequence[FieldSpec], path: str, value: Any) -> bool:
    """Whether a form of these fields has one at this path, down to the cell of a row of `value`."""
    for spec in specs:
        if path == spec.path:
            return True
        if not path.startswith(spec.path + "."):
            continue
        inner, rest = value, path[len(spec.path) + 1 :]
        for name in spec.path.split("."):
            inner = getattr(inner, name)
        if not isinstance(inner, tuple):
            return is_there(spec.inner, rest, inner)
        number, _, cell = rest.partition(".")
        place = int(number)
        if not cell:
            return place <= len(inner)  # the one after the last is to be added
        return place < len(inner) and (not spec.inner or is_there(spec.inner, cell, inner[place]))
    return False


def at(value: Any, path: str) -> Any:
    """What stands at a path with numbers of rows; None for a row that is not there."""
    for name in path.split("."):
        if isinstance(value, tuple):
            value = value[int(name)] if int(name) < len(value) else None
        else:
            value = getattr(value, name)
    return value


@pytest.mark.parametrize(
    ("key", "enough", "less"),
    [row for row in ROWS if row[0] not in ELSEWHERE],
    ids=named([row for row in ROWS if row[0] not in ELSEWHERE]),
)
def test_every_gap_leads_to_the_very_field_that_opened_it(
    key: CheckKey, enough: Change, less: Change
) -> None:
    """A row takes one fact from a plan that is ready: where the gap leads, something is missing that was there."""
    before = enough(READY)
    after = less(before)
    gap = gap_of(key, after)
    path = field_of(gap, after)
    if gap.section is None:
        facts = [spec for section in fact_sections(TODAY, ()) for spec in section.group.fields]
        assert is_there(facts, path, after.client)
        assert at(after.client, path) != at(before.client, path)
        return
    assert is_there(all_fields(SECTION_TABLES[gap.section]), path, after.document)
    if before.document != after.document and path not in ALSO_CLOSES:
        there = [at(facts.document, path) for facts in (READY, before)]
        assert any(at(after.document, path) != fact for fact in there)


def test_every_gap_of_an_empty_plan_leads_to_a_field() -> None:
    nothing = replace(READY, document=PlanDocument())
    for result in check_readiness(nothing):
        if not result.ready and result.section is not None and result.key not in ELSEWHERE:
            path = field_of(result, nothing)
            assert is_there(all_fields(SECTION_TABLES[result.section]), path, PlanDocument()), path


SHOWN: list[tuple[CheckKey, Change, str]] = [
    (K.SUPPLY, part("medicines.medicines.0", next_visit_on=None), "medicines.medicines.0.next_visit_on"),
    (K.SUPPLY, part("medicines.medicines.0", supply_until=None), "medicines.medicines.0.supply_until"),
    (
        K.PHARMACY,
        part("medicines.medicines.0", pharmacy_confirmed_on=None),
        "medicines.medicines.0.pharmacy_confirmed_on",
    ),
    (K.PHARMACY, part("medicines.medicines.0.pharmacy", name=""), "medicines.medicines.0.pharmacy.name"),
    (
        K.METHADONE,
        then(TO_METHADONE, part("medicines.medicines.0", last_dose_at=None)),
        "medicines.medicines.0.last_dose_at",
    ),
    (
        K.METHADONE,
        then(TO_METHADONE, part("medicines.methadone", last_dose_letter=False)),
        "medicines.methadone.last_dose_letter",
    ),
    (
        K.PRESCRIBER_PHONE,
        part("medicines.medicines.0.prescriber", phone=""),
        "medicines.medicines.0.prescriber.phone",
    ),
    (
        K.PRESCRIBER_PHONE,
        then(TO_METHADONE, part("medicines.methadone.clinic", phone="")),
        "medicines.methadone.clinic.phone",
    ),
    (K.MEETING_DETAILS, part("peers.places.1", starts=None), "peers.places.1.starts"),
    (K.PARTICIPANTS, part("participants.people.1", on=None), "participants.people.1.on"),
]


@pytest.mark.parametrize(("key", "less", "path"), SHOWN, ids=[f"{key}-{path}" for key, _, path in SHOWN])
def test_f8_puts_the_keyboard_into_it(show_plan: ShowPlan, key: CheckKey, less: Change, path: str) -> None:
    pane = show_plan(less(READY).document).pane
    gap = next(result for result in pane._check() if result.key is key)
    assert not gap.ready
    pane.moving.jump(gap)
    assert where(pane.forms.form(pane.forms.section()), QApplication.focusWidget()) == path


def test_where_nobody_is_there_f8_leads_to_the_button_that_adds_somebody(show_plan: ShowPlan) -> None:
    pane = show_plan(part("participants", people=READY.document.participants.people[:1])(READY).document).pane
    pane.moving.jump(next(result for result in pane._check() if result.key is K.PARTICIPANTS))
    people = pane.forms.form(Section.PARTICIPANTS).field("participants.people")
    assert QApplication.focusWidget() is people.add  # type: ignore[attr-defined]
