"""The copy of everything for the client (45 CFR 164.524; 42 CFR 2.23): what it holds, what it leaves out and why."""

from aftercare_desktop.domain.own_copy.names import (
    A_NUMBER,
    ANOTHER,
    Hidden,
    Others,
    hidden,
    hidden_whole,
    without,
)
from aftercare_desktop.domain.own_copy.record import (
    FORMAT,
    LeftOut,
    OwnCare,
    OwnConsent,
    OwnDisclosure,
    OwnMessage,
    OwnNote,
    OwnPlan,
    OwnPlanEvent,
    OwnRecord,
    OwnRestriction,
    OwnSafetyLink,
    OwnStatus,
)

__all__ = [
    "ANOTHER",
    "A_NUMBER",
    "FORMAT",
    "Hidden",
    "LeftOut",
    "Others",
    "OwnCare",
    "OwnConsent",
    "OwnDisclosure",
    "OwnMessage",
    "OwnNote",
    "OwnPlan",
    "OwnPlanEvent",
    "OwnRecord",
    "OwnRestriction",
    "OwnSafetyLink",
    "OwnStatus",
    "hidden",
    "hidden_whole",
    "without",
]
