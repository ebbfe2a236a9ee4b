"""What leaves as a dated note for the center's medical record, and what of it is not there yet."""

from enum import StrEnum


class ChartSubject(StrEnum):
    """What a note for the chart may tell of. Values are stored and never renamed."""

    ENTRY = "entry"
    REVISION = "revision"
    PLAN_EVENT = "plan_event"
    STATUS = "status"
