"""The made-up center's directory: invented clinics, pharmacies, agencies and a line that answers at night."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from aftercare_desktop.domain.center import ClosedDay, PhoneLine
from aftercare_desktop.domain.directory import DirectoryEntry, EntryKind
from aftercare_desktop.domain.people import Address, Place
from aftercare_desktop.words.directory import place_of
from aftercare_desktop.words.hours import read_hours


def _entry(
    name: str,
    kind: EntryKind,
    contact: str,
    street: str,
    phone: str,
    hours: str,
    note: str = "",
    city: str = "Portland",
) -> DirectoryEntry:
    return DirectoryEntry(
        name, kind, contact, Address(street, city, "ME"), phone, hours=read_hours(hours), hours_note=note
    )


CLINIC, PHARMACY, AGENCY = EntryKind.CLINIC, EntryKind.PHARMACY, EntryKind.AGENCY
ENTRIES: dict[str, DirectoryEntry] = {
    "bridge": _entry(
        "Bridge Clinic", CLINIC, "Nurse Leah", "22 Pearl Street, 2nd floor", "207-555-0109", "Mon-Fri 8-4"
    ),
    "methadone": _entry(
        "Wharf Street Clinic", CLINIC, "Nurse Odette", "40 Wharf Street", "207-555-0151", "Every day 5-11 AM"
    ),
    "family_health": _entry(
        "Bayside Family Health", CLINIC, "Dr. Anand", "7 Fox Court", "207-555-0152", "Mon-Fri 8-5"
    ),
    "counseling": _entry(
        "Tidewater Counseling",
        EntryKind.PROVIDER,
        "Therapist Mona Reyes",
        "12 Bell Buoy Road",
        "207-555-0153",
        "Mon-Fri 9-7",
    ),
    "mental_health": _entry(
        "Eastern Light Mental Health",
        CLINIC,
        "Dr. Sorensen",
        "301 Hill Street",
        "207-555-0154",
        "Mon-Fri 9-5",
    ),
    "yoga": _entry(
        "Tidewater Yoga Room",
        EntryKind.OTHER,
        "Teacher Pia",
        "12 Bell Buoy Road",
        "207-555-0153",
        "Every day 7-7",
    ),
    "career": _entry(
        "CareerCenter", AGENCY, "Job coach Hal", "151 Granite Street", "207-555-0155", "Mon-Fri 8-4:30"
    ),
    "court": _entry(
        "District Court", EntryKind.COURT, "Officer Lind", "205 Newbury Walk", "207-555-0156", "Mon-Fri 8-4"
    ),
    "congress": _entry(
        "Congress Pharmacy", PHARMACY, "", "3 Congress Street", "207-555-0131", "Mon-Fri 9-6, Sat 9-1"
    ),
    "harborside": _entry(
        "Harborside Drug", PHARMACY, "", "77 Commercial Row", "207-555-0132", "Every day 8-8"
    ),
    "morrills": _entry(
        "Morrill's Corner Pharmacy", PHARMACY, "", "910 Forest Way", "207-555-0133", "Mon-Sat 9-7"
    ),
    "night_line": DirectoryEntry(
        "Casco Night Line",
        EntryKind.CRISIS_LINE,
        closed_on_public_holidays=False,
        note="Listens, and sends somebody in the Portland area.",
    ),
    "hospital": _entry(
        "Harbor Hill Hospital",
        EntryKind.HOSPITAL,
        "Discharge desk",
        "1 Harbor Hill",
        "207-555-0158",
        "24/7",
        "Emergency room at the side entrance",
    ),
    "operator": _entry(
        "Larch Homes",
        EntryKind.RESIDENCE_OPERATOR,
        "Marguerite",
        "9 Orchard Road",
        "207-555-0172",
        "Mon-Fri 10-6",
        "Runs Larch Hill",
        "Westbrook",
    ),
    "payer": _entry(
        "Pine State Health Plan", AGENCY, "Member services", "500 Plaza Way", "207-555-0181", "Mon-Fri 8-5"
    ),
    "billing": _entry(
        "Granite Billing Services", AGENCY, "Corinne", "18 Mill Yard", "207-555-0182", "Mon-Fri 8-4"
    ),
    "survey": _entry(
        "State Licensing Survey", AGENCY, "Surveyor Amadi", "41 State Square", "207-555-0183", "Mon-Fri 8-4"
    ),
}
"""By a name of their own. They are the first entries of the center, in this order, so each has its place as its id."""

IDS = {key: number for number, key in enumerate(ENTRIES, start=1)}


def linked(key: str) -> Place:
    """The place of a plan that is linked to this entry."""
    return place_of(ENTRIES[key], IDS[key])


def entries(founded: date, today: date, tester: str) -> tuple[DirectoryEntry, ...]:
    """All entries: `tester` called the line when the center was founded, the closed day lies near `today`."""
    return tuple(_dated(key, entry, founded, today, tester) for key, entry in ENTRIES.items())


def _dated(key: str, entry: DirectoryEntry, founded: date, today: date, tester: str) -> DirectoryEntry:
    facts: dict[str, dict[str, Any]] = {
        "night_line": {
            "lines": (
                PhoneLine("207-555-0157", "", True, founded, tester),
                PhoneLine("207-555-0159", "Text messages, 8 AM to midnight"),
            )
        },
        "bridge": {"fax": "207-555-0117"},
        "methadone": {"closed_on_public_holidays": False},
        "operator": {"closed_days": (ClosedDay(today + timedelta(days=9), "Staff retreat"),)},
        "congress": {"fax": "207-555-0134"},
        "hospital": {"closed_on_public_holidays": False},
        "harborside": {"closed_on_public_holidays": False},
    }
    return replace(entry, **facts.get(key, {}))
