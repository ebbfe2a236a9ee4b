"""Whom we may talk to, in words: the same for a name that is unknown and for one whom nobody may ask about."""

from aftercare_desktop.domain.asking import MayTell
from aftercare_desktop.words.consents import CATEGORIES, ends
from aftercare_desktop.words.phones import shown_phone

WHOM = "Whom may we talk to?"
ONE_PERSON = "Write the full name, and the date of birth or the record number. Nobody was looked up."
FIRST = "Ask who is calling before you look. What you see here is not for the caller."
NOBODY = (
    "There is nobody we may talk to by this name and date or number. Say the words above. They may be unknown here, or "
    "written another way, or have agreed to nothing: do not say which."
)
ONLY_THESE = "Only these people, and only about this. Call back on the number below if you are not sure who is calling."

CALL_WITH = "Phone call with {who}"
CALL_KEPT = "The call was written down as a disclosure"
WHEN = "Write the day and the time of the call. Nothing was written down yet."


def recipient(told: MayTell) -> str:
    """ "Larch Hill, Ida Morrow"."""
    return ", ".join(part.strip() for part in (told.words.name, told.words.contact) if part.strip())


def phone(told: MayTell) -> str:
    """The number to call back, or that there is none."""
    return shown_phone(told.words.phone) if told.words.phone.strip() else "No phone written down"


def about(told: MayTell) -> str:
    """ "My medicines; my appointments": in the words of the consent."""
    named = [CATEGORIES[one][0] for one in told.categories]
    return "; ".join([*named[:1], *(one[0].lower() + one[1:] for one in named[1:])])


def until(told: MayTell) -> str:
    """ "Until Nov 23, 2026" """
    return ends(told.content())


def limits(told: MayTell) -> str:
    """What the client wants left out; empty where they said nothing of that kind."""
    said = told.content().limits.strip()
    return f"Leave out: {said}" if said else ""


def purpose(told: MayTell) -> str:
    """What the consent is for."""
    content = told.content()
    return content.purpose.strip() or ("At the client’s request" if content.at_own_request else "")
