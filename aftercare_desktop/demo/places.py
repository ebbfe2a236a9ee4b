"""Invented homes, clinics, pharmacies, meetings and groups around the made-up center. Every number is 207-555-01xx."""

from dataclasses import dataclass
from datetime import time
from random import Random

from aftercare_desktop.demo.directory import linked
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import AppointmentKind, HomeKind, PeerKind, Weekday

CITY = "Portland"
RESERVED_PHONES = frozenset({117, 118, 127, 131, 132, 133, 134, 142, *range(151, 160), 163, *range(171, 177)})
"""Last digits of numbers that belong to one place or person."""


_FREE_PHONES = tuple(f"207-555-0{last}" for last in range(111, 200) if last not in RESERVED_PHONES)


def phones(rng: Random, count: int) -> list[str]:
    """Different numbers set aside for fiction that no fixed place or person has."""
    return rng.sample(_FREE_PHONES, count)


@dataclass(frozen=True, slots=True)
class Residence:
    """A home one may move to, who meets people at its door, and for whom it is."""

    place: Place
    host: str
    welcomes: str = "all"
    kind: HomeKind = HomeKind.SOBER_LIVING


RESIDENCES = (
    Residence(
        Place("Back Cove House", "14 Larch Street, Portland", "207-555-0118", "Curfew 10 PM"), "Ray", "men"
    ),
    Residence(
        Place("Fore River House", "61 Anchor Lane, Portland", "207-555-0171", "Staff at night"), "Otis", "men"
    ),
    Residence(Place("Larch Hill", "9 Orchard Road, Westbrook", "207-555-0172", "Curfew 11 PM"), "Marguerite"),
    Residence(
        Place("Deering Commons", "230 Maple Row, Portland", "207-555-0173", "Staff day and night"), "Bea"
    ),
    Residence(
        Place("Stroudwater Place", "5 Mill Path, Portland", "207-555-0174", "Curfew 10 PM"), "Lyle", "men"
    ),
    Residence(
        Place("Promenade House", "88 Beacon Way, Portland", "207-555-0175", "Children welcome"),
        "Ines",
        "women",
    ),
    Residence(
        Place("Casco Haven", "17 Dory Street, South Portland", "207-555-0176", "Curfew 10 PM"), "Jo", "women"
    ),
)


@dataclass(frozen=True, slots=True)
class Clinic:
    """A place for visits: whom one sees there and what for."""

    place: Place
    with_whom: str
    kind: AppointmentKind


BRIDGE = Clinic(linked("bridge"), "Nurse Leah", AppointmentKind.MEDICINE)
METHADONE_CLINIC = Clinic(linked("methadone"), "Nurse Odette", AppointmentKind.MEDICINE)
CLINICS = (
    Clinic(linked("family_health"), "Dr. Anand", AppointmentKind.PRIMARY_CARE),
    Clinic(linked("counseling"), "Therapist Mona Reyes", AppointmentKind.THERAPY),
    Clinic(linked("mental_health"), "Dr. Sorensen", AppointmentKind.MENTAL_HEALTH),
    Clinic(linked("yoga"), "Teacher Pia", AppointmentKind.WELLNESS),
    Clinic(linked("career"), "Job coach Hal", AppointmentKind.SERVICES),
)
COURT = Clinic(linked("court"), "Officer Lind", AppointmentKind.COURT)
PHARMACIES = (linked("congress"), linked("harborside"), linked("morrills"))


@dataclass(frozen=True, slots=True)
class Gathering:
    """A group or meeting that comes every week."""

    kind: PeerKind
    name: str
    fellowship: str
    weekday: Weekday
    starts: time
    ends: time
    place: Place
    note: str = ""
    welcomes: str = "all"
    online: str = ""


_CENTER = Place("Alder Point, Room 2", "2 Alder Point, Portland", "207-555-0100")
_HALL = Place("Church hall", "80 Elm Street, side door, Portland")
TUESDAY_GROUP = Gathering(
    PeerKind.GROUP,
    "Tuesday group",
    "Relapse prevention, led by Priya N.",
    Weekday.TUESDAY,
    time(18),
    time(19, 30),
    _CENTER,
)
HARBOR_LIGHTS = Gathering(
    PeerKind.MEETING,
    "Harbor Lights",
    "Narcotics Anonymous",
    Weekday.WEDNESDAY,
    time(19),
    time(20),
    _HALL,
    "Side door. One hour.",
)
GATHERINGS = (
    TUESDAY_GROUP,
    HARBOR_LIGHTS,
    Gathering(
        PeerKind.GROUP, "Women's evening", "Led by Priya N.", Weekday.WEDNESDAY, time(17, 30), time(19), _CENTER,
        "Child care on site.", "women",
    ),
    Gathering(
        PeerKind.GROUP, "Men's evening", "Led by Luis A.", Weekday.MONDAY, time(17, 30), time(19), _CENTER,
        "", "men",
    ),
    Gathering(
        PeerKind.GROUP, "Medicine and me", "Led by Ruth C.", Weekday.THURSDAY, time(15), time(16), _CENTER,
        "For everyone who takes a medicine.",
    ),
    Gathering(
        PeerKind.MEETING, "Noon on the Square", "Alcoholics Anonymous", Weekday.FRIDAY, time(12), time(13),
        Place("Square library, room 4", "5 Monument Walk, Portland"), "Open to all.",
    ),
    Gathering(
        PeerKind.MEETING, "Tools for Today", "SMART Recovery", Weekday.MONDAY, time(18), time(19, 30),
        Place("Bayside center", "15 Preble Row, Portland"), "A workbook is free.",
    ),
    Gathering(
        PeerKind.MEETING, "Sit and Share", "Recovery Dharma", Weekday.SUNDAY, time(10), time(11),
        Place("Tidewater Yoga Room", "12 Bell Buoy Road, Portland"), "Cushions are there.",
    ),
    Gathering(
        PeerKind.MEETING, "Night Owls", "Narcotics Anonymous", Weekday.SATURDAY, time(21), time(22), Place(),
        "From my phone.", "all", "https://meet.example.org/night-owls",
    ),
    Gathering(
        PeerKind.MEETING, "Early Birds", "Alcoholics Anonymous", Weekday.THURSDAY, time(7), time(8), _HALL,
        "Coffee first.",
    ),
)  # fmt: skip
