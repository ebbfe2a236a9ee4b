"""What filters and orders of the list of clients look at: a few facts of the record and of the newest plan."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aftercare_desktop.domain.clients import Client, ClientStatus
from aftercare_desktop.domain.people import Address, Place
from aftercare_desktop.domain.plans import HomeKind, PlanDocument
from aftercare_desktop.domain.search import fold

_MOUD_NAMES = (
    "buprenorphin",
    "suboxone",
    "subutex",
    "zubsolv",
    "sublocade",
    "brixadi",
    "methadon",
    "vivitrol",
)
_NALTREXONE = "naltrexone"
_AS_INJECTION = ("inject", "shot", "depot", "extended", "380")


class PlanProgress(StrEnum):
    """The newest revision of the plan."""

    NONE = "none"
    DRAFT = "draft"
    FINAL = "final"


class MedicineUse(StrEnum):
    """What is known of the medicines of a person. `MOUD` is one for opioid use disorder, perhaps beside others."""

    NONE = "none"
    OTHER = "other"
    MOUD = "moud"


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """What filters ask of the client's own record."""

    status: ClientStatus = ClientStatus.IN_TREATMENT
    counselor_id: int | None = None
    program: str = ""
    leaves_on: date | None = None
    record_number: str = ""
    language: str = ""
    interpreter: bool = False
    agreed: bool = False
    agreed_until: date | None = None
    medicines: MedicineUse = MedicineUse.NONE
    has_home: bool = False


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What filters ask of the newest revision of the plan."""

    plan: PlanProgress = PlanProgress.NONE
    plan_number: int = 0
    plan_medicines: MedicineUse = MedicineUse.NONE
    plan_home: bool = False


def record_facts(client: Client) -> RecordFacts:
    """What filters may ask of this record."""
    return RecordFacts(
        status=client.status,
        counselor_id=client.counselor_id,
        program=client.program,
        leaves_on=client.leaves_on(),
        record_number=client.record_number,
        language=client.language,
        interpreter=client.interpreter,
        agreed=bool(client.contact.ways) and not client.contact.ask_again,
        agreed_until=client.contact.until,
        medicines=_use(
            [MedicineUse.MOUD if is_moud(one.name) else MedicineUse.OTHER for one in client.medicines]
        ),
        has_home=client.address != Address(),
    )


def plan_facts(document: PlanDocument, number: int, *, final: bool) -> PlanFacts:
    """What filters may ask of this revision."""
    uses = [
        MedicineUse.MOUD if one.kind.is_moud() or is_moud(one.name) else MedicineUse.OTHER
        for one in document.medicines.medicines
    ]
    home = document.home
    return PlanFacts(
        plan=PlanProgress.FINAL if final else PlanProgress.DRAFT,
        plan_number=number,
        plan_medicines=_use(uses),
        plan_home=home.kind is not HomeKind.NOT_KNOWN or home.place != Place(),
    )


def is_moud(name: str) -> bool:
    """Whether a medicine written by name is one for opioid use disorder. Naltrexone counts as an injection only."""
    written = fold(name)
    if _NALTREXONE in written:
        return any(word in written for word in _AS_INJECTION)
    return any(word in written for word in _MOUD_NAMES)


def _use(uses: list[MedicineUse]) -> MedicineUse:
    if MedicineUse.MOUD in uses:
        return MedicineUse.MOUD
    return MedicineUse.OTHER if uses else MedicineUse.NONE
