"""Which clients a list shows, in which order, with which facts, and what of it may be kept or leave the program."""

from aftercare_desktop.domain.client_filters.exports import (
    USUAL_EXPORT,
    ExportColumn,
    ExportPurpose,
    ExportReason,
    check_reason,
)
from aftercare_desktop.domain.client_filters.facts import (
    MedicineUse,
    PlanFacts,
    PlanProgress,
    RecordFacts,
    is_moud,
    plan_facts,
    record_facts,
)
from aftercare_desktop.domain.client_filters.look import (
    BY_NAME,
    USUAL_COLUMNS,
    ClientSort,
    ListColumn,
    ListLook,
    SortBy,
)
from aftercare_desktop.domain.client_filters.rules import (
    EVERYBODY,
    MOST_DAYS,
    AgreementState,
    ClientFilter,
    LeaveKind,
    LeaveWindow,
    MedicineWish,
    check_filter,
    matches,
    with_programs,
)
from aftercare_desktop.domain.client_filters.saved import MOST_SAVED, NAME_LIMIT, SavedFilter, with_saved

__all__ = [
    "BY_NAME",
    "EVERYBODY",
    "MOST_DAYS",
    "MOST_SAVED",
    "NAME_LIMIT",
    "USUAL_COLUMNS",
    "USUAL_EXPORT",
    "AgreementState",
    "ClientFilter",
    "ClientSort",
    "ExportColumn",
    "ExportPurpose",
    "ExportReason",
    "LeaveKind",
    "LeaveWindow",
    "ListColumn",
    "ListLook",
    "MedicineUse",
    "MedicineWish",
    "PlanFacts",
    "PlanProgress",
    "RecordFacts",
    "SavedFilter",
    "SortBy",
    "check_filter",
    "check_reason",
    "is_moud",
    "matches",
    "plan_facts",
    "record_facts",
    "with_programs",
    "with_saved",
]
