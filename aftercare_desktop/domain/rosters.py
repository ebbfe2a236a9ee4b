"""What a roster of another program can say about a client, and whose word holds where it and the staff differ."""

from dataclasses import dataclass
from enum import Enum, StrEnum


class RosterFact(StrEnum):
    """What a column of a roster carries. Values are stored with the source's settings and never renamed."""

    RECORD_NUMBER = "record_number"
    FALLBACK_NUMBER = "fallback_number"
    """An internal number, used where the record number itself is not given."""
    NAME = "name"
    FIRST_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    LAST_NAME = "last_name"
    PREFERRED_NAME = "preferred_name"
    PRONOUNS = "pronouns"
    BIRTH_DATE = "birth_date"
    GENDER = "gender"
    LANGUAGE = "language"
    PROGRAM = "program"
    LEVEL_OF_CARE = "level_of_care"
    ADMITTED = "admitted"
    DISCHARGE_PLANNED = "discharge_planned"
    DISCHARGED = "discharged"
    COUNSELOR = "counselor"
    COUNSELOR_FIRST = "counselor_first"
    COUNSELOR_LAST = "counselor_last"
    STREET = "street"
    CITY = "city"
    STATE = "state"
    POSTAL_CODE = "postal_code"
    COUNTRY = "country"
    PHONE = "phone"
    PHONE_MOBILE = "phone_mobile"
    PHONE_HOME = "phone_home"
    PHONE_WORK = "phone_work"
    EMAIL = "email"
    EMERGENCY_NAME = "emergency_name"
    EMERGENCY_PHONE = "emergency_phone"
    EMERGENCY_RELATION = "emergency_relation"
    INSURANCE = "insurance"
    ALLERGIES = "allergies"


class Verdict(Enum):
    """Whose word holds for one fact."""

    SAME = "both say the same"
    TAKE = "the file's word holds"
    KEEP = "the center's word stands"
    ASK = "a person decides"


def settle(ours: str, said_before: str | None, says_now: str) -> Verdict:
    """Whose word holds for a fact, each version as comparable text; `says_now` is never empty.

    `ours` is empty where the center knows nothing. `said_before` is what the same source said at its last import, None
    when it said nothing of this yet: only that tells an edit of the staff from a change in the other program.
    """
    if ours == says_now:
        return Verdict.SAME
    if said_before is None:
        return Verdict.ASK if ours else Verdict.TAKE
    if ours == said_before:
        return Verdict.TAKE
    return Verdict.KEEP if says_now == said_before else Verdict.ASK


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as comparable text: the center's, what the source said last (None for never), and what it says now."""

    ours: str
    said_before: str | None
    says_now: str

    def is_of_another(self) -> bool:
        """Whether both know the fact, differ, and the source did not say so before."""
        return bool(self.ours and self.says_now) and self.says_now not in (self.ours, self.said_before)


def is_somebody_else(name: Told, birth_date: Told) -> bool:
    """Whether a known record number came with another person: name and date of birth both are another's.

    One of the two alone is a new name or a mistyped day. Where the source said both before, the staff corrected them.
    """
    return name.is_of_another() and birth_date.is_of_another()


def settle_together(verdicts: list[Verdict]) -> Verdict:
    """One verdict for facts that belong together, such as the lines of an address.

    Half of one address and half of another would be nobody's: where some lines are the staff's and others the file's,
    a person decides.
    """
    found = set(verdicts)
    if Verdict.ASK in found or {Verdict.TAKE, Verdict.KEEP} <= found:
        return Verdict.ASK
    for verdict in (Verdict.TAKE, Verdict.KEEP):
        if verdict in found:
            return verdict
    return Verdict.SAME
