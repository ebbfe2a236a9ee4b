"""Words of the center and of whom it speaks with: roles, paper, the directory, phone messages."""

from enum import Enum

from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.directory import EntryKind, Opening
from aftercare_desktop.domain.messages import CallerKind, MessageView
from aftercare_desktop.domain.staff import Role

PAIRS: tuple[tuple[Enum, str], ...] = (
    (Role.ADMINISTRATOR, "Administrator"),
    (Role.SUPERVISOR, "Supervisor"),
    (Role.COUNSELOR, "Counselor"),
    (Role.NURSE, "Nurse"),
    (Role.PEER_SPECIALIST, "Peer specialist"),
    (Role.FRONT_DESK, "Front desk"),
    (EntryKind.PROVIDER, "Provider"),
    (EntryKind.CLINIC, "Clinic"),
    (EntryKind.PHARMACY, "Pharmacy"),
    (EntryKind.HOSPITAL, "Hospital"),
    (EntryKind.COURT, "Court"),
    (EntryKind.AGENCY, "Agency"),
    (EntryKind.RESIDENCE_OPERATOR, "Operator of residences"),
    (EntryKind.CRISIS_LINE, "Line open day and night"),
    (EntryKind.OTHER, "Other"),
    (Opening.OPEN, "Open"),
    (Opening.UNKNOWN, "Hours not known"),
    (Opening.UNKNOWN_ON_HOLIDAY, "Hours not known, a public holiday"),
    (Opening.OWN_CLOSED_DAY, "Closed that day"),
    (Opening.PUBLIC_HOLIDAY, "Closed for a holiday"),
    (Opening.NOT_THAT_WEEKDAY, "Closed on that weekday"),
    (Opening.OUTSIDE_HOURS, "Closed at that time"),
    (CallerKind.FAMILY, "Family"),
    (CallerKind.FRIEND, "Friend"),
    (CallerKind.OFFICER, "Officer"),
    (CallerKind.LAWYER, "Lawyer"),
    (CallerKind.COURT, "Court"),
    (CallerKind.PROVIDER, "Provider"),
    (CallerKind.EMPLOYER, "Employer"),
    (CallerKind.NOT_SAID, "Did not say"),
    (CallerKind.OTHER, "Other"),
    (MessageView.OPEN, "All open"),
    (MessageView.MINE, "For me"),
    (MessageView.ANYBODY, "For anybody"),
    (MessageView.DONE, "Handled"),
    (PaperSize.LETTER, "US Letter"),
    (PaperSize.A4, "A4"),
)
