"""What happened to a plan after it was finalized, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from aftercare_desktop.domain.plan_events import PlanEventKind

DONE: Mapping[PlanEventKind, str] = MappingProxyType(
    {
        PlanEventKind.SIGNED: "Signature recorded",
        PlanEventKind.CHOSE_NOT_TO_SIGN: "Recorded that the plan was not signed",
        PlanEventKind.COPY_GIVEN: "Copy recorded as given",
        PlanEventKind.COPY_DECLINED: "Recorded that the copy was not taken",
        PlanEventKind.NALOXONE_HANDED_OVER: "Naloxone recorded as handed over",
        PlanEventKind.SCAN_ATTACHED: "Signed page attached",
        PlanEventKind.STEP_DONE: "Step marked as done",
        PlanEventKind.APPOINTMENT_CONFIRMED: "Appointment confirmed",
        PlanEventKind.APPOINTMENT_KEPT: "Appointment marked as kept",
        PlanEventKind.HOLDER_TOLD: "Recorded that they were told",
    }
)
"""What the toast says once it is kept."""
