"""Lists of clients that leave the program: what they may hold and what they are for."""

from dataclasses import dataclass
from enum import StrEnum

from aftercare_desktop.errors import BadInput


class ExportPurpose(StrEnum):
    """Why a list of clients is printed or exported. Kept in the audit trail."""

    CHART_REVIEW = "chart_review"
    QUALITY_REVIEW = "quality_review"
    MOVING = "moving"
    LEGAL = "legal"
    OTHER = "other"


class ExportColumn(StrEnum):
    """A fact that a printed or exported list may hold. None of them is clinical."""

    NAME = "name"
    PREFERRED_NAME = "preferred_name"
    RECORD_NUMBER = "record_number"
    BIRTH_DATE = "birth_date"
    STATUS = "status"
    LEAVES = "leaves"
    COUNSELOR = "counselor"
    PROGRAM = "program"
    PLAN = "plan"


USUAL_EXPORT = (
    ExportColumn.NAME,
    ExportColumn.RECORD_NUMBER,
    ExportColumn.STATUS,
    ExportColumn.LEAVES,
    ExportColumn.COUNSELOR,
)


@dataclass(frozen=True, slots=True)
class ExportReason:
    """The purpose, in words too where it is `OTHER`."""

    purpose: ExportPurpose
    words: str = ""


def check_reason(reason: ExportReason) -> None:
    """Raise `BadInput` when the purpose is `OTHER` and nobody said which."""
    if reason.purpose is ExportPurpose.OTHER and not reason.words.strip():
        raise BadInput("Say in a few words what the list is for. Nothing was printed or exported.")
