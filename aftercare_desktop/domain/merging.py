"""Two records of one person become one: what is asked fact by fact, what is kept of both, and what results."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, TypeVar

from aftercare_desktop.domain.clients import Client, StoredClient, SuicideRisk
from aftercare_desktop.domain.people import Phone
from aftercare_desktop.domain.search import digits, fold

CHOICES: tuple[tuple[str, ...], ...] = (
    ("name",),
    ("preferred_name",),
    ("pronouns",),
    ("birth_date",),
    ("gender",),
    ("language", "interpreter"),
    ("status",),
    ("counselor_id",),
    ("program",),
    ("admitted_on",),
    ("discharge_planned", "discharge_time"),
    ("discharged_on", "discharge_type"),
    ("contact",),
    ("email",),
    ("address",),
    ("mailing_address",),
    ("emergency",),
    ("pregnancy", "due_date"),
    ("last_overdose",),
    ("recovery",),
    ("guardian",),
    ("payee",),
    ("income",),
    ("funding",),
    ("insurance",),
    ("accessibility",),
    ("transport",),
    ("veteran",),
    ("court", "probation_officer", "treatment_is_condition"),
    ("wanted_group",),
    ("wanted_home",),
    ("wanted_mentor",),
)
"""What is chosen as one, each named by its first field. A contact agreement is never mixed from two."""

LISTS = ("phones", "locators", "substances", "conditions", "medicines", "children")
"""What is kept of both, each once."""

SAFETY = ("allergies", "no_known_allergies", "suicide_risk")
"""What is kept of both because losing it could hurt: every allergy, the later screen, a past attempt."""

OF_THE_RECORD = ("record_number",)
"""What stays with the record that stays."""

_NOTHING = Client("")
T = TypeVar("T")


def fields_of(choice: str) -> tuple[str, ...]:
    """The fields of `Client` that are chosen together under this name."""
    return next(fields for fields in CHOICES if fields[0] == choice)


def asked(keep: Client, other: Client) -> tuple[str, ...]:
    """The choices in which the two records differ."""
    return tuple(
        fields[0] for fields in CHOICES if any(getattr(keep, name) != getattr(other, name) for name in fields)
    )


def preselected(keep: StoredClient, other: StoredClient) -> frozenset[str]:
    """Of what is asked, what is taken from the other record unless somebody says otherwise.

    That is what only the other one has; where both have something, the record changed later is believed.
    """
    later = other.changed_at > keep.changed_at
    return frozenset(
        choice
        for choice in asked(keep.client, other.client)
        if _is_written(other.client, choice) and (later or not _is_written(keep.client, choice))
    )


def _is_written(client: Client, choice: str) -> bool:
    return any(getattr(client, name) != getattr(_NOTHING, name) for name in fields_of(choice))


def merged(keep: Client, other: Client, taken: Collection[str]) -> Client:
    """The record that results: `keep` with the choices of `taken` from `other`, and what is kept of both."""
    result = keep
    for fields in CHOICES:
        if fields[0] in taken:
            result = replace(result, **{name: getattr(other, name) for name in fields})
    return replace(
        result,
        phones=_united(keep.phones, other.phones, _bare_phone),
        locators=_united(keep.locators, other.locators),
        substances=_united(
            keep.substances, other.substances, lambda use: (use.substance, fold(use.own_word))
        ),
        conditions=_united(keep.conditions, other.conditions, lambda one: one.code or fold(one.label)),
        medicines=_united(keep.medicines, other.medicines, lambda one: (fold(one.name), fold(one.dose))),
        children=_united(keep.children, other.children, lambda child: (fold(child.name), fold(child.age))),
        **_safety(keep, other),
    )


def _united(own: tuple[T, ...], theirs: tuple[T, ...], known_by: Any = lambda one: one) -> tuple[T, ...]:
    """What the first has as it is, and behind it what only the second has."""
    known = {known_by(one) for one in own}
    return (*own, *(one for one in theirs if known_by(one) not in known))


def _bare_phone(phone: Phone) -> str:
    return digits(phone.number)[-10:] or fold(phone.number)


def _safety(keep: Client, other: Client) -> dict[str, Any]:
    allergies = "; ".join(
        dict.fromkeys(text.strip() for text in (keep.allergies, other.allergies) if text.strip())
    )
    return {
        "allergies": allergies if keep.allergies.strip() != allergies else keep.allergies,
        "no_known_allergies": (keep.no_known_allergies or other.no_known_allergies) and not allergies,
        "suicide_risk": _later_risk(keep.suicide_risk, other.suicide_risk),
    }


def _later_risk(one: SuicideRisk, other: SuicideRisk) -> SuicideRisk:
    later = max((one, other), key=_screened)
    return replace(later, past_attempt=one.past_attempt or other.past_attempt)


def _screened(risk: SuicideRisk) -> tuple[bool, str, str]:
    """Screened before not screened, later before earlier, and on one day the positive one."""
    screened = risk.screen is not SuicideRisk().screen
    return (screened, risk.screened_on.isoformat() if risk.screened_on else "", risk.screen.value)
