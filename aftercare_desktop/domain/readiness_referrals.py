"""Whether the person can find and reach everyone they are sent to.

"Every referral with contact name, phone, place, hours and days": CARF 2.D, CTS.03.01.03 (DOMAIN.md section 1). A need
of the help network that nobody meets yet is no gap: paper says that the person is still looking.
"""

from aftercare_desktop.domain import first_days
from aftercare_desktop.domain.plans import HomeKind, MedicineKind
from aftercare_desktop.domain.plans.twins import is_begun, is_whole
from aftercare_desktop.domain.readiness_facts import ReadinessFacts

_REFERRED_HOMES = (HomeKind.SOBER_LIVING, HomeKind.RESIDENTIAL, HomeKind.SHELTER)
"""Homes that somebody refers to. The way to one's own home or to friends needs no telephone."""


def prescriber_phone(facts: ReadinessFacts) -> bool | None:
    """Whoever continues a medicine can be called; for methadone that is the clinic."""
    named = first_days.medicines_in_order(facts.document)
    if not named:
        return None
    clinic = facts.document.medicines.methadone.clinic
    places = [clinic if m.kind is MedicineKind.METHADONE else m.prescriber for m in named]
    return all(place.phone.strip() for place in places)


def visit_hours(facts: ReadinessFacts) -> bool | None:
    """The hours and days on which each place of a visit answers."""
    visits = facts.document.appointments
    return all(visit.place.hours.strip() for visit in visits) if visits else None


def meeting_details(facts: ReadinessFacts) -> bool | None:
    """Day, time, and an address or a way to join, for every group and meeting of the plan."""
    places = facts.document.peers.places
    if not places:
        return None
    return all(
        one.weekday is not None
        and one.starts is not None
        and (one.place.address.strip() or one.online.strip())
        for one in places
    )


def home_details(facts: ReadinessFacts) -> bool | None:
    """Address and phone of a home the person is referred to; an address that is kept private is known to them."""
    home = facts.document.home
    if home.kind not in _REFERRED_HOMES or not home.place.is_known():
        return None
    return bool(home.place.phone.strip() and (home.confidential or home.place.address.strip()))


def translation(facts: ReadinessFacts) -> bool | None:
    """A plan that was begun in the client's language is whole in it; a plan in one language is no gap."""
    return is_whole(facts.document) if is_begun(facts.document) else None


def read_aloud(facts: ReadinessFacts) -> bool | None:
    """For a person who speaks through an interpreter, paper alone is not enough: it was gone over with them.

    Asked of nobody else: reading aloud helps many, and a gap on every plan would be read by none.
    """
    if not facts.client.interpreter:
        return None
    return facts.document.participants.read_aloud.is_done()
