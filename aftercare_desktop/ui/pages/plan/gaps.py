"""Where readiness gaps lead: the way from a check to the field that is empty, and from one gap to the next."""

from collections.abc import Iterator, Sequence
from typing import Any

from aftercare_desktop.domain.plans import HomeKind, PlanDocument, Section
from aftercare_desktop.domain.readiness import CONFIRMED, CheckResult
from aftercare_desktop.domain.readiness_choices import CheckKey
from aftercare_desktop.ui.form import get_path
from aftercare_desktop.ui.pages.plan.outline import SectionMark
from aftercare_desktop.ui.pages.plan.sections import SECTION_TABLES, all_fields, is_untouched

_INSIDE_ROWS = {
    CheckKey.SIGNS: "signs.signs.action",
    CheckKey.SUPPLY: "medicines.medicines.supply_until",
    CheckKey.PHARMACY: "medicines.medicines.pharmacy_confirmed_by",
    CheckKey.VISIT_DETAILS: "appointments.place",
    CheckKey.FIRST_VISIT: "appointments.day",
    CheckKey.VISIT_HOURS: "appointments.place",
    CheckKey.SUICIDE_FOLLOW_UP: "appointments.day",
    CheckKey.PRESCRIBER_PHONE: "medicines.medicines.prescriber",
    CheckKey.MEETING_DETAILS: "peers.places.place",
}
"""Checks on rows lead to the first row in which this field is empty."""

PARTS: dict[CheckKey, tuple[str, tuple[str, ...]]] = {
    CheckKey.STRENGTHS: ("progress", ("strengths", "needs", "abilities", "preferences")),
    CheckKey.STEPS: ("goals.*.steps.*", ("what", "who", "by")),
    CheckKey.SIGNS: ("signs.signs.*", ("notice", "action", "call")),
    CheckKey.MEDICINES: ("medicines.medicines.*", ("dose", "directions", "prescriber.name")),
    CheckKey.NALOXONE: ("medicines.naloxone", ("handed_on", "form", "trained")),
    CheckKey.TOLERANCE: ("medicines", ("tolerance_explained_on", "tolerance_explained_by")),
    CheckKey.VISIT_DETAILS: (
        "appointments.*",
        ("with_whom", "place.name", "place.address", "place.phone", "day", "at"),
    ),
    CheckKey.VISIT_HOURS: ("appointments.*", ("place.hours",)),
    CheckKey.RIDE: ("appointments.*", ("ride", "backup")),
    CheckKey.HOME: ("home", ("kind", "place.name")),
    CheckKey.HOME_DETAILS: ("home.place", ("phone", "address")),
    CheckKey.PREFERENCE: ("home", ("preference", "preference_met", "why_not")),
    CheckKey.CRISIS: ("hard_times.crisis", ("warning_signs", "alone")),
    CheckKey.RETURN_PLAN: ("hard_times.back", ("call", "call_phone", "checks_in")),
}
"""Checks that ask for several facts: where they stand ("*" is every row), and which of them they are."""
_NOTHING = (None, "", HomeKind.NOT_KNOWN)


def field_of(result: CheckResult, document: PlanDocument) -> str:
    """Where to write so that this gap closes: of several facts the first that is missing."""
    around, names = PARTS[CheckKey(result.key)] if result.key in PARTS else ("", ())
    for path, value in _each(document, around):
        for name in names:
            fact = get_path(value, name)
            if (fact.strip() if isinstance(fact, str) else fact) in _NOTHING:
                return f"{path}.{name}"
    return path_of(result)


def _each(value: Any, pattern: str, path: str = "") -> Iterator[tuple[str, Any]]:
    """The path and value of everything that the pattern names, row after row."""
    if not pattern:
        yield path, value
        return
    name, _, rest = pattern.partition(".")
    parts = enumerate(value) if name == "*" else ((name, getattr(value, name)),)
    for own, part in parts:
        yield from _each(part, rest, f"{path}.{own}" if path else str(own))


def path_of(result: CheckResult) -> str:
    """The path of `PlanDocument` where the fact of this check is entered; "" if it belongs to the client."""
    if result.section is None:
        return ""
    if result.key in _INSIDE_ROWS:
        return _INSIDE_ROWS[CheckKey(result.key)]
    if result.field == CONFIRMED:
        return f"{CONFIRMED}.{result.key}"
    section = result.section.value
    inside = f"{section}.{result.field}"
    if any(
        inside == spec.path or inside.startswith(spec.path + ".")
        for spec in all_fields(SECTION_TABLES[result.section])
    ):
        return inside if result.field != section or section == Section.MEDICINES.value else section
    return next(
        (s.path for s in all_fields(SECTION_TABLES[result.section]) if s.path.startswith(inside + ".")),
        section,
    )


def marks(results: Sequence[CheckResult], document: PlanDocument) -> dict[Section, SectionMark]:
    """How every section stands."""
    return {
        section: SectionMark(
            sum(result.section is section and not result.ready for result in results),
            is_untouched(section, document),
        )
        for section in Section
    }


def next_gap(
    gaps: Sequence[CheckResult], section: Section, last: str | None, step: int
) -> CheckResult | None:
    """The gap after (1) or before (-1) the one visited last, else the nearest one from the section on screen."""
    if not gaps:
        return None
    order = list(Section)
    keys = [gap.key for gap in gaps]
    if last in keys:
        return gaps[(keys.index(last) + step) % len(gaps)]
    here = order.index(section)
    places = [order.index(gap.section) if gap.section is not None else -1 for gap in gaps]
    if step > 0:
        return next((gap for gap, place in zip(gaps, places, strict=True) if place >= here), gaps[0])
    behind = [gap for gap, place in zip(gaps, places, strict=True) if place <= here]
    return behind[-1] if behind else gaps[-1]
