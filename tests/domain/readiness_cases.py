"""A plan that meets every readiness check, and the ways to take one fact from it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from aftercare_desktop.domain.clients import Client, RiskScreen, Substance, SubstanceUse, SuicideRisk
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import CirclePlace, MedicineKind, Methadone, PlanDocument
from aftercare_desktop.domain.readiness_facts import ReadinessFacts
from aftercare_desktop.words.approved import STARTER_WORDS
from tests.builders import TODAY, build_client, full_plan

LEAVES = TODAY + timedelta(days=2)
DAY = timedelta(days=1)
APPROVED = {
    key: replace(sentence, approver="Leah Ortiz, RN", approved_on=TODAY)
    for key, sentence in STARTER_WORDS.items()
}
CLIENT = build_client(
    suicide_risk=SuicideRisk(RiskScreen.NEGATIVE, TODAY, past_attempt=True),
    substances=tuple(
        SubstanceUse(kind) for kind in (Substance.OPIOIDS, Substance.ALCOHOL, Substance.STIMULANTS)
    ),
    interpreter=True,
)

Change = Callable[[ReadinessFacts], ReadinessFacts]


def _ready_plan() -> PlanDocument:
    document = full_plan()
    call = replace(document.first_days.call, by="Dana", day=LEAVES + DAY)
    third = CirclePlace("c" * 16, name="Ray, house manager", phone="207-555-0118", call_first=True)
    return replace(
        document,
        first_days=replace(document.first_days, leaves_on=LEAVES, call=call),
        support=replace(document.support, places=(*document.support.places, third)),
    )


READY = ReadinessFacts(CLIENT, _ready_plan(), {date(2026, 11, 26): "Thanksgiving Day"}, APPROVED, today=TODAY)


def as_it_is(facts: ReadinessFacts) -> ReadinessFacts:
    """No change: what is ready is ready."""
    return facts


def then(*changes: Change) -> Change:
    """One change after the other."""

    def changed(facts: ReadinessFacts) -> ReadinessFacts:
        for change in changes:
            facts = change(facts)
        return facts

    return changed


def plan(change: Callable[[PlanDocument], PlanDocument]) -> Change:
    """Change the plan."""
    return lambda facts: replace(facts, document=change(facts.document))


def client(**facts: Any) -> Change:
    """Change the client's record."""

    def changed(before: Client) -> Client:
        return replace(before, **facts)

    return lambda found: replace(found, client=changed(found.client))


def part(path: str, **facts: Any) -> Change:
    """Change attributes of the part of the plan at this path; a number in it is a place in a list."""

    def changed(value: Any, names: list[str]) -> Any:
        if not names:
            return replace(value, **facts)
        name, *rest = names
        if name.isdigit():
            place = int(name)
            return (*value[:place], changed(value[place], rest), *value[place + 1 :])
        return replace(value, **{name: changed(getattr(value, name), rest)})

    return plan(lambda document: changed(document, path.split(".") if path else []))


TO_METHADONE = then(
    part(
        "medicines.medicines.0",
        kind=MedicineKind.METHADONE,
        last_dose_on=TODAY,
        last_dose_at=time(8),
        next_dose_on=LEAVES,
    ),
    part("medicines", methadone=Methadone(Place("Harbor Clinic", "9 Dock", "207-555-0160"), 80, True)),
)
"""Methadone instead of the film: asked for last dose, letter and clinic instead of a pharmacy."""
