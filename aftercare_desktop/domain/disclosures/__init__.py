"""What leaves the center about a client: on which ground, through one rule, and what became of it."""

from aftercare_desktop.domain.disclosures.breach import Breach, StoredBreach
from aftercare_desktop.domain.disclosures.care import CareMark, CareRole, is_in_class, roles_open_to
from aftercare_desktop.domain.disclosures.coverage import Coverage, coverage
from aftercare_desktop.domain.disclosures.disclosure import (
    Disclosure,
    DisclosureState,
    Sending,
    SentWay,
    StoredDisclosure,
    accounted_from,
)
from aftercare_desktop.domain.disclosures.gate import (
    Allowed,
    Asked,
    Handed,
    NextStep,
    NoReason,
    OnRecord,
    Refused,
    Verdict,
    decide,
)
from aftercare_desktop.domain.disclosures.grounds import (
    REQUIRED,
    SCOPE,
    FormField,
    Ground,
    GroundForm,
    missing_fields,
)

__all__ = [
    "REQUIRED",
    "SCOPE",
    "Allowed",
    "Asked",
    "Breach",
    "CareMark",
    "CareRole",
    "Coverage",
    "Disclosure",
    "DisclosureState",
    "FormField",
    "Ground",
    "GroundForm",
    "Handed",
    "NextStep",
    "NoReason",
    "OnRecord",
    "Refused",
    "Sending",
    "SentWay",
    "StoredBreach",
    "StoredDisclosure",
    "Verdict",
    "accounted_from",
    "coverage",
    "decide",
    "is_in_class",
    "missing_fields",
    "roles_open_to",
]
