"""The people who work at the made-up center, one or more of each role, and the center's own facts."""

from datetime import date, timedelta

from aftercare_desktop.demo import DEMO_USER
from aftercare_desktop.domain.center import CenterProfile, ClosedDay, PhoneLine
from aftercare_desktop.domain.people import Address
from aftercare_desktop.domain.programs import Program
from aftercare_desktop.domain.staff import NewStaff, Role

_DAY = "8 AM to 5 PM"
ADMINISTRATOR = NewStaff("morgan", "Morgan Tate", Role.ADMINISTRATOR, "", "207-555-0110", _DAY)
NURSE = NewStaff("ruth", "Ruth Castellane", Role.NURSE, "RN", "207-555-0107", "7 AM to 3 PM")
COUNSELORS = (
    NewStaff(DEMO_USER, "Dana Whitcomb", Role.COUNSELOR, "LADC", "207-555-0104", _DAY),
    NewStaff("luis", "Luis Abreu", Role.COUNSELOR, "LADC", "207-555-0105", "10 AM to 7 PM"),
    NewStaff("michele", "Michèle Roy", Role.COUNSELOR, "CADC", "207-555-0106", _DAY),
)
"""Dana Whitcomb, who is the user `demo`, stands first."""
SUPERVISOR = NewStaff("priya", "Priya Nadkarni", Role.SUPERVISOR, "LCPC", "207-555-0103", _DAY)
OTHERS = (
    SUPERVISOR,
    NewStaff("joss", "Joss Tremblay", Role.PEER_SPECIALIST, "CIPSS", "207-555-0108", "11 AM to 7 PM"),
    NewStaff("nora", "Nora Pike", Role.FRONT_DESK, "", "207-555-0102", "7 AM to 7 PM"),
)


PROGRAMS = (
    Program("5a1c7e0d9b2f4638", "Residential, 28 days", "3.5, residential"),
    Program("0e94b6d1f8a72c35", "Withdrawal management, then residential", "3.7, then 3.5"),
    Program("b83f20c6e15d497a", "Day program", "2.5, partial hospital"),
    Program("7d6e1a94c0b8f253", "Evening program", "2.1, intensive outpatient", archived=True),
)


def profile(founded: date, today: date) -> CenterProfile:
    """Alder Point Recovery, marked as practice, with a tested night line and two closed days of its own."""
    training = today + timedelta(days=18 - today.weekday())
    return CenterProfile(
        name="Alder Point Recovery",
        line=PhoneLine("207-555-0100", "Day or night", True, founded, "Nora Pike"),
        address=Address("2 Alder Point", "Portland", "ME", "04101", "USA"),
        state="ME",
        timezone="America/New_York",
        closed_days=(
            ClosedDay(training, "Staff training day"),
            ClosedDay(training + timedelta(days=91), "Staff training day"),
        ),
        closed_on_public_holidays=True,
        practice=True,
    )
