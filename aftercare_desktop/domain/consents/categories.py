"""Kinds of information a consent may cover, in the client's words, and which sections of a plan they are.

42 CFR 2.31(a)(3): how much and what kind of information, "described in a specific and meaningful fashion".
"""

from enum import StrEnum


class Category(StrEnum):
    """One kind of information. Everything the program can hand out belongs to exactly one of them.

    Values are stored for ever and never renamed.
    """

    PRESENCE = "presence"
    """That the person is or was here, with the days of admission and discharge and the program."""
    CONTACT = "contact"
    """Phones, e-mail, addresses, and how it is safe to reach them."""
    SUBSTANCES = "substances"
    """The substances that brought them here, last use, last overdose, recovery dates."""
    CONDITIONS = "conditions"
    """Other health conditions, pregnancy, what they need to get along (accessibility)."""
    MEDICINES = "medicines"
    """Medicines, doses, allergies, prescribers, pharmacy, naloxone."""
    APPOINTMENTS = "appointments"
    """Appointments and treatment ahead, with ride."""
    GOALS = "goals"
    """Progress, strengths and needs, goals and steps."""
    SAFETY = "safety"
    """Triggers and warning signs, crisis and return plan, suicide risk."""
    PEERS = "peers"
    """Groups, meetings, mentor and sponsor."""
    ATTENDANCE = "attendance"
    """The dates on which they came."""
    ABSENCES = "absences"
    """The dates on which they did not come: only if a consent says so (42 CFR 2.35; DOMAIN.md section 6)."""
    HOUSING = "housing"
    """Where they will live, and what they wished for."""
    SUPPORT = "support"
    """The people around them, and help they need."""
    DAILY_LIFE = "daily_life"
    """Work, money, children, parenting, wellness."""
    LEGAL = "legal"
    """Court, probation, whether treatment is a condition."""


IN_ORDER = tuple(Category)
"""The order of forms and papers."""


def ordered(categories: frozenset[Category] | tuple[Category, ...]) -> tuple[Category, ...]:
    """Each once, in the order of forms and papers."""
    return tuple(one for one in IN_ORDER if one in categories)
