"""The client: every fact a center keeps about the person, in the person's own terms where there is a choice."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from aftercare_desktop.domain.bounds import LINE
from aftercare_desktop.domain.people import Address, Person, Phone

NAME_LIMIT = LINE


class ClientStatus(StrEnum):
    """Where the person is in care. After `DIED` no call, letter or anniversary goes out."""

    IN_TREATMENT = "in_treatment"
    AFTERCARE = "aftercare"
    IN_HOSPITAL = "in_hospital"
    IN_JAIL = "in_jail"
    BACK_IN_TREATMENT = "back_in_treatment"
    MOVED = "moved"
    CLOSED = "closed"
    DIED = "died"


class DischargeType(StrEnum):
    """How the stay ended."""

    COMPLETED = "completed"
    TRANSFERRED = "transferred"
    AGAINST_ADVICE = "against_advice"
    ADMINISTRATIVE = "administrative"
    OTHER = "other"


class Substance(StrEnum):
    """Kinds of substance; the person's own word stands in `SubstanceUse.own_word`."""

    OPIOIDS = "opioids"
    ALCOHOL = "alcohol"
    BENZODIAZEPINES = "benzodiazepines"
    STIMULANTS = "stimulants"
    CANNABIS = "cannabis"
    NICOTINE = "nicotine"
    OTHER = "other"


class ContactWay(StrEnum):
    """Ways the person agreed to be reached."""

    CALL = "call"
    TEXT = "text"
    EMAIL = "email"
    LETTER = "letter"
    IN_PERSON = "in_person"


class RiskScreen(StrEnum):
    """Outcome of the last suicide risk screen (NPSG.15.01.01)."""

    NOT_SCREENED = "not_screened"
    NEGATIVE = "negative"
    POSITIVE = "positive"


class Pregnancy(StrEnum):
    """Whether the person is pregnant, as far as they told."""

    NOT_ASKED = "not_asked"
    NO = "no"
    YES = "yes"
    POSTPARTUM = "postpartum"


class Wish(StrEnum):
    """Which kind of group, home or mentor the person wants."""

    NO_PREFERENCE = "no_preference"
    MENS = "mens"
    WOMENS = "womens"
    ALL = "all"
    LGBTQ = "lgbtq"


class Custody(StrEnum):
    """Who has a child in custody."""

    WITH_CLIENT = "with_client"
    SHARED = "shared"
    OTHER_PARENT = "other_parent"
    RELATIVE = "relative"
    STATE = "state"
    NOT_SAID = "not_said"


class Court(StrEnum):
    """Supervision by a court."""

    NONE = "none"
    PENDING = "pending"
    PROBATION = "probation"
    PAROLE = "parole"
    DRUG_COURT = "drug_court"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ContactAgreement:
    """How the person may be reached safely. Nothing is allowed that is not marked."""

    ways: tuple[ContactWay, ...] = ()
    hours: str = ""
    until: date | None = None
    message_words: str = ""
    """The very words that are safe to leave, e.g. "This is Dana, please call me back."."""
    may_leave_message: bool = False
    may_text: bool = False
    safe_to_mail: bool = False
    asked_on: date | None = None
    ask_again: bool = False
    """The person moved or the agreement is in doubt: nothing is allowed before they were asked again."""


@dataclass(frozen=True, slots=True)
class LocatorContact:
    """Somebody who will know where the person is, and whether they may be contacted."""

    person: Person = Person()
    may_contact: bool = False


@dataclass(frozen=True, slots=True)
class SubstanceUse:
    """A substance that brought the person here, with their own word for it and the last use if known."""

    substance: Substance
    own_word: str = ""
    last_use: date | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A co-occurring condition. `code` is ICD-10-CM or empty; `label` is person-first."""

    label: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class CurrentMedicine:
    """A medicine on the client's list; the plan says how it continues."""

    name: str = ""
    dose: str = ""
    prescriber: str = ""


@dataclass(frozen=True, slots=True)
class SuicideRisk:
    """Last screen and what is known. A person at risk gets a contact within 24 hours of leaving."""

    screen: RiskScreen = RiskScreen.NOT_SCREENED
    screened_on: date | None = None
    past_attempt: bool = False

    def at_risk(self) -> bool:
        """Whether the caring contact within 24 hours is owed (Zero Suicide)."""
        return self.screen is RiskScreen.POSITIVE or self.past_attempt


@dataclass(frozen=True, slots=True)
class RecoveryStart:
    """A start of recovery the person wants kept, and when that stretch ended if it did."""

    started: date
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Child:
    """A child of the person: first name if given, birth year or age in words, who has custody."""

    name: str = ""
    age: str = ""
    custody: Custody = Custody.NOT_SAID


@dataclass(frozen=True, slots=True)
class Client:
    """A client of the center. Only the name is required; everything else may follow.

    `gender` and `pronouns` are in the person's own words. `recovery` is newest last and empty unless the client
    wants a date kept.
    """

    name: str
    preferred_name: str = ""
    pronouns: str = ""
    gender: str = ""
    birth_date: date | None = None
    record_number: str = ""
    language: str = ""
    interpreter: bool = False
    status: ClientStatus = ClientStatus.IN_TREATMENT
    counselor_id: int | None = None
    program: str = ""

    admitted_on: date | None = None
    discharge_planned: date | None = None
    discharge_time: str = ""
    discharged_on: date | None = None
    discharge_type: DischargeType | None = None

    contact: ContactAgreement = ContactAgreement()
    phones: tuple[Phone, ...] = ()
    email: str = ""
    address: Address = Address()
    mailing_address: Address = Address()
    emergency: Person = Person()
    locators: tuple[LocatorContact, ...] = ()

    substances: tuple[SubstanceUse, ...] = ()
    conditions: tuple[Condition, ...] = ()
    medicines: tuple[CurrentMedicine, ...] = ()
    allergies: str = ""
    no_known_allergies: bool = False
    pregnancy: Pregnancy = Pregnancy.NOT_ASKED
    due_date: date | None = None
    last_overdose: date | None = None
    suicide_risk: SuicideRisk = SuicideRisk()
    recovery: tuple[RecoveryStart, ...] = ()

    guardian: Person = Person()
    payee: Person = Person()
    children: tuple[Child, ...] = ()
    income: str = ""
    funding: str = ""
    insurance: str = ""
    accessibility: str = ""
    transport: str = ""
    veteran: bool | None = None
    court: Court = Court.NONE
    probation_officer: Person = Person()
    treatment_is_condition: bool = False
    wanted_group: Wish = Wish.NO_PREFERENCE
    wanted_home: Wish = Wish.NO_PREFERENCE
    wanted_mentor: Wish = Wish.NO_PREFERENCE

    def called(self) -> str:
        """The name the person wants to hear."""
        return self.preferred_name or self.name

    def leaves_on(self) -> date | None:
        """The day the person left or is planned to leave."""
        return self.discharged_on or self.discharge_planned


@dataclass(frozen=True, slots=True)
class StoredClient:
    """A client as stored: its id, row version and history."""

    id: int
    version: int
    created_at: datetime
    changed_at: datetime
    archived_at: datetime | None
    archived_by: int | None
    client: Client


@dataclass(frozen=True, slots=True)
class ClientRow:
    """What the list of clients shows of one person."""

    id: int
    version: int
    record_number: str
    name: str
    preferred_name: str
    pronouns: str
    birth_date: date | None
    status: ClientStatus
    counselor: str
    program: str
    discharge_date: date | None
    plan_number: int | None
    plan_final: bool
    archived: bool
    changed_at: datetime
