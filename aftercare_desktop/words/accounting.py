"""Words of the accounting of disclosures, as the client reads it."""

from collections.abc import Iterable

from aftercare_desktop.domain.accounting import AccountedDisclosure, Accounting
from aftercare_desktop.words.dates import birth_date, full_date
from aftercare_desktop.words.disclosures import GROUNDS

TITLE = "What was shared about me"
LEAD = (
    "What this center shared about me from {first} to {last}. What was prepared and not sent is not in it. Reports "
    "that the law has the center make of child abuse or of a crime are in no such list, whether there are any or not."
)
"""Said on every paper, so that it tells nobody whether there is a report."""
ON_CONSENT = "With my consent"
NONE_ON_CONSENT = "Nothing was shared with my consent in this time."
ON_OTHER_GROUNDS = "Without my consent, as the law allows"
NONE_ON_OTHER_GROUNDS = "Nothing else is listed for this time."
HEADS = ("Day", "Who got it", "What", "What for")
FOOTER = "Accounting of disclosures, made with {who} on {day}"

Row = tuple[str, str, str, str]


def lead(accounting: Accounting) -> str:
    """Which time it tells of."""
    whole = accounting.period
    return LEAD.format(first=full_date(whole.first), last=full_date(whole.last))


def whose(accounting: Accounting) -> str:
    """Name and date of birth, each on its line."""
    born = f"Born {birth_date(accounting.birth_date)}" if accounting.birth_date is not None else ""
    return "\n".join(part for part in (accounting.client_name.strip(), born) if part)


def footer(accounting: Accounting) -> str:
    """What it is, with whom and when it was made; nobody is named who is not staff."""
    return FOOTER.format(who=accounting.made_with, day=full_date(accounting.made_on))


def rows(disclosures: Iterable[AccountedDisclosure]) -> tuple[Row, ...]:
    """The lines of a table: day, name and address, brief description, purpose or else the ground."""
    return tuple(
        (
            full_date(one.sent_on),
            "\n".join(filter(None, (part.strip() for part in _who(one)))),
            one.description,
            one.purpose.strip() or GROUNDS[one.ground][0],
        )
        for one in disclosures
    )


def _who(one: AccountedDisclosure) -> tuple[str, ...]:
    return one.recipient.name, one.recipient.contact, one.recipient.address.one_line()
