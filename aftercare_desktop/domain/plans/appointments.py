"""Section 6: appointments with place, phone and transport."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from aftercare_desktop.domain.people import Place


class AppointmentKind(StrEnum):
    """What an appointment is for."""

    THERAPY = "therapy"
    MEDICINE = "medicine"
    PRIMARY_CARE = "primary_care"
    MENTAL_HEALTH = "mental_health"
    WELLNESS = "wellness"
    COURT = "court"
    SERVICES = "services"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment with place, phone and transport; `day` None means still to be made."""

    key: str
    kind: AppointmentKind = AppointmentKind.THERAPY
    with_whom: str = ""
    place: Place = Place()
    day: date | None = None
    at: time | None = None
    ride: str = ""
    ride_at: time | None = None
    backup: str = ""
    bring: str = ""
