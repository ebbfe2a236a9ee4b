"""The records of made-up clients: every fact a center keeps, told from their story."""

from datetime import timedelta
from random import Random
from typing import Any

from aftercare_desktop.demo.medicines import Remedy, remedies
from aftercare_desktop.demo.stories import PlanState, Story
from aftercare_desktop.domain import clients as c
from aftercare_desktop.domain.clients import Client, ClientStatus, Substance
from aftercare_desktop.domain.people import Address, Person, Phone, PhoneKind

_STREETS = ("Larch", "Anchor", "Orchard", "Beacon", "Dory", "Granite", "Maple", "Ferry", "Quarry", "Juniper")
_TOWNS = (
    ("Portland", "04101"),
    ("Westbrook", "04092"),
    ("South Portland", "04106"),
    ("Biddeford", "04005"),
    ("Lewiston", "04240"),
    ("Brunswick", "04011"),
    ("Gray", "04039"),
)
_OWN_WORDS = {
    Substance.OPIOIDS: ("pills", "fentanyl", "heroin"),
    Substance.ALCOHOL: ("vodka", "beer", "drinking"),
    Substance.BENZODIAZEPINES: ("Xanax", "benzos"),
    Substance.STIMULANTS: ("cocaine", "crystal"),
    Substance.CANNABIS: ("weed",),
    Substance.NICOTINE: ("cigarettes",),
    Substance.OTHER: ("",),
}
_USE_DISORDERS = {
    Substance.OPIOIDS: c.Condition("Opioid use disorder, moderate or severe", "F11.20"),
    Substance.ALCOHOL: c.Condition("Alcohol use disorder, moderate or severe", "F10.20"),
    Substance.BENZODIAZEPINES: c.Condition("Sedative use disorder, moderate or severe", "F13.20"),
    Substance.STIMULANTS: c.Condition("Stimulant use disorder, moderate or severe", "F15.20"),
    Substance.CANNABIS: c.Condition("Cannabis use disorder, mild", "F12.10"),
    Substance.NICOTINE: c.Condition("Nicotine use disorder, cigarettes", "F17.210"),
}
_CO_OCCURRING = (
    c.Condition("Depression, recurrent, moderate", "F33.1"),
    c.Condition("Generalized anxiety disorder", "F41.1"),
    c.Condition("Post-traumatic stress disorder", "F43.10"),
    c.Condition("Attention-deficit hyperactivity disorder", "F90.9"),
)
_HEPATITIS = c.Condition("Hepatitis C", "B18.2")
_PROGRAMS = (
    "Residential, 28 days",
    "Residential, 28 days",
    "Withdrawal management, then residential",
    "Day program",
)
_INCOMES = ("Part-time work", "SSDI", "No income yet", "Unemployment", "Full-time work", "Help from family")
_INSURANCES = ("MaineCare", "MaineCare", "Medicare", "Harbor Mutual PPO", "None yet")
_HOURS = ("After 4 PM", "Mornings", "Any time", "Noon to 2 PM", "Weekdays after 5 PM")
_ALLERGIES = ("Penicillin", "Sulfa medicines", "Latex", "Peanuts")
_NEEDS = ("Ground floor or elevator", "Hearing aid, left side", "Large print", "Uses a cane")
_RIDES = ("Bus, and rides from family", "Own car", "Bike", "No transport yet", "Rides from the house")


def client(story: Story) -> Client:
    """The record of a made-up person."""
    rng = story.rng("client")
    identity, left = story.identity, story.leaves <= story.today
    mood = rng.choice(_CO_OCCURRING) if rng.random() < 0.5 else None
    return Client(
        name=identity.name,
        preferred_name=identity.preferred,
        pronouns=identity.pronouns,
        gender=identity.gender,
        birth_date=story.today - timedelta(days=rng.randint(19 * 366, 67 * 365)),
        record_number=f"{story.index + 117:06}",
        language=identity.language,
        interpreter=identity.interpreter,
        status=story.stage.status,
        counselor_id=story.counselor.id,
        program=rng.choice(_PROGRAMS),
        admitted_on=story.admitted(),
        discharge_planned=story.leaves,
        discharge_time=rng.choice(("10:00 AM", "11:00 AM", "1:00 PM")),
        discharged_on=story.leaves if left else None,
        discharge_type=_discharge_type(story, rng) if left else None,
        contact=_contact(story, rng),
        phones=_phones(story, rng),
        email=f"client{story.index}@example.org" if rng.random() < 0.5 else "",
        address=_address(story, rng),
        mailing_address=_mailing(rng),
        emergency=Person(story.family.full_name, story.family.relation.title(), story.family.phone, ""),
        locators=_locators(story, rng),
        substances=_substances(story, rng),
        conditions=_conditions(story, mood, rng),
        medicines=tuple(
            c.CurrentMedicine(remedy.name, remedy.dose, remedy.prescriber)
            for remedy in taken(story, mood is not None)
        ),
        **_health(story, rng),
        **_life(story, rng),
    )


def taken(story: Story, low_mood: bool) -> tuple[Remedy, ...]:
    """The medicines of this person."""
    return remedies(frozenset(story.substances), low_mood, story.rng("medicines"))


def has_low_mood(record: Client) -> bool:
    """Whether a condition of mood stands on the record."""
    return any(condition in record.conditions for condition in _CO_OCCURRING)


def _discharge_type(story: Story, rng: Random) -> c.DischargeType:
    if story.stage.plan is PlanState.WITH_GAPS:
        return c.DischargeType.AGAINST_ADVICE
    return rng.choices(
        (c.DischargeType.COMPLETED, c.DischargeType.TRANSFERRED, c.DischargeType.OTHER), (8, 1, 1)
    )[0]


def _contact(story: Story, rng: Random) -> c.ContactAgreement:
    may_text = rng.random() < 0.7
    may_leave = rng.random() < 0.5
    ways = (c.ContactWay.CALL, c.ContactWay.TEXT) if may_text else (c.ContactWay.CALL,)
    if rng.random() < 0.3:
        ways = (*ways, c.ContactWay.LETTER)
    return c.ContactAgreement(
        ways=ways,
        hours=rng.choice(_HOURS),
        until=story.leaves + timedelta(days=365),
        message_words=f"This is {story.counselor.first()}, please call me back." if may_leave else "",
        may_leave_message=may_leave,
        may_text=may_text,
        safe_to_mail=c.ContactWay.LETTER in ways,
        asked_on=min(story.admitted() + timedelta(days=1), story.today),
        ask_again=story.stage.status is ClientStatus.MOVED,
    )


def _phones(story: Story, rng: Random) -> tuple[Phone, ...]:
    own = Phone(story.phone, PhoneKind.MOBILE, rng.random() < 0.7, rng.random() < 0.5, "")
    if rng.random() < 0.3:
        return own, Phone(story.host.phone, PhoneKind.HOME, note=f"Ask for {story.identity.name.split()[0]}")
    return (own,)


def _address(story: Story, rng: Random) -> Address:
    town, postal_code = rng.choice(_TOWNS)
    if story.residence and story.leaves <= story.today:
        street, town, _ = (*story.residence.place.address.split(", "), "")[:3]
        postal_code = dict(_TOWNS).get(town, postal_code)
        return Address(street, town, "ME", postal_code, "USA")
    return Address(f"{rng.randint(2, 480)} {rng.choice(_STREETS)} Street", town, "ME", postal_code, "USA")


def _mailing(rng: Random) -> Address:
    if rng.random() < 0.85:
        return Address()
    return Address(f"PO Box {rng.randint(10, 990)}", "Portland", "ME", "04101", "USA")


def _locators(story: Story, rng: Random) -> tuple[c.LocatorContact, ...]:
    friend = Person(story.friend.full_name, "Friend", story.friend.phone, "Knows my shifts")
    family = Person(story.family.full_name, story.family.relation.title(), story.family.phone, "")
    return (
        c.LocatorContact(family, may_contact=True),
        c.LocatorContact(friend, may_contact=rng.random() < 0.4),
    )[: rng.randint(1, 2)]


def _substances(story: Story, rng: Random) -> tuple[c.SubstanceUse, ...]:
    last = story.admitted() - timedelta(days=rng.randint(0, 3))
    return tuple(
        c.SubstanceUse(substance, rng.choice(_OWN_WORDS[substance]), last - timedelta(days=2 * place))
        for place, substance in enumerate(story.substances)
    )


def _conditions(story: Story, mood: c.Condition | None, rng: Random) -> tuple[c.Condition, ...]:
    found = [_USE_DISORDERS[substance] for substance in story.substances]
    if mood:
        found.append(mood)
    if Substance.OPIOIDS in story.substances and rng.random() < 0.2:
        found.append(_HEPATITIS)
    return tuple(found)


def _health(story: Story, rng: Random) -> dict[str, Any]:
    """Allergies, pregnancy, overdose, suicide risk and recovery time."""
    allergic = rng.random() < 0.35
    expecting = story.identity.gender == "woman" and story.stage.status is ClientStatus.IN_TREATMENT
    expecting = expecting and rng.random() < 0.2
    asked = c.Pregnancy.NO if story.identity.gender == "woman" else c.Pregnancy.NOT_ASKED
    overdose = Substance.OPIOIDS in story.substances and rng.random() < 0.4
    screened = max(story.admitted(), min(story.leaves, story.today) - timedelta(days=rng.randint(1, 6)))
    screen = c.RiskScreen.POSITIVE if story.at_risk else c.RiskScreen.NEGATIVE
    return {
        "allergies": rng.choice(_ALLERGIES) if allergic else "",
        "no_known_allergies": not allergic,
        "pregnancy": c.Pregnancy.YES if expecting else asked,
        "due_date": story.today + timedelta(days=rng.randint(40, 200)) if expecting else None,
        "last_overdose": story.admitted() - timedelta(days=rng.randint(20, 400)) if overdose else None,
        "suicide_risk": c.SuicideRisk(screen, screened, story.at_risk and rng.random() < 0.5),
        "recovery": _recovery(story, rng),
    }


def _recovery(story: Story, rng: Random) -> tuple[c.RecoveryStart, ...]:
    """The dates the person wants kept: none, one, or an earlier stretch before a start again."""
    chance = rng.random()
    if chance < 0.25:
        return ()
    start = c.RecoveryStart(story.admitted())
    if chance < 0.8:
        return (start,)
    began = story.admitted() - timedelta(days=rng.randint(150, 300))
    return c.RecoveryStart(began, began + timedelta(days=rng.randint(20, 110))), start


def _life(story: Story, rng: Random) -> dict[str, Any]:
    """Children, money, court and wishes."""
    insurance = rng.choice(_INSURANCES)
    court = rng.choices(tuple(c.Court), (14, 2, 3, 1, 1, 1))[0]
    supervised = court in (c.Court.PROBATION, c.Court.PAROLE, c.Court.DRUG_COURT)
    wish = {"man": c.Wish.MENS, "woman": c.Wish.WOMENS}.get(story.identity.gender, c.Wish.LGBTQ)
    guardian = Person(story.family.full_name, story.family.relation.title(), story.family.phone, "")
    return {
        "guardian": guardian if rng.random() < 0.03 else Person(),
        "payee": guardian if rng.random() < 0.06 else Person(),
        "children": _children(rng) if story.has_children else (),
        "income": rng.choice(_INCOMES),
        "funding": rng.choice(("MaineCare", "State funds", "Own money", "Harbor Mutual")),
        "insurance": insurance,
        "accessibility": rng.choice(_NEEDS) if rng.random() < 0.15 else "",
        "transport": rng.choice(_RIDES),
        "veteran": rng.choices((False, True, None), (16, 2, 2))[0],
        "court": court,
        "probation_officer": Person("Officer Lind", "Probation officer", "207-555-0156", "")
        if supervised
        else Person(),
        "treatment_is_condition": supervised and rng.random() < 0.6,
        "wanted_group": rng.choice((c.Wish.NO_PREFERENCE, wish)),
        "wanted_home": rng.choice((c.Wish.ALL, wish)),
        "wanted_mentor": rng.choice((c.Wish.NO_PREFERENCE, wish, c.Wish.ALL)),
    }


def _children(rng: Random) -> tuple[c.Child, ...]:
    first_names = rng.sample(("June", "Milo", "Ada", "Theo", "Nina", "Sol", "Rosa", "Kit"), rng.randint(1, 3))
    return tuple(
        c.Child(name, str(rng.randint(1, 16)), rng.choice(tuple(c.Custody)[:5])) for name in first_names
    )
