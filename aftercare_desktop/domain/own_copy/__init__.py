"""The copy of everything for the client (45 CFR 164.524; 42 CFR 2.23): what it holds, what it leaves out and why."""

from aftercare_desktop.domain.own_copy.names import ANOTHER, Hidden, hidden, without
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
    "FORMAT",
    "Hidden",
    "LeftOut",
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
    "without",
]
