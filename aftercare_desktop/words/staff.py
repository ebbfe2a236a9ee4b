"""How a staff member reads in a list and to those who listen."""

from aftercare_desktop.domain.staff import StaffMember
from aftercare_desktop.words.labels import label

NOT_ACTIVE = "Not active"


def reached(member: StaffMember) -> str:
    """ "LADC · 207-555-0104, 8 AM to 5 PM": credentials and how to reach them, where known."""
    phone = ", ".join(part for part in (member.phone.strip(), member.phone_hours.strip()) if part)
    return " · ".join(part for part in (member.credentials.strip(), phone) if part)


def spoken(member: StaffMember) -> str:
    """The whole row in one sentence."""
    state = "" if member.active else f" {NOT_ACTIVE}."
    return f"{member.name}. {label(member.role)}, user name {member.user_name}.{state}"
