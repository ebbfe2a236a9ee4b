"""Breaches in words: what went out, where it was meant to go, and by when the client is told."""

from datetime import date

from aftercare_desktop.domain.disclosures import Breach, Disclosure, Sending
from aftercare_desktop.words.dates import full_date
from aftercare_desktop.words.disclosures import HANDED, WAYS, left_out_words

RULE = "The client is told without delay, at latest 60 days after it was discovered (45 CFR 164.404)."
NO_BREACHES = "Nothing went to the wrong place, or everything that did is closed."
WHAT_HINT = "Which papers or words, not what they say: “Letter with my medicines”"
DONE_HINT = "Called, asked to destroy it, confirmed in writing"


def what_went(disclosure: Disclosure) -> str:
    """ "Letter with: my medicines, my goals": the paper and its kinds of information, never what it says."""
    kinds = left_out_words(disclosure.categories)
    return f"{HANDED[disclosure.handed]} with: {kinds}" if kinds else HANDED[disclosure.handed]


def whom_meant(disclosure: Disclosure, sending: Sending) -> str:
    """ "Meant for Larch Hill, sent by fax to 207-555-0158. It went to: ": the rest is for the person to write."""
    name = disclosure.recipient_words.name or disclosure.recipient_words.contact
    way = WAYS[sending.way][:1].lower() + WAYS[sending.way][1:]
    to = f" to {sending.number}" if sending.number else ""
    return f"Meant for {name}, sent by {way}{to}. It went to: "


def told_words(breach: Breach, today: date) -> str:
    """Whether the client was told, and if not, by when and in how many days."""
    if breach.client_told_on is not None:
        return f"The client was told on {full_date(breach.client_told_on)}"
    by = breach.tell_client_by()
    left = (by - today).days
    if left < 0:
        return f"Overdue: the client was to be told by {full_date(by)}"
    days = {0: "today is the last day", 1: "1 day left"}.get(left, f"{left} days left")
    return f"Tell the client by {full_date(by)}, {days}"
