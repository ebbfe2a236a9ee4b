"""What stands around the content on a paper for others: to whom, from whom, about whom, on what ground, and its scope.

42 CFR 2.32(a): a copy of the consent or a clear explanation of its scope goes along with what leaves on consent.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from zoneinfo import ZoneInfo

from aftercare_desktop.domain.consents import Consent, ConsentKind, ConsentSigner, ConsentSigning
from aftercare_desktop.domain.disclosed import DisclosedPaper
from aftercare_desktop.domain.disclosures import REQUIRED, Disclosure, FormField, Ground
from aftercare_desktop.domain.recipients import RecipientWords
from aftercare_desktop.words.consents import AT_REQUEST, CATEGORIES, SIGNERS, ends, recipient_name
from aftercare_desktop.words.dates import birth_date, full_date, stamp
from aftercare_desktop.words.disclosures import GROUNDS, HANDED
from aftercare_desktop.words.part2 import NOTICE, SHORT_NOTICE
from aftercare_desktop.words.phones import shown_phone

COVER = "Confidential"
COVER_LEAD = "This packet is meant for the recipient below and nobody else. It holds health information."
GONE_WRONG = (
    "If it reached you by mistake, do not read, copy or pass it on. Call {phone}. Destroy it or send it back."
)
SCOPE = "What was agreed"
BY_LAW = "Ground on which this is shared"
NOTICE_TITLE = "Notice"
LEFT_OUT = "Part of it, as the client wishes"
REPORTED = "What is reported"
DISAGREEMENTS = "The client does not agree"
DISAGREES = "The client disagrees with something in this record. Ask the center."
"""In place of a statement of disagreement, where the paper tells only part of what the record may hold."""
NOTHING = "Nothing is recorded."
BORN, NO_BIRTH_DATE = "Born {day}", "Date of birth not recorded"

_FORM: Mapping[FormField, str] = MappingProxyType(
    {
        FormField.RECIPIENT_NAME: "Given to",
        FormField.FACILITY: "Where they work",
        FormField.TOLD_BY: "Told by",
        FormField.HAPPENED_AT: "Date and time",
        FormField.NATURE: "What happened",
        FormField.REGISTER_ID: "It stands on",
    }
)

Rows = tuple[tuple[str, str], ...]


def title(paper: DisclosedPaper) -> str:
    """What kind of paper it is. It stands in the file's properties too and names nobody."""
    return HANDED[paper.disclosure.handed]


def notice(paper: DisclosedPaper) -> str:
    """The federal words that go along: the long ones with everything on consent, the short ones on other grounds."""
    return NOTICE if paper.disclosure.ground is Ground.CONSENT else SHORT_NOTICE


def gone_wrong(paper: DisclosedPaper) -> str:
    """What somebody does who got it by mistake."""
    return GONE_WRONG.format(phone=shown_phone(paper.center.line.number))


def between(paper: DisclosedPaper) -> Rows:
    """To whom, from whom and when: nothing about the client, for a cover sheet."""
    center = paper.center
    sender = (center.name, center.address.one_line(), shown_phone(center.line.number))
    return _known(
        ("To", addressed(paper.disclosure.recipient_words)),
        ("From", _lines(paper.made_with, *sender)),
        ("Date", full_date(paper.made_on)),
    )


def about(paper: DisclosedPaper) -> Rows:
    """About whom, why, and from which version of the plan."""
    told = paper.disclosure
    version = "" if paper.plan_number is None else f"Version {paper.plan_number}"
    return _known(
        ("About", whom(paper)),
        ("Purpose", told.purpose),
        ("Aftercare plan", version),
    )


def whom(paper: DisclosedPaper) -> str:
    """ "Theo Bramwell", and below it "Born 04/09/1991": no more than the recipient needs to know whom it is about.

    On lines of their own, so that each is written from its own side.
    """
    born = BORN.format(day=birth_date(paper.birth_date)) if paper.birth_date is not None else NO_BIRTH_DATE
    return _lines(paper.client_name, born)


def addressed(recipient: RecipientWords) -> str:
    """A recipient as on an envelope, with phone and fax."""
    phone = f"Phone {shown_phone(recipient.phone)}" if recipient.phone.strip() else ""
    fax = f"Fax {shown_phone(recipient.fax)}" if recipient.fax.strip() else ""
    return _lines(recipient.name, recipient.contact, recipient.address.one_line(), phone, fax)


def scope_title(paper: DisclosedPaper) -> str:
    """What the facts of the ground stand under."""
    return SCOPE if paper.consent is not None else BY_LAW


def scope(paper: DisclosedPaper) -> Rows:
    """The consent's scope; on another ground the ground and what its short form asked."""
    if paper.consent is not None:
        return _known(*_of_consent(paper.consent, paper.signing))
    return _known(*_of_form(paper))


def _of_consent(consent: Consent, signing: ConsentSigning | None) -> Iterator[tuple[str, str]]:
    court = consent.court
    yield "Client", consent.client_name
    yield "Who may share", consent.discloser
    yield "With whom", recipient_name(consent)
    yield "What", "\n".join(": ".join(CATEGORIES[one]) for one in consent.categories)
    # Their own words would tell what they want left out.
    yield "Left out", LEFT_OUT if consent.limits.strip() else ""
    yield "What for", consent.purpose.strip() or AT_REQUEST
    yield "How long", ends(consent)
    if consent.kind is ConsentKind.CRIMINAL_JUSTICE:
        yield "Official", court.official
        yield "Case", court.case
        yield "In effect", court.period
        revocable = full_date(court.revocable_from) if court.revocable_from is not None else ""
        yield "Can be taken back from", ", ".join(filter(None, (revocable, court.revocable_when.strip())))
    if consent.kind is ConsentKind.LEGAL_PROCEEDINGS:
        yield "Proceeding", consent.proceeding
    yield "Taking it back", consent.revocation
    if consent.kind is ConsentKind.CARE:
        yield "Sharing again", consent.redisclosure
    if signing is not None:
        as_whom = (
            f" ({SIGNERS[signing.signer].lower()})" if signing.signer is not ConsentSigner.CLIENT else ""
        )
        yield "Signed", f"{full_date(signing.on)}, by {signing.name}{as_whom}"


def _of_form(paper: DisclosedPaper) -> Iterator[tuple[str, str]]:
    told = paper.disclosure
    yield "Ground", f"{GROUNDS[told.ground][0]}. {GROUNDS[told.ground][1]}"
    for field in REQUIRED[told.ground]:
        if field is not FormField.WORDS:
            yield _FORM[field], _form_value(paper, told, field)


def _form_value(paper: DisclosedPaper, told: Disclosure, field: FormField) -> str:
    if field is FormField.REGISTER_ID:
        return paper.basis
    if field is FormField.HAPPENED_AT:
        happened = told.form.happened_at
        return "" if happened is None else stamp(happened, ZoneInfo(paper.center.timezone))
    return str(getattr(told.form, field.value))


def reported(paper: DisclosedPaper) -> str:
    """What is reported, word for word, where the ground is a report."""
    told = paper.disclosure
    return told.form.words.strip() if FormField.WORDS in REQUIRED[told.ground] else ""


def _known(*rows: tuple[str, str]) -> Rows:
    return tuple((name, value.strip()) for name, value in rows if value.strip())


def _lines(*parts: str) -> str:
    return "\n".join(part.strip() for part in parts if part.strip())
